import assert from 'node:assert/strict'
import {type Decision, withDecision, withoutDecision} from '../../client/src/decisions-file.js'
import {readDecisions} from '../../server/src/core/config/decisions.js'

const decision = (id: string, more: Partial<Decision> = {}): Decision => ({
  id,
  kind: 'accepted',
  rule: null,
  indicator: '充电桩',
  section: '现状',
  role: 'baseline',
  figure: '85%',
  by: '张三',
  at: '2021-06-30',
  why: '临时统计: “一次性” # 不再发布\n',
  ...more,
})

suite('the file of decisions', () => {
  test('is read back as it was written', () => {
    const all = [decision('1'), decision('2', {kind: 'kept', rule: 'self-conflict', section: ''}), decision('3')]
    assert.deepEqual(readDecisions(all.reduce(withDecision, '')), all)
  })

  test('a decision is undone, and what else is written there stays', () => {
    const text = withDecision(withDecision(withDecision('', decision('1')), decision('2')), decision('3'))
    const noted = text.replace('- id: "3"', '# 复核过\n- id: "3"')
    const left = withoutDecision(noted, '2')
    assert.deepEqual(
      readDecisions(left).map(({id}) => id),
      ['1', '3'],
    )
    assert.match(left, /^# 核稿人的决定/)
    assert.match(left, /# 复核过\n- id: "3"/)
    assert.equal(withoutDecision(noted, '9'), noted)
    assert.deepEqual(
      readDecisions(withoutDecision(left, '3')).map(({id}) => id),
      ['1'],
    )
  })

  test('a file that another hand has written takes one more', () => {
    const text = '- kind: checked\n  id: a\n  indicator: x\n  role: target\n  figure: 5个'
    assert.equal(readDecisions(withDecision(text, decision('1'))).length, 2)
    assert.deepEqual(
      readDecisions(withoutDecision(withDecision(text, decision('1')), 'a')).map(({id}) => id),
      ['1'],
    )
  })
})
