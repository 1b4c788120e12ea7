import assert from 'node:assert/strict'
import {periodOf, registryPath, skeletonOf, withSource} from '../../client/src/skeleton.js'
import {readConfig} from '../../server/src/core/config/read.js'
import {figures} from '../../server/src/core/ide/coverage/figures.js'
import {findings, problems} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'

suite('a new workspace', () => {
  test('is of the five years that its title names, else of those that are being planned', () => {
    assert.deepEqual(periodOf('云州市“十四五”规划', 2030), {id: 'FYP14', start: 2021, name: '十四五'})
    assert.deepEqual(periodOf('云州市规划', 2025).name, '十五五')
    assert.deepEqual(periodOf('云州市规划', 2026).name, '十五五')
    assert.deepEqual(periodOf('云州市规划', 1999).name, '十三五')
  })

  test('has a registry and a configuration without fault, and a draft without findings of errors', () => {
    const {config, registry, draft} = skeletonOf('云州市“十五五”数字经济发展规划', 2026)
    const snapshot = [
      {kind: 'config-set', path: '/w/plumbline.yaml', text: config} as const,
      {kind: 'registries-read', files: [{path: `/w/${registryPath}`, text: registry}]} as const,
      {kind: 'draft-opened', uri: 'a', text: draft.replace('| % | | |', '| % | 64.5 | 70 |')} as const,
    ].reduce(advance, emptySnapshot)
    const grave = [...problems(snapshot).values()].flat().filter(({severity}) => severity === 'error')
    assert.deepEqual(
      grave.map(({words}) => words.zh),
      [],
    )
    assert.deepEqual(
      findings(snapshot, 'a')
        .filter(({severity}) => severity === 'error')
        .map(({words}) => words.zh),
      [],
    )
    assert.deepEqual(
      figures(snapshot, 'a').map(({text, indicator}) => `${text} ${indicator}`),
      ['64.5 urbanisation', '70 urbanisation'],
    )
  })

  test('a source is added to a configuration, and what is written there stays', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['', 'registry:\n  - b.yaml\n'],
      ['plan: {}\n', 'registry:\n  - b.yaml\nplan: {}\n'],
      ['registry:\n  - a.yaml\nplan: {}\n', 'registry:\n  - a.yaml\n  - b.yaml\nplan: {}\n'],
      ['registry: # 来源\n- a.yaml # 一\n# 二\n', 'registry: # 来源\n- a.yaml # 一\n# 二\n- b.yaml\n'],
      ['registry:\n  - a.yaml', 'registry:\n  - a.yaml\n  - b.yaml\n'],
      ['registry: [a.yaml]\n', 'registry: [a.yaml, b.yaml]\n'],
      ['registry: []\n', 'registry: [b.yaml]\n'],
    ]
    for (const [before, after] of cases) {
      assert.equal(withSource(before, 'b.yaml'), after, before)
      assert.ok(readConfig('p', withSource(before, '登 记.yaml')).registry.includes('登 记.yaml'), before)
    }
  })
})
