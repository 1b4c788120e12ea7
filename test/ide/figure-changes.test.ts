import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {type FigureChange, figureChanges} from '../../server/src/core/ide/review/figure-changes.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {changesText, errataText} from '../../server/src/review/changes.js'

const opened = (text: string) => ({
  snapshot: advance(emptySnapshot, {kind: 'draft-opened', uri: 'plan.md', text}),
  path: 'plan.md',
})

const changes = (before: string, after: string): readonly FigureChange[] => figureChanges(opened(before), opened(after))

const told = (all: readonly FigureChange[]) =>
  all.map(({kind, name, before, after, direction}) =>
    [kind, name, before?.text, after?.text, direction].filter((it) => it),
  )

const plan = `# 云岭县绿化规划

## 一、现状

截至2020年底，全县建成公园105个，绿道80公里。森林覆盖率58.2%。依据《云岭县国土空间规划》编制。

## 二、目标

到2025年，公园达到150个以上，绿道达到约120公里，森林覆盖率达到60%。
`

/** One edit of the plan and the one line that it is to be. */
const becomes = (what: string, from: string, to: string, ...line: readonly (string | undefined)[]) =>
  test(what, () => {
    assert.ok(plan.includes(from))
    assert.deepEqual(told(changes(plan, plan.replace(from, to))), line.length ? [line] : [])
  })

suite('what changed in figures between two drafts', () => {
  becomes('another value', '105个', '106个', 'value', '公园', '105个', '106个', 'more')
  becomes('a target that is lowered', '150个以上', '140个以上', 'target', '公园', '150个以上', '140个以上', 'less')
  becomes('a share that is a target', '60%', '62%', 'target', '森林覆盖率', '60%', '62%', 'more')
  becomes('a qualifier that is weakened', '150个以上', '约150个', 'qualifier', '公园', '150个以上', '约150个', 'less')
  becomes(
    'a qualifier that is strengthened',
    '约120公里',
    '120公里',
    'qualifier',
    '绿道',
    '约120公里',
    '120公里',
    'more',
  )
  becomes('a figure that is new', '绿道80公里。', '绿道80公里，游园30个。', 'added', '游园', '30个')
  becomes('a figure that is gone', '，绿道80公里', '', 'gone', '绿道', '80公里')
  becomes(
    'a document that is cited instead of another',
    '《云岭县国土空间规划》',
    '',
    'uncited',
    '云岭县国土空间规划',
    '《云岭县国土空间规划》',
  )
  const done = '2020年，森林面积增长2%。'
  const will = '2020年，力争森林面积增长2%。'
  test('a growth that was yet to come and is told as come, and the other way round', () => {
    assert.deepEqual(told(changes(will, done)), [['unwilled', '森林面积', '2%', '2%']])
    assert.deepEqual(told(changes(done, will)), [['willed', '森林面积', '2%', '2%']])
  })
  becomes(
    'a goal that is told as a state',
    '到2025年，公园达到150个以上，',
    '目前，公园已达到150个以上；到2025年，',
    'unwilled',
    '公园',
    '150个以上',
    '150个以上',
  )
  test('another time of the same value', () => {
    const [first] = changes(plan, plan.replace('截至2020年底', '截至2021年底'))
    assert.deepEqual([first?.kind, first?.before?.text], ['time', '105个'])
  })
})

suite('what is no change in figures', () => {
  becomes('other words', '全县建成公园105个', '全县累计建成各类公园105个'.replace('各类', ''))
  becomes('another form of the same number', '105个', '105 个')
  becomes('a heading that is renumbered', '## 二、目标', '## 三、目标')

  test('sections that change places, lines that are broken otherwise', () => {
    const [head = '', now = '', aims = ''] = plan.split(/(?=^## )/m)
    const aimsFirst = `${head}${aims}\n${now}`
    assert.deepEqual(told(changes(plan, aimsFirst)), [])
    assert.deepEqual(told(changes(plan, plan.replaceAll('\n\n', '\n\n\n'))), [])
  })

  for (const name of ['agriculture', 'ecology', 'education', 'energy', 'health', 'transport'])
    test(`the draft of ${name} against itself, and with its paragraphs turned about`, () => {
      const text = readFileSync(join(import.meta.dirname, `../mutations/drafts/${name}.md`), 'utf8')
      assert.deepEqual(told(changes(text, text)), [])
    })
})

suite('changes in words', () => {
  const both = changes(plan, plan.replace('105个', '106个').replace('150个以上', '140个以上'))

  test('for a terminal, with both sentences', () =>
    assert.equal(
      changesText(both, 'zh'),
      `改数  公园（2020年末）  105个 → 106个
    -  截至2020年底，全县建成公园105个，绿道80公里
    +  截至2020年底，全县建成公园106个，绿道80公里
改目标  公园（2025年，目标降低）  150个以上 → 140个以上
    -  到2025年，公园达到150个以上，绿道达到约120公里，森林覆盖率达到60%
    +  到2025年，公园达到140个以上，绿道达到约120公里，森林覆盖率达到60%
指标变动 2 处
`,
    ))

  test('of a goal that is told as a state', () =>
    assert.equal(
      changesText(changes('2020年，力争森林面积增长2%。', '2020年，森林面积增长2%。'), 'zh'),
      `改作实绩  森林面积（2020年）  2% → 2%
    -  2020年，力争森林面积增长2%
    +  2020年，森林面积增长2%
指标变动 1 处
`,
    ))

  test('as errata', () =>
    assert.match(
      errataText(both, 'zh'),
      /^\| 序号 \| 指标 \| 原文 \| 更正为 \|\n\| --- .*\n\| 1 \| 公园 \| .*105个.* \| .*106个/,
    ))
})
