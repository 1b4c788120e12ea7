import assert from 'node:assert/strict'
import {extract} from '../../server/src/core/ide/explain/extract.js'
import {review} from '../../server/src/core/ide/review/review.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {reviewCsv} from '../../server/src/review/csv.js'
import {reviewHtml} from '../../server/src/review/html.js'
import {registry} from '../cli/run.js'

const draft = `# 云州市数字规划

## 一、现状

截至2020年底，全市互联网数据中心105个，体育馆<b>3座</b>。

## 二、目标

到2025年，互联网数据中心达到120个以上；2019年互联网数据中心90个。
`

const opened = (text: string, registries: readonly string[]): Snapshot => {
  const read = advance(emptySnapshot, {
    kind: 'registries-read',
    files: registries.map((it, at) => ({path: `${at}.metrics.yaml`, text: it})),
  })
  return advance(read, {kind: 'draft-opened', uri: 'plan.md', text})
}

const reviewed = (text = draft, registries: readonly string[] = [registry]) => {
  const made = review(opened(text, registries), 'plan.md')
  assert.ok(made)
  return made
}

const made = {version: '1.0.0', date: '2026-01-02', path: 'plan.md'}

suite('the review of a draft', () => {
  test('has one row for every figure that extract prints, under its chapter, with what it was held against', () => {
    const {rows, counts, title} = reviewed()
    assert.equal(title, '云州市数字规划')
    assert.equal(rows.length, extract(opened(draft, [registry]), 'plan.md').length)
    assert.deepEqual(
      rows.map(({chapter, name, written, verdict, reason, against}) => [
        chapter,
        name,
        written,
        verdict,
        reason,
        against?.value.zh,
        against?.time?.zh,
      ]),
      [
        ['一、现状', '互联网数据中心', '105个', 'differ', null, '103个', '2020年末'],
        ['一、现状', '体育馆', '3座', 'unregistered', null, undefined, undefined],
        ['二、目标', '互联网数据中心', '120个以上', 'agree', null, '不低于120个', '2025年'],
        ['二、目标', '互联网数据中心', '90个', 'uncompared', 'other-time', undefined, undefined],
      ],
    )
    assert.equal(
      Object.values(counts).reduce((sum, it) => sum + it),
      rows.length,
    )
  })

  test('lists each error and warning once, in its sentence, with the words to write', () => {
    const [first, ...others] = reviewed().corrections
    assert.deepEqual(others, [])
    assert.equal(first?.sentence, '截至2020年底，全市互联网数据中心105个，体育馆<b>3座</b>')
    assert.equal(first?.sentence.slice(first.within.from, first.within.to), '105个')
    assert.equal(first?.change, '103个')
  })

  test('without a registry says so and holds nothing against one', () => {
    const bare = reviewed(draft, [])
    assert.equal(bare.registry, null)
    assert.match(reviewHtml(bare, made, 'zh'), /没有登记库，各数值均未与登记值核对/)
    assert.doesNotMatch(reviewHtml(bare, made, 'zh'), /“一致”指/)
  })
})

suite('the page of a review', () => {
  test('shows what a draft and a registry say as text', () => {
    const page = reviewHtml(reviewed(), made, 'zh')
    assert.match(page, /体育馆&lt;b&gt;3座&lt;\/b&gt;/)
    assert.doesNotMatch(page, /<b>3座|<script|https?:/)
    assert.match(page, /default-src 'none'/)
  })

  test('has a row for every figure and every correction, and a line to sign', () => {
    const page = reviewHtml(reviewed(), made, 'zh')
    assert.equal(page.match(/class="tick"/g)?.length, 4)
    assert.match(page, /<mark>105个<\/mark>/)
    for (const words of ['指标核对表', '更正表', '各章情况', '编制', '核稿', '审定'])
      assert.ok(page.includes(words), words)
  })

  test('exists in English', () => assert.match(reviewHtml(reviewed(), made, 'en'), /Review of figures.*differs/s))
})

