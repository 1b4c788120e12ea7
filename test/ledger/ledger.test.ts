import assert from 'node:assert/strict'
import {bodies} from '../../server/src/core/ledger/act.js'
import {agrees} from '../../server/src/core/ledger/agrees.js'
import {seqAt} from '../../server/src/core/ledger/at.js'
import {brokenAt, start} from '../../server/src/core/ledger/chain.js'
import {figureRows} from '../../server/src/core/ledger/figure-rows.js'
import {comparedItems, waitingIn} from '../../server/src/core/ledger/history.js'
import {canonical} from '../../server/src/core/ledger/json.js'
import {isRefusal} from '../../server/src/core/ledger/refusal.js'
import {grantFor} from '../../server/src/core/ledger/rights.js'
import {fileText, wholeText} from '../../server/src/core/ledger/text.js'
import {indexFile} from '../../server/src/core/registry/file/file.js'
import {combine} from '../../server/src/core/registry/reading/read.js'
import {figure, founded, indicator, type Made, operator, person, sha256, today, uuid} from './made.js'

const textFor = ({state}: Made, subject: string, at: string | null = null, scope = 'prov'): string => {
  const seq = seqAt(state, scope, at)
  assert.ok(typeof seq === 'number')
  return wholeText(fileText({state, scope, seq, who: {subject, today}}))
}

