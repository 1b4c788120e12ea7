import assert from 'node:assert/strict'
import fc from 'fast-check'
import type {World} from '../../server/src/core/config/world.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {rules} from '../../server/src/core/rules/index.js'
import type {Finding, Rule} from '../../server/src/core/rules/rule.js'
import {findings} from '../../server/src/core/rules/run.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {found, read, worldOf} from '../fixture.js'
import {mark, unmark} from '../marks.js'

/** The examples of a rule as plain drafts, each with its world. */
const cases = (rule: Rule): readonly {text: string; world: World}[] =>
  rule.examples.map((example) => ({text: unmark(example.draft).text, world: worldOf(example)}))

const marked = (text: string, all: readonly Finding[]): string =>
  mark(
    text,
    all.map(({span}) => span),
  )

const eachCase = (what: string, check: (rule: Rule, text: string, world: World) => void): void => {
  for (const rule of rules)
    test(`${rule.id} ${what}`, () => {
      for (const {text, world} of cases(rule)) check(rule, text, world)
    })
}

suite('every rule', () => {
  eachCase('is not changed by a paragraph that says nothing of its matter', (rule, text, world) => {
    const tail = '\n\n本规划由有关部门负责解释\n'
    assert.equal(marked(text + tail, found(rule, text + tail, world)), marked(text, found(rule, text, world)) + tail)
  })

  eachCase('finds the same with CRLF', (rule, text, world) => {
    const crlf = text.replaceAll('\n', '\r\n')
    assert.equal(
      marked(crlf, found(rule, crlf, world)).replaceAll('\r\n', '\n'),
      marked(text, found(rule, text, world)),
    )
  })

  eachCase('reads half-width text alike, where it says so', (rule, text, world) => {
    if (rule.halfWidth !== 'alike') return
    const half = text.normalize('NFKC')
    const all = found(rule, text, world).filter((finding) => !isRepairedByNfkc(finding, text))
    assert.equal(marked(half, found(rule, half, world)), marked(text, all).normalize('NFKC'))
  })

  eachCase('has fixes that keep the structure and settle the finding', (rule, text, world) => {
    const all = found(rule, text, world)
    for (const {title, edits} of all.flatMap(({fixes}) => fixes)) {
      const fixed = applyAll(text, edits)
      assert.deepEqual(shapeOf(fixed), shapeOf(text), `“${title.zh}” changes the structure: ${fixed}`)
      assert.ok(found(rule, fixed, world).length < all.length, `“${title.zh}” leaves the finding: ${fixed}`)
    }
  })

  eachCase('says the same in two languages, and ends its sentences', (rule, text, world) => {
    for (const {words} of found(rule, text, world)) {
      assert.match(words.zh, /[。！？]$/)
      assert.match(words.en, /[.?!]$/)
      assert.doesNotMatch(words.zh + words.en, /undefined|null|NaN|\[object/)
    }
  })
})

/** NFKC makes 一网 of ⼀⽹ and kg of ㎏: what is found there is not a matter of width, and is gone with the character. */
const isRepairedByNfkc = ({span}: Finding, text: string): boolean =>
  [...text.slice(span.from, span.to)].some((it) => it.normalize('NFKC') !== it && !/[\uff00-\uffef]/.test(it))

/** Kinds and nesting of blocks, as Markdown has them. */
const shapeOf = (text: string): unknown => open(text).chunks.flatMap(({nodes}) => nodes.map(shape))

interface Node {
  readonly type: string
  readonly depth?: number
  readonly children?: readonly Node[]
}

const shape = ({type, depth, children}: Node): unknown =>
  type === 'paragraph' || type === 'heading' || type === 'tableCell'
    ? [type, depth ?? 0]
    : [type, ...(children ?? []).map(shape)]

const registry = rules.flatMap(({examples}) => examples.flatMap((example) => example.registry ?? []))

/** Scraps of plans, Markdown and noise: what a rule may meet while somebody types. */
const scraps = [
  ...rules.flatMap(({examples}) => examples.map(({draft}) => unmark(draft).text)),
  ...'截至2020年底 到2025年 “十四五”期间 近 超过 余 以上 约 左右 3.2 14万 1/3 二〇 ％ % 个 亿元 万 公里 ： ， 。 、 ； （ ） 《 》 〔2021〕 一、 （一） 1. 专栏3 表2 其中 分别 占 增长 '.split(
    ' ',
  ),
  ...[
    '**',
    '`',
    '| a | b |\n| - | - |\n| 1 | 2 |\n',
    '\n',
    '\n\n',
    '# ',
    '- ',
    '> ',
    '<!-- plumbline-disable-line a-b: c -->',
    '---\n',
    '\r',
    '\u0000',
    '\ud800',
    '⺠',
    '①',
    '\t',
    '[a](b)',
    '<b>',
    '\ufeff',
  ],
]

suite('all rules together', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...scraps), fc.string({maxLength: 4})), {maxLength: 30})
    .map((all) => all.join(''))
  const world = fc.constantFrom('', ...registry).map((given) => worldOf({registry: given}))

  test('are total, and stay inside the draft', () => {
    fc.assert(
      fc.property(text, world, (draft, world) => {
        for (const finding of findings(read(draft, world), world)) expectInside(finding, draft)
      }),
      {seed: 4, numRuns: 400},
    )
  })

  test('offer no edit of front matter, code, HTML or links', () => {
    fc.assert(
      fc.property(text, world, (draft, world) => {
        const hidden = `---\ntitle: ${draft.replaceAll(/\s+/g, '')}\n---\n`
        for (const {fixes} of findings(read(hidden + draft, world), world))
          for (const {edits} of fixes)
            for (const {from} of edits) assert.ok(from >= open(hidden + draft).frontMatter!.to)
      }),
      {seed: 5, numRuns: 100},
    )
  })
})

function expectInside({rule, span, fixes, related}: Finding, {length}: string): void {
  const spans = [span, ...fixes.flatMap(({edits}) => edits), ...related.flatMap(({at}) => ('path' in at ? [] : [at]))]
  for (const {from, to} of spans)
    assert.ok(0 <= from && from <= to && to <= length, `${rule}: [${from}, ${to}) of ${length}`)
}
