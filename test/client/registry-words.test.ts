import assert from 'node:assert/strict'
import {proposalLines, proposalRows, vintageWords, withRegistry} from '../../client/src/registry-words.js'
import type {Status} from '../../client/src/status.js'
import type {Proposed, RegistryStatus} from '../../server/src/lsp/registry/answers.js'

const draft: Status = {
  ...{icon: 'checklist', words: {zh: '准绳 24/27 · 9 不符', en: 'Plumbline 24/27 · 9 differ'}},
  ...{lines: [{zh: '指标数值27处', en: '27 figures'}], command: 'plumbline.figures.focus', background: null},
}
const now = Date.parse('2026-06-30T08:03:30Z')
const service: RegistryStatus = {
  ...{kind: 'service', source: 'https://registry.example', scope: 'prov/gxt', seq: 12, since: '2026-06-30T08:00:00Z'},
  ...{subject: '周明', roles: ['keeper prov/gxt'], mayPropose: true, waiting: 2, deciding: 1},
  ...{isUnsigned: false, problem: null},
}

suite('what the status bar says of who keeps the registry', () => {
  const shown = (registry: RegistryStatus | null) => withRegistry(draft, registry, now)

  test('source, seq, age, who one is, and what waits', () => {
    const {words, lines, command} = shown(service)
    assert.deepEqual(words, {zh: '准绳 24/27 · 9 不符 · 1 件待审', en: 'Plumbline 24/27 · 9 differ · 1 to decide'})
    assert.deepEqual(lines.slice(1), [
      {
        zh: '登记库服务：registry.example prov/gxt，第 12 号，3 分钟前核实；周明（keeper prov/gxt）',
        en: 'Registry service: registry.example prov/gxt, act 12, confirmed 3 min ago; 周明 (keeper prov/gxt)',
      },
      {zh: '提请登记：2 件待审，其中 1 件由您审定', en: 'Proposals: 2 wait, 1 of them for you'},
    ])
    assert.equal(command, draft.command)
  })

  test('whoever is not signed in is told so, and a click signs in', () => {
    const status = shown({
      ...service,
      subject: null,
      roles: [],
      seq: null,
      since: null,
      waiting: 0,
      deciding: 0,
      isUnsigned: true,
    })
    assert.deepEqual(
      [status.words.zh, status.command, status.background],
      ['准绳 未登录登记库服务', 'plumbline.signIn', 'warning'],
    )
    assert.equal(status.lines.at(-1)?.zh, '登记库服务：registry.example prov/gxt；未登录')
  })

  test('nothing more where nothing is known, or nothing keeps it; files say what waits', () => {
    assert.equal(shown(null), draft)
    assert.equal(shown({...service, kind: 'none'}), draft)
    const files = shown({...service, kind: 'files', waiting: 1, deciding: 1})
    assert.deepEqual(files.lines.slice(1), [{zh: '提请登记：1 件待审', en: 'Proposals: 1 wait'}])
  })

  test('hours and days', () => {
    for (const [since, zh] of [
      ['2026-06-30T08:03:20Z', '刚刚核实'],
      ['2026-06-30T05:00:00Z', '3 小时前核实'],
      ['2026-06-20T05:00:00Z', '10 天前核实'],
    ] as const)
      assert.ok(shown({...service, since}).lines[1]?.zh.includes(zh), zh)
  })
})

const proposal: Proposed = {
  ...{id: 'a1b2c3d4-0000', title: null, by: '陈立', at: '2026-06-30T01:02:03Z', reason: '年报复核', count: 1, open: 1},
  ...{mayDecide: true, mayWithdraw: false, inUse: true, decided: null},
  items: [
    {
      ...{index: 0, name: '互联网数据中心', asOf: '2020-12-31', value: '105个', present: '103个', isStale: false},
      sentence: '截至2020年底，全市建成互联网数据中心105个。',
      ...{indicator: 'ex.idc', list: 'observations', state: 'open'},
    },
  ],
}

suite('proposals in the view', () => {
  test('the value in use and the proposed one stand first; what is decided is not listed', () => {
    const rows = proposalRows([proposal, {...proposal, id: 'other', open: 0}])
    assert.equal(rows.length, 1)
    assert.deepEqual(
      [rows[0]?.label.zh, rows[0]?.description.zh],
      ['103个 → 105个', '互联网数据中心（2020-12-31）　陈立 2026-06-30'],
    )
  })

  test('several figures, and a value in use that has changed since', () => {
    const [item] = proposal.items
    assert.ok(item)
    const [row] = proposalRows([{...proposal, count: 5, items: [{...item, isStale: true}, item, item]}])
    assert.equal(row?.label.zh, '103个 → 105个　等 5 项')
    assert.match(row?.description.zh ?? '', /在用值已变/)
    const lines = proposalLines({...proposal, count: 5, items: [item, item, item]}, null)
    assert.deepEqual(
      lines.map(({icon}) => icon),
      ['symbol-number', 'symbol-number', 'symbol-number', 'ellipsis', 'quote', 'comment'],
    )
  })

  test('below it the sentence, the reason and whom it reaches, here and elsewhere', () => {
    const impact = {
      open: [{uri: 'file:///w/plan.md', line: 4, sentence: '全市建成105个。', before: '不符', after: null}],
      reported: [{title: '行动方案', by: '李青', heading: '一', value: '103个', before: true, after: false}],
    }
    assert.deepEqual(
      proposalLines(proposal, impact).map(({words}) => words.zh),
      [
        '截至2020年底，全市建成互联网数据中心105个。',
        '理由：年报复核',
        '采纳后相符　全市建成105个。',
        '李青《行动方案》一 用作 103个，采纳后不符',
      ],
    )
    assert.match(proposalLines(proposal, {open: [], reported: []}).at(-1)?.words.zh ?? '', /都不受影响/)
  })

  test('every text is there in both languages', () => {
    for (const {label, description, tooltip} of proposalRows([proposal]))
      for (const {zh, en} of [label, description, tooltip]) assert.ok(zh && en)
  })
})

suite('the values of an indicator over time', () => {
  test('what, of when, by whom and why', () => {
    const {label, detail} = vintageWords({
      ...{asOf: '2020-12-31', value: '105个', at: '2026-06-30T01:02:03Z', by: '陈立', decidedBy: '周明'},
      ...{reason: '与年报一致', kind: 'correction', list: 'observations', seq: 12},
    })
    assert.deepEqual(label, {zh: '105个（2020-12-31）', en: '105个 (2020-12-31)'})
    assert.deepEqual(detail, {
      zh: '2026-06-30，更正，陈立提请，周明审定，与年报一致',
      en: '2026-06-30, correction, proposed by 陈立, decided by 周明, 与年报一致',
    })
  })
})
