import assert from 'node:assert/strict'
import type {Figure} from '../../client/src/report.js'
import {differingFrom, figureAt, groupsOf, type Listed, linesToRemark} from '../../client/src/rows.js'

const figure = (line: number, text: string, more: Partial<Figure> = {}): Figure => ({
  range: {start: {line, character: 4}, end: {line, character: 4 + text.length}},
  text,
  name: '数据中心',
  place: '一（一）1',
  chapter: '一、现状',
  role: 'baseline',
  indicator: 'yz.idc',
  verdict: 'agree',
  reason: null,
  against: null,
  message: null,
  rule: null,
  question: {indicator: 'yz.idc', section: '现状', role: 'baseline', figure: text},
  decisions: [],
  lapsed: null,
  ...more,
})

const report: Listed = {
  registry: {state: 'ready', indicators: 1},
  figures: [
    figure(1, '105个', {verdict: 'differ', against: {kind: 'registered', text: '103个'}}),
    figure(2, '18个', {verdict: 'differ', against: {kind: 'elsewhere', text: '16个'}, place: '', chapter: ''}),
    figure(3, '300个', {verdict: 'unregistered', indicator: null, name: ''}),
    figure(4, '103个'),
    figure(5, '85%', {
      verdict: 'differ',
      role: 'target',
      against: {kind: 'registered', text: '80%'},
      chapter: '二、目标',
    }),
    figure(6, '5个', {verdict: 'uncompared', reason: 'no-time', chapter: '二、目标'}),
  ],
}

const shown = (groups: ReturnType<typeof groupsOf>): readonly string[] =>
  groups.flatMap(({words, rows}) => [
    `${words.zh} ${rows.length}`,
    ...rows.map(({label, description}) => `  ${label.zh}　${description.zh}`),
  ])

suite('the view of figures', () => {
  test('has what differs first, both values in front, and says why what was not compared', () => {
    assert.deepEqual(shown(groupsOf(report, 'verdict', new Set())), [
      '不符 3',
      '  105个，登记103个　数据中心　一（一）1',
      '  18个，另处16个　数据中心',
      '  目标85%，登记80%　数据中心　一（一）1',
      '未登记 1',
      '  300个　一（一）1',
      '未比对 1',
      '  5个　数据中心　一（一）1　没有写明时点',
      '一致 1',
      '  103个　数据中心　一（一）1',
    ])
  })

  test('calls nothing unregistered where there is no registry', () => {
    const alone: Listed = {...report, registry: {state: 'none', indicators: 0}}
    assert.ok(shown(groupsOf(alone, 'verdict', new Set())).includes('读到 1'))
  })

  test('says what a person has decided, and what is to be decided again', () => {
    const decision = {
      id: '1',
      rule: null,
      indicator: '',
      section: '',
      role: '',
      figure: '',
      by: '张三',
      at: '',
      why: '在建',
    }
    const decided = [
      figure(1, '1个', {decisions: [{...decision, kind: 'checked'}]}),
      figure(2, '2个', {decisions: [{...decision, kind: 'accepted'}]}),
      figure(3, '3个', {lapsed: {...decision, kind: 'checked'}}),
    ]
    assert.deepEqual(shown(groupsOf({...report, figures: decided}, 'verdict', new Set())).slice(1), [
      '  1个　数据中心　一（一）1　✓',
      '  2个　数据中心　一（一）1　在建',
      '  3个　数据中心　一（一）1　改动，须重核',
    ])
  })

  test('may be by chapter or by indicator', () => {
    const heads = (grouping: 'chapter' | 'indicator') =>
      groupsOf(report, grouping, new Set()).map(({words, rows}) => `${words.zh} ${rows.length}`)
    assert.deepEqual(heads('chapter'), ['一、现状 3', '正文之前 1', '二、目标 2'])
    assert.deepEqual(heads('indicator'), ['数据中心 5', '没有名称 1'])
  })

  test('shows only what is asked for; verdicts and roles are two questions', () => {
    assert.deepEqual(shown(groupsOf(report, 'verdict', new Set(['differ', 'target']))), [
      '不符 1',
      '  目标85%，登记80%　数据中心　一（一）1',
    ])
    assert.equal(groupsOf(report, 'verdict', new Set(['baseline'])).flatMap(({rows}) => rows).length, 5)
  })

  test('a row is the same while its figure moves, and two alike are two', () => {
    const twice = {...report, figures: [figure(1, '3个'), figure(2, '3个')]}
    const moved = {...report, figures: [figure(7, '3个'), figure(9, '3个')]}
    const ids = (of: Listed) => groupsOf(of, 'verdict', new Set()).flatMap(({rows}) => rows.map(({id}) => id))
    assert.deepEqual(ids(twice), ids(moved))
    assert.equal(new Set(ids(twice)).size, 2)
  })

  test('knows the figure at the caret, and the next that differs, round the end', () => {
    assert.equal(figureAt(report.figures, 4, 5)?.text, '103个')
    assert.equal(figureAt(report.figures, 4, 0), null)
    const from = (line: number, character: number, step: 1 | -1) =>
      differingFrom(report, {line, character}, step)?.range.start.line
    assert.deepEqual([from(0, 0, 1), from(1, 4, 1), from(2, 9, 1), from(6, 0, 1)], [1, 2, 5, 1])
    assert.deepEqual([from(6, 0, -1), from(5, 4, -1), from(1, 4, -1)], [5, 2, 5])
  })

  test('300 figures are grouped well within 100 ms', () => {
    const many = {...report, figures: Array.from({length: 300}, (_, line) => figure(line, `${line}个`))}
    const before = performance.now()
    groupsOf(many, 'verdict', new Set())
    assert.ok(performance.now() - before < 100)
  })
})

suite('lines beside which a remark is offered', () => {
  const lines = (count: number) => ({lines: Array.from({length: count}, (_, line) => line)})
  test('none where there are so many that the editor would be busy with them at every key', () => {
    assert.equal(linesToRemark(lines(300)).length, 300)
    assert.equal(linesToRemark(lines(301)).length, 0)
  })
})
