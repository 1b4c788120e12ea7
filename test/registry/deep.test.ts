import assert from 'node:assert/strict'
import {problems} from '../../server/src/core/ide/findings/findings.js'
import {isTooDeep} from '../../server/src/core/registry/yaml/too-deep.js'
import {advance} from '../../server/src/core/session/advance.js'
import type {Change} from '../../server/src/core/session/change.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'

suite('YAML that nests without end', () => {
  for (const sign of ['[', '{', '{a: ', '- ', '? ', '[{a: '])
    for (const [kind, toRead] of [
      ['a registry', (text: string): Change => ({kind: 'registries-read', files: [{path: 'r.metrics.yaml', text}]})],
      ['a configuration', (text: string): Change => ({kind: 'config-set', path: 'plumbline.yaml', text})],
    ] as const)
      test(`${kind} of 20,000 ${sign} is refused in words`, () => {
        const text = `plumbline: 1\nx:${/^[-?]/.test(sign) ? '\n ' : ''} ${sign.repeat(20_000)}`
        const said = [...problems(advance(emptySnapshot, toRead(text))).values()].flat()
        assert.ok(said.some(({words}) => /nested too deeply/.test(words.en) && /嵌套过深/.test(words.zh)))
        assert.ok(!said.some(({words}) => /stack/.test(words.en + words.zh)))
      })

  test('levels by indentation are counted too, and what people write is not', () => {
    const nested = Array.from({length: 400}, (_, index) => `${' '.repeat(index)}a:`).join('\n')
    assert.ok(isTooDeep(nested))
    const many = 'indicators:\n  - {id: a, names: [甲[0, 乙]}\n  - id: b\n    note: 区间[0，1)\n'.repeat(2000)
    assert.ok(!isTooDeep(many))
  })
})