suite('the ledger', () => {
  test('a figure is proposed by one, decided by another, and stands in the registry file with who, when and why', () => {
    const made = founded()
    made.accept([indicator('yz.ic', {name: '集成电路产业规模', unit: '亿元'}), figure('yz.ic', '2020', '2000')])
    const released = made.take(person('周明'), 'release', {name: 'FYP15'})
    made.accept([figure('yz.ic', '2020-12-31', '2071.33', {source: '产业统计年报'} as never)], {
      reason: '年报核定',
      nature: 'revision',
    })
    const registry = combine([indexFile('a', textFor(made, '李青'))])
    const [now] = registry.indicator('yz.ic')?.observations ?? []
    assert.equal(JSON.stringify(now?.value), JSON.stringify({digits: 207133, exponent: -2}))
    assert.deepEqual([now?.approvedBy, now?.vintage, now?.source], ['周明', '2026-06-01', '产业统计年报'])
    assert.deepEqual(
      now?.revisions.map(({kind}) => kind),
      ['revision'],
    )
    assert.deepEqual(
      registry
        .problems()
        .filter(({severity}) => severity === 'error')
        .map(({id}) => id),
      [],
    )
    for (const at of ['FYP15', String(released.seq)])
      assert.match(textFor(made, '李青', at, 'prov/gxt'), /value: 2000,/)
    assert.match(textFor(made, '李青', '2026-06-01'), /2071\.33/)
    assert.equal(textFor(made, '李青', '2026-05-31').includes('yz.ic'), false)
  })

  test('nobody decides his own proposal, unless the scope says so; nobody decides twice', () => {
    const made = founded()
    const {id} = made.take(person('周明'), 'propose', {items: [indicator('a')]})
    const decide = {proposal: id, verdict: 'accept'}
    assert.equal(made.refused(person('周明'), 'decide', decide)?.refused, 'forbidden')
    assert.equal(made.refused(person('陈立'), 'decide', decide)?.refused, 'forbidden')
    made.take(person('王敏'), 'decide', decide)
    assert.equal(made.refused(person('王敏'), 'decide', decide)?.refused, 'decided')
    made.take(person('赵宁'), 'rule', {another: false}, {scope: 'prov'})
    const own = made.take(person('周明'), 'propose', {items: [figure('a', '2020', '1')]})
    made.take(person('周明'), 'decide', {proposal: own.id, verdict: 'accept'})
  })

  test('a value in use goes only with its nature and a reason, and a proposal against an older one shows both', () => {
    const made = founded()
    made.accept([indicator('a'), figure('a', '2020', '103')])
    const one = made.take(person('陈立'), 'propose', {items: [figure('a', '2020', '105')]})
    const two = made.take(person('陈立'), 'propose', {items: [figure('a', '2020', '107')]})
    const accept = (proposal: string) => ({proposal, verdict: 'accept'})
    assert.match(made.refused(person('周明'), 'decide', accept(one.id))?.zh ?? '', /修订，还是更正/)
    assert.match(
      made.refused(person('周明'), 'decide', {...accept(one.id), nature: 'correction'})?.zh ?? '',
      /写明理由/,
    )
    made.take(person('周明'), 'decide', {...accept(one.id), nature: 'correction'}, {reason: '复核'})
    const stale = made.refused(person('周明'), 'decide', {...accept(two.id), nature: 'correction'}, {reason: '复核'})
    assert.deepEqual(stale?.facts, {item: 'a 2020', base: 1, newest: 2, value: '105', proposed: '107'})
    const [compared] = comparedItems(made.state, made.state.proposals.get(two.id)!)
    assert.deepEqual([compared?.former?.is.value, compared?.present?.is.value, compared?.isStale], ['103', '105', true])
    made.take(person('周明'), 'decide', {proposal: two.id, verdict: 'reject'}, {reason: '以年报为准'})
    assert.match(textFor(made, '李青'), /value: 105,.*revisions: \[\{value: 103, kind: correction/)
  })

  test('what changes nothing is not asked again, by nobody', () => {
    const made = founded()
    const items = [indicator('a'), figure('a', '2020', '5.2万'), figure('a', '2021', '6')]
    made.accept(items)
    assert.equal(made.refused(person('陈立'), 'propose', {items})?.refused, 'nothing')
    const again = made.take(person('陈立'), 'propose', {items: [...items, figure('a', '2022', '7')]})
    assert.deepEqual(
      waitingIn(made.state, 'prov').map((it) => it.items.length),
      [1],
    )
    assert.equal(made.refused(person('王敏'), 'propose', {items: [figure('a', '2022', '7')]})?.refused, 'nothing')
    assert.equal(
      made.refused(person('王敏'), 'propose', {items: [figure('a', '2020-12-31', '52000')]})?.refused,
      'nothing',
    )
    made.take(person('陈立'), 'withdraw', {proposal: again.id})
    assert.equal(made.refused(person('王敏'), 'withdraw', {proposal: again.id})?.refused, 'forbidden')
  })

  test('an import is one decision, with single rows left out', () => {
    const made = founded()
    const {id} = made.take(person('陈立'), 'propose', {
      items: [indicator('a'), figure('a', '2020', '1'), figure('a', '2021', '2')],
    })
    assert.equal(
      made.refused(person('周明'), 'decide', {proposal: id, verdict: 'accept', items: [1]})?.refused,
      'unknown',
    )
    made.take(person('周明'), 'decide', {proposal: id, verdict: 'accept', items: [0, 2]})
    made.take(person('周明'), 'decide', {proposal: id, verdict: 'reject', items: [1]}, {reason: '另报'})
    assert.match(textFor(made, '李青'), /asOf: "2021", value: 2/)
    assert.doesNotMatch(textFor(made, '李青'), /"2020"/)
  })

  test('a reader is sent nothing above his level, whenever it was raised, and no name of it', () => {
    const made = founded()
    made.accept([
      indicator('a', {name: '储备粮库存', classification: 'internal'}),
      indicator('b', {replacedBy: 'a'}),
      figure('a', '2020', '45000'),
      {is: 'entry', section: 'relations', id: 'r', entry: {type: 'note', indicators: ['a', 'b'], text: '甲'}},
    ])
    const before = String(made.state.head.seq)
    assert.doesNotMatch(textFor(made, '李青'), /储备|45000|\ba\b/)
    assert.match(textFor(made, '陈立'), /储备/)
    made.accept([indicator('b', {name: '指标乙', classification: 'restricted'})], {reason: '调整', nature: 'revision'})
    assert.doesNotMatch(textFor(made, '李青', before), /指标/)
    assert.equal(made.refused(person('李青'), 'propose', {items: [figure('a', '2020', '1')]})?.refused, 'forbidden')
    const secret = made.refused(person('陈立'), 'propose', {items: [indicator('c', {classification: '机密'})]})
    assert.equal(secret?.zh, '涉密数据不得入库。')
  })

  test('a grant ends with its day, its scope and its revocation', () => {
    const made = founded()
    made.take(person('赵宁'), 'grant', {subject: '钱进', role: 'keeper', until: '2026-07-01'}, {scope: 'prov/tjj'})
    const at = (day: string, scope: string) =>
      grantFor(made.state, {subject: '钱进', today: day}, 'decide', scope)?.role
    assert.deepEqual(
      [at('2026-07-01', 'prov/tjj/zhc'), at('2026-07-02', 'prov/tjj'), at('2026-07-01', 'prov/gxt')],
      ['keeper', undefined, undefined],
    )
    made.take(person('赵宁'), 'revoke', {subject: '钱进', role: 'keeper'}, {scope: 'prov/tjj'})
    assert.equal(at('2026-07-01', 'prov/tjj'), undefined)
    assert.equal(made.refused(person('赵宁'), 'propose', {items: [indicator('a')]})?.refused, 'forbidden')
    assert.equal(made.refused(person('周明'), 'grant', {subject: '周明', role: 'admin'})?.refused, 'forbidden')
  })

  test('nobody grants himself anything, nor acts by a token that he has made for another', () => {
    const made = founded()
    const scope = {scope: 'prov/gxt'}
    assert.equal(made.refused(person('赵宁'), 'grant', {subject: '赵宁', role: 'keeper'}, scope)?.refused, 'forbidden')
    const token = {digest: '0'.repeat(64), subject: '周明', until: '2999-12-31'}
    assert.equal(made.refused(person('赵宁'), 'token', token, scope)?.refused, 'forbidden')
    made.take(operator, 'token', token)
    made.take(operator, 'token', {...token, digest: '1'.repeat(64)})
    made.take(operator, 'end', {subject: '周明'})
    assert.deepEqual(
      [...made.state.tokens.values()].map(({isEnded}) => isEnded),
      [true, true],
    )
    const usage = {draft: 'd', title: '方案', uses: []}
    made.take(person('李青'), 'usage', usage)
    assert.equal(made.refused(person('陈立'), 'usage', usage)?.refused, 'taken')
  })

  test('what is nested without end is refused before anything goes through it', () => {
    const made = founded()
    const deep = JSON.parse(`${'{"x-a":'.repeat(2000)}1${'}'.repeat(2000)}`)
    const entry = {name: '甲', unit: '个', 'x-deep': deep}
    assert.match(
      made.refused(person('陈立'), 'propose', {items: [{is: 'indicator', id: 'a', entry}]})?.en ?? '',
      /too deep/,
    )
  })

  test('an indicator has one owner, and a file’s own checks hold for entries', () => {
    const made = founded()
    made.take(operator, 'grant', {subject: '陈立', role: 'contributor'}, {scope: 'prov/tjj'})
    made.accept([indicator('a')])
    const elsewhere = made.refused(person('陈立'), 'propose', {items: [figure('a', '2020', '1')]}, {scope: 'prov/tjj'})
    assert.match(elsewhere?.zh ?? '', /由 prov\/gxt 负责/)
    const wrong = (items: unknown) => made.refused(person('陈立'), 'propose', {items})?.en ?? ''
    assert.match(wrong([indicator('b', {kind: 'heap'})]), /b: .*heap/)
    assert.match(wrong([figure('a', '2020-02-30', '1')]), /items\/0\/asOf must be a time/)
    assert.match(wrong([figure('a', '2020', '多')]), /^$|value/)
    assert.match(
      wrong([{...figure('a', '2020', '1'), weight: 1}]),
      /items\/0\/weight is unknown here, or of a newer version/,
    )
    assert.match(
      made.refused(person('陈立'), 'withdraw', {proposal: uuid(1)}, {scope: 'Prov/../x'})?.en ?? '',
      /scope must be/,
    )
    assert.match(made.refused(person('陈立'), 'merge', {})?.zh ?? '', /更新的版本/)
  })

  test('an altered act is found by its seq', () => {
    const made = founded()
    made.accept([indicator('a'), figure('a', '2020', '1')])
    const {acts} = made.state
    assert.equal(brokenAt(acts, start, sha256), null)
    for (const [at, act] of acts.entries())
      for (const altered of [
        {...act, by: '钱进'},
        {...act, seq: act.seq + 1},
        {...act, prev: sha256('')},
      ])
        assert.equal(brokenAt(acts.with(at, altered), start, sha256), at + 1)
    assert.equal(brokenAt(acts.toSpliced(2, 1), start, sha256), 3)
  })

  test('what a decision writes is a row for those who ask by SQL', () => {
    const made = founded()
    const {id} = made.take(person('陈立'), 'propose', {
      items: [indicator('a', {classification: 'internal'}), figure('a', '2020', '5.2万')],
    })
    const asked = made.ask(person('周明'), 'decide', {proposal: id, verdict: 'accept'})
    assert.ok(!isRefusal(asked))
    const [row, ...more] = figureRows(made.state, asked.draft)
    assert.deepEqual(more, [])
    assert.deepEqual(
      [row?.key, row?.version, row?.level, row?.low],
      ['figure/a/observations/2020-12-31', 1, 'internal', '52000'],
    )
    assert.ok(asked.draft.touches.some(({key, version}) => key === row?.key && version === 1))
  })

  test('one value has one text', () => {
    assert.equal(canonical({b: [1, {d: null, c: '甲'}], a: 'x'}), '{"a":"x","b":[1,{"c":"甲","d":null}]}')
    assert.equal(JSON.stringify(bodies.decide.schema), JSON.stringify(JSON.parse(JSON.stringify(bodies.decide.schema))))
  })
})

suite('a figure of a draft beside a value of the ledger', () => {
  for (const [written, unit, value, qualifier, expected] of [
    ['3.2万个', '个', '31960', 'eq', true],
    ['3.2万个', '个', '32500', 'eq', false],
    ['2071.33亿元', '元', '207133000000', 'eq', true],
    ['2071亿元', '元', '2071.33亿', 'eq', true],
    ['2000亿元', '元', '2071.33亿', 'eq', false],
    ['约2000亿元', '元', '2071.33亿', 'eq', true],
    ['超过2000亿元', '元', '2071.33亿', 'eq', true],
    ['68%以上', '%', '67', 'eq', false],
    ['85%', '%', ['80', '90'], 'eq', true],
    ['2100亿元', '元', '2000亿', 'gt', true],
    ['三成', '%', '30', 'eq', null],
    ['50万亩', '吨', '500000', 'eq', null],
    ['50个', '个', null, 'eq', null],
  ] as const)
    test(`${written} beside ${value} ${qualifier}`, () =>
      assert.equal(agrees(written, unit, value, qualifier), expected))
})
