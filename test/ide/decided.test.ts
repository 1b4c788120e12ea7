import assert from 'node:assert/strict'
import {readDecisions} from '../../server/src/core/config/decisions.js'
import {figures} from '../../server/src/core/ide/coverage/figures.js'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import {draftWith, uri} from './draft.js'

const draft = `# 规划

## 一、现状

截至2020年底，互联网数据中心有105个。建成充电桩300个。
`
const kept = {
  id: 'a1',
  kind: 'kept',
  rule: 'registry-value-mismatch',
  indicator: 'yz.idc',
  section: '现状',
  role: 'baseline',
  figure: '105个',
  by: '张三',
  at: '2021-06-30',
  why: '口径不同',
}
const yaml = (...all: readonly object[]): string => all.map((it) => `- ${JSON.stringify(it)}\n`).join('')

/** `figure verdict reason` of each figure, and the rules of what is found, with these decisions. */
function decided(text: string, decisions: string) {
  const {snapshot} = draftWith(text)
  const now = advance(snapshot, {kind: 'decisions-set', file: {path: '/w/.plumbline/decisions.yaml', text: decisions}})
  return {
    rules: findings(now, uri).map(({rule}) => rule),
    figures: figures(now, uri).map(({text, verdict, reason, lapsed, decisions}) =>
      [text, verdict, reason, decisions.map(({kind}) => kind).join(), lapsed && `lapsed ${lapsed.figure}`]
        .filter(Boolean)
        .join(' '),
    ),
  }
}

suite('decisions', () => {
  test('a figure that stays as it is has no finding, and is not held for true', () => {
    assert.deepEqual(decided(draft, '').figures, ['105个 differ', '300个 unregistered'])
    const {rules, figures} = decided(draft, yaml(kept))
    assert.ok(!rules.includes('registry-value-mismatch'))
    assert.deepEqual(figures, ['105个 uncompared decided kept', '300个 unregistered'])
  })

  test('one that need not be registered is not asked for', () => {
    const accepted = {
      ...kept,
      kind: 'accepted',
      rule: undefined,
      indicator: '充电桩',
      figure: '300个',
      role: figuresRole(),
    }
    const {rules, figures} = decided(draft, yaml(accepted))
    assert.ok(!rules.includes('registry-unregistered'))
    assert.deepEqual(figures, ['105个 differ', '300个 uncompared decided accepted'])
  })

  test('a person who has looked changes no verdict', () => {
    const {rules, figures} = decided(draft, yaml({...kept, kind: 'checked'}))
    assert.ok(rules.includes('registry-value-mismatch'))
    assert.equal(figures[0], '105个 differ checked')
  })

  test('does not hold of another figure, section, role or rule, and says that it has lapsed', () => {
    const changed = decided(draft.replace('105个', '106个'), yaml(kept))
    assert.deepEqual(changed.figures, ['106个 differ lapsed 105个', '300个 unregistered'])
    for (const other of [{section: '目标'}, {role: 'target'}, {rule: 'self-conflict'}, {indicator: 'yz.urban'}])
      assert.ok(
        decided(draft, yaml({...kept, ...other})).rules.includes('registry-value-mismatch'),
        JSON.stringify(other),
      )
  })

  test('moves with its section, whatever number that has', () => {
    const moved = draft.replace('## 一、现状', '## 一、总则\n\n## 二、现状')
    assert.equal(decided(moved, yaml(kept)).figures[0], '105个 uncompared decided kept')
  })

  test('what lacks a part decides nothing', () => {
    assert.equal(readDecisions(yaml(kept)).length, 1)
    for (const text of ['', 'a: 1\n', '- a\n', '- [\n', yaml({...kept, kind: 'maybe'}), yaml({...kept, figure: ''})])
      assert.deepEqual(readDecisions(text), [], text)
  })

  const figuresRole = (): string => figures(draftWith(draft).snapshot, uri)[1]?.question.role ?? ''
})
