import assert from 'node:assert/strict'
import fc from 'fast-check'
import {chunkStarts} from '../../server/src/core/markdown/draft.js'
import {noLabels, parse} from '../../server/src/core/markdown/parse.js'
import {readPlain} from '../../server/src/core/markdown/plain.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {draft, plan} from './adversary.js'

const seed = 20210124

/** Holds each plain chunk of a draft against what remark-parse reads of it and the rest, and says how much was plain. */
function plainPart(text: string): number {
  const draft = open(text)
  const starts = chunkStarts(draft)
  let characters = 0
  draft.chunks.forEach(({source, nodes}, index) => {
    if (!readPlain(text, starts[index]!)) return
    const whole = parse(text.slice(starts[index]!), noLabels).filter(
      ({position}) => position!.start.offset! < source.length,
    )
    assert.deepEqual(nodes, whole)
    characters += source.length
  })
  return characters
}

suite('text read without a parser', () => {
  test('is what remark-parse reads, whatever follows', () => {
    let characters = 0
    let plain = 0
    fc.assert(
      fc.property(plan, (text) => {
        characters += text.length
        plain += plainPart(text)
      }),
      {seed, numRuns: 500},
    )
    assert.ok(
      plain > characters / 4,
      `the generator is asleep: ${plain} of ${characters} characters plain, seed ${seed}`,
    )
  })

  test('is what remark-parse reads in hostile company', () => {
    fc.assert(
      fc.property(draft(8), (text) => void plainPart(text)),
      {seed, numRuns: 300},
    )
  })

  const drafts: readonly (readonly [string, boolean])[] = [
    ['# 一、总体要求\n\n到2025年，建成**3.2万**个。\n', true],
    ['| 指标 | 2020年 |\n| --- | ---: |\n| 数据中心 | 103个 |\n\n后文', true],
    ['- **重点。**建成\n- 建成5~8个\n\n后文', true],
    ['1.数字基础设施全国领先。\n2.数据资源利用效率提升。\n', true],
    ['R&D经费比例2:1，3~5个，6~8个，12.5%\n', true],
    ['- 甲\n\n- 乙\n\n2025年，建成。', true],
    ['- 甲\n\n  续\n\n- 乙', false],
    ['1. 甲\n\n2) 乙', false],
    ['正文\n===', false],
    ['正文\n\n    缩进', false],
    ['甲**乙', true],
    ['- 甲*乙', true],
    ['甲**乙\n丙', true],
    ['**\n\n#5', true],
    ['甲**乙\n丙**丁', false],
    ['甲**乙**丙*丁', false],
    ['** *', false],
    ['甲 \n乙', false],
    ['| 甲 |\n| --- | --- |\n', false],
    ['<!-- 注\n\n- [甲] -->乙\n\n后文', true],
    ['<!-- 注\n\n后文\n', true],
    ['<!-- 注 -->\n正文', true],
    ['<!-- 注 -->\n\n  缩进', false],
    ['<!-- <td> -->', false],
    ['<!doctype>', false],
    ['见 http://a.b', false],
    ['&amp;', false],
  ]
  for (const [text, expected] of drafts)
    test(`${JSON.stringify(text)} is ${expected ? '' : 'not '}provably plain`, () =>
      assert.equal(readPlain(text, 0) !== null, expected))
})
