import assert from 'node:assert/strict'
import fc from 'fast-check'
import {find} from '../../server/src/core/mentions/find.js'
import {chinese} from '../../server/src/core/mentions/languages.js'
import type {Found} from '../../server/src/core/mentions/mention.js'
import {GUARDS} from '../../server/src/core/mentions/zh/guard-list.js'
import {numbers} from '../../server/src/core/quantity/zh/scan.js'
import {toSource, viewOf} from '../../server/src/core/text/view.js'
import {foundIn} from './reading.js'

const PIECES =
  '全市 累计 建成 公园 绿地面积 达到 增长 下降 比上年 由 提高到 分别为 其中 占 的 和 、 ， 。 ； ： （ ） “ ” 《 》 12 3.5 2020 1,234 5G 第 三 十余 百 千 万 亿 个 家 % 亿元 公里 年 月 日 2020年 到2025年 截至2021年底 “十四五” 全年 不低于 约 以上 左右 — 翻一番 全覆盖 每 级 号 \t | 12:30 [ ] 1+N \ud800 \0 ~ - ３．５ ㎡ ⺠'.split(
    ' ',
  )

const SIGNS =
  '年 月 日 - — ~ . / ( （ ) 〔 〕 [ ] 【 】 第 号 : 时 点 GB ISO A P x × + N · # 版 热线 届 前 TOP 后 位 强 百 十 是 党的 大 级 星 元 亿元 附件 表 每 个 人 户 以 为 = 上年 五年 五时期 ， ; 。 2021 12 100'.split(
    ' ',
  )

const drafts = fc.array(fc.constantFrom(...PIECES), {maxLength: 40}).map((pieces) => pieces.join(''))
const fixed = {seed: 20260, numRuns: 3000}

const narrow = (text: string): string =>
  text.replace(/[，；：（）％０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

const shape = ({mentions}: Found): readonly string[] =>
  mentions.map(({quantity, change, name}) => [quantity.unit, quantity.qualifier, change, narrow(name.text)].join())

suite('what a paragraph says', () => {
  test('spans lie inside, in order, and none overlaps another', () => {
    fc.assert(
      fc.property(drafts, (text) => {
        const {mentions, skipped} = foundIn(text)
        const spans = [...mentions, ...skipped].map(({span}) => span).sort((a, b) => a.from - b.from)
        for (const [index, {from, to}] of spans.entries()) {
          assert.ok(from >= (spans[index - 1]?.to ?? 0) && from < to && to <= text.length, JSON.stringify(spans))
        }
        for (const {text: said, span} of mentions) assert.equal(said, text.slice(span.from, span.to))
      }),
      fixed,
    )
  })

  test('no guard holds where its own signs do not stand', () => {
    const side = fc.array(fc.constantFrom(...SIGNS, ' '), {maxLength: 4}).map((signs) => signs.join(''))
    fc.assert(
      fc.property(side, fc.constantFrom('1', '12', '100', '2021', '十', '五', '二十'), side, (left, number, right) => {
        for (const {id, before, behind, reach} of GUARDS) {
          if (!reach({left, number, right})) continue
          const stands = (signs: string | null, sign: string | undefined): boolean =>
            signs === null || (sign !== undefined && signs.includes(sign))
          assert.ok(stands(before, left.at(-1)) && stands(behind, right[0]), `${id}: ${left}|${number}|${right}`)
        }
      }),
      fixed,
    )
  })

  test('every number is a mention or has its reason', () => {
    fc.assert(
      fc.property(drafts, (text) => {
        const view = viewOf(text, [])
        const {mentions, skipped} = foundIn(text)
        for (const number of numbers(view.text)) {
          const {from, to} = toSource(view, number)
          const holders = [...mentions, ...skipped].filter(({span}) => span.from < to && from < span.to)
          assert.equal(holders.length, 1, `${text.slice(from, to)} in ${JSON.stringify(text)}`)
        }
      }),
      fixed,
    )
  })

  test('full-width signs and half-width signs read alike', () => {
    fc.assert(
      fc.property(drafts, (text) => {
        const plain = text.replace(/[（）]/g, '')
        assert.deepEqual(shape(foundIn(narrow(plain))), shape(foundIn(plain)))
      }),
      fixed,
    )
  })

  test('any text at all is read', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 200}), (text) => {
        assert.ok(foundIn(text).mentions.length >= 0)
      }),
      fixed,
    )
  })

  test('the same passage gives the same object', () => {
    const passage = {kind: 'paragraph', source: '绿地12公顷', view: viewOf('绿地12公顷', []), depth: 0} as const
    assert.equal(find(passage, chinese), find(passage, chinese))
  })
})