suite('the review as CSV', () => {
  test('has a BOM, a head and a row for every figure', () => {
    const lines = reviewCsv(reviewed(), 'zh').split('\r\n')
    assert.match(lines[0] ?? '', /^\ufeff序号,章节/)
    assert.match(lines[1] ?? '', /^1,一、现状,一,互联网数据中心,105个,2020年末,103个,2020年末,/)
    assert.equal(lines.length, 6)
  })

  test('holds no formula', () => {
    const {rows, ...rest} = reviewed()
    const spiked = {...rest, rows: rows.map((it) => ({...it, name: '=HYPERLINK("x")'}))}
    assert.match(reviewCsv(spiked, 'zh'), /"'=HYPERLINK\(""x""\)"/)
  })
})

suite('ticks, remarks and exemptions in a review', () => {
  const decide = (kind: string, more: object) => ({
    id: kind,
    kind,
    indicator: 'yz.idc',
    section: '现状',
    role: 'baseline',
    figure: '105个',
    by: '张三',
    at: '2021-06-30',
    why: '<b>口径不同</b>',
    ...more,
  })
  const withDecisions = (...all: readonly object[]) => {
    const text = all.map((it) => `- ${JSON.stringify(it)}\n`).join('')
    const snapshot = advance(opened(draft, [registry]), {kind: 'decisions-set', file: {path: 'd.yaml', text}})
    const found = review(snapshot, 'plan.md')
    assert.ok(found)
    return found
  }
  const question = reviewed().rows[0]?.question
  const live = {script: 'x.js', source: 'https://x'}

  test('what was ticked is on the page with its person, and in the table', () => {
    const found = withDecisions(decide('checked', {...question}))
    assert.match(reviewHtml(found, made, 'zh'), /<span class="box">✓<\/span><small>张三 06-30<\/small>/)
    assert.match(reviewCsv(found, 'zh').split('\r\n')[1] ?? '', /,✓,张三,2021-06-30,$/)
    assert.match(reviewHtml(found, {...made, live}, 'zh'), /id="t1"[^>]* checked>/)
  })

  test('a tick of another figure has fallen off, and the row says which that was', () => {
    const page = reviewHtml(withDecisions(decide('checked', {...question, figure: '99个'})), {...made, live}, 'zh')
    assert.match(page, /2021-06-30 核过99个，现已改动，请重核/)
    assert.doesNotMatch(page, / checked>/)
  })

  test('a remark decides nothing, and stands on the page as text', () => {
    const found = withDecisions(decide('noted', {...question}))
    assert.equal(found.rows[0]?.verdict, 'differ')
    assert.deepEqual(found.exempt, [])
    assert.match(reviewHtml(found, made, 'zh'), /&lt;b&gt;口径不同&lt;\/b&gt;（张三 06-30）/)
  })

  test('what stays as it is is listed with its reason, and so is what a comment silences', () => {
    const kept = withDecisions(decide('kept', {...question}))
    assert.deepEqual(
      kept.exempt.map(({kind, why, by}) => [kind, why, by]),
      [['kept', '<b>口径不同</b>', '张三']],
    )
    const line = '<!-- plumbline-disable-next-line registry-value-mismatch: 两数口径不同 -->\n截至2020年底，'
    assert.deepEqual(
      reviewed(draft.replace('截至2020年底，', line)).exempt.map(({kind, why}) => [kind, why]),
      [['comment', '两数口径不同']],
    )
  })

  test('changes against another version are there when one is given', () => {
    const before = draft.replace('105个', '99个')
    const changed = review(opened(draft, [registry]), 'plan.md', before)
    assert.ok(changed)
    assert.match(reviewHtml(changed, made, 'zh'), /<td>改数<\/td><td>互联网数据中心[^<]*<\/td><td>99个<\/td><td>105个</)
    assert.equal(reviewed().changes, null)
  })

  test('only a page in an editor has a script, and no other may run there', () => {
    assert.doesNotMatch(reviewHtml(reviewed(), made, 'zh'), /<script|<button|<input|script-src/)
    const page = reviewHtml(reviewed(), {...made, live}, 'zh')
    assert.equal(page.match(/<script/g)?.length, 1)
    assert.match(page, /script-src https:\/\/x; img-src data:/)
  })
})
