import assert from 'node:assert/strict'
import fc from 'fast-check'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'

type Files = Readonly<Record<string, string>>

/** `rule severity` of what is said of the draft's figures, the files read in the order given. */
function said(draft: string, files: Files, order: readonly string[] = Object.keys(files)): readonly string[] {
  const read = order.map((path) => ({path, text: files[path] ?? ''}))
  const snapshot = [
    {kind: 'registries-read', files: read} as const,
    {kind: 'draft-opened', uri: 'plan.md', text: draft} as const,
  ].reduce(advance, emptySnapshot)
  return findings(snapshot, 'plan.md')
    .filter(({rule}) => rule.startsWith('registry-') && rule !== 'registry-unregistered')
    .map(({rule, severity}) => `${rule} ${severity}`)
}

function problems(files: Files): readonly string[] {
  const read = Object.entries(files).map(([path, text]) => ({path, text}))
  const {world} = advance(emptySnapshot, {kind: 'registries-read', files: read})
  return world.registry.problems().map(({id, at}) => `${id} ${at.path}`)
}

const areas = 'areas:\n  P: {label: 海东省}\n  C: {label: 云州市, parent: P}\n  D: {label: 城东区, parent: C}\n'
const head = (registry: string): string => `plumbline: 1\nregistry: {${registry}}\n${areas}indicators:\n`

const plan = `${head('area: P')}  - {id: beds, name: 养老床位数, targets: [{asOf: "2025", value: 60000, qualifier: ge, status: plan-text}]}\n`
const department = `${head('area: C')}  - {id: beds, name: 养老床位数, unit: 张, owner: civil, observations: [{asOf: "2020-12-31", value: 48200, status: final}]}\n`
const draft = '截至2020年底，全市养老床位数达到4.62万张。到2025年，全市养老床位数达到5.5万张。\n'

suite('layers of a registry', () => {
  test('a file that has only targets hides no baseline, and its area touches no other file', () => {
    const both = ['registry-value-mismatch error', 'registry-target-mismatch warning']
    assert.deepEqual(said(draft, {plan, department}), both)
    assert.deepEqual(said(draft, {department, plan}), both)
    assert.deepEqual(
      problems({plan, department}).filter((it) => /duplicate|conflict|key-missing/.test(it)),
      [],
    )
  })

  const bureau = department.replace('48200', '46500')
  test('two values of one moment without an owner: neither counts, and the draft is told', () => {
    for (const files of [
      {bureau, department},
      {department, bureau},
    ]) {
      assert.deepEqual(said('截至2020年底，养老床位数达到4.82万张。\n', files), ['registry-source-conflict warning'])
      assert.deepEqual(
        problems(files)
          .filter((it) => it.startsWith('reg-source-conflict'))
          .sort(),
        ['reg-source-conflict bureau', 'reg-source-conflict department'],
      )
    }
  })

  test('the owner’s file counts', () => {
    const own = department.replace('{area: C}', '{area: C, maintainers: [{role: keeper, org: civil, scope: "*"}]}')
    for (const files of [
      {bureau, own},
      {own, bureau},
    ]) {
      assert.deepEqual(said('截至2020年底，养老床位数达到4.82万张。\n', files), [])
      assert.deepEqual(said('截至2020年底，养老床位数达到4.65万张。\n', files), ['registry-value-mismatch error'])
      assert.equal(problems(files).filter((it) => it.startsWith('reg-source-conflict')).length, 2)
    }
  })

  test('an older vintage of another source is a value before a revision', () => {
    const old = bureau.replace('status: final', 'status: preliminary, vintage: "2021-01-20"')
    const now = department.replace('status: final', 'status: final, vintage: "2021-11-30"')
    for (const files of [
      {old, now},
      {now, old},
    ]) {
      assert.deepEqual(said('截至2020年底，养老床位数达到4.65万张。\n', files), ['registry-superseded-value warning'])
      assert.deepEqual(
        problems(files).filter((it) => it.startsWith('reg-source-conflict')),
        [],
      )
    }
  })

  test('units are converted, and one id for two things is never silent', () => {
    const of = (name: string, unit: string, value: number): string =>
      `${head('area: C')}  - {id: x, name: ${name}, unit: ${unit}, observations: [{asOf: "2020", value: ${value}}]}\n`
    const sentence = '2020年，绿地面积达到35平方公里。\n'
    assert.deepEqual(said(sentence, {a: of('绿地面积', '公顷', 3500), b: of('绿地面积', '平方公里', 35)}), [])
    const [green, road] = [of('绿地面积', '平方公里', 36), of('道路长度', '公里', 35)]
    for (const files of [
      {green, road},
      {road, green},
    ]) {
      assert.deepEqual(said(sentence, files), ['registry-source-conflict warning'])
      assert.equal(problems(files).filter((it) => it.startsWith('reg-source-conflict')).length, 2)
    }
  })

  test('one name under two ids is checked where both have the same, and the sources are named where not', () => {
    const of = (id: string, value: number): string =>
      `${head('area: C')}  - {id: ${id}, name: 养老床位数, unit: 张, observations: [{asOf: "2020-12-31", value: ${value}}]}\n`
    const sentence = '截至2020年底，养老床位数达到4.65万张。\n'
    assert.deepEqual(said(sentence, {a: of('a', 48200), b: of('b', 48200)}), ['registry-value-mismatch error'])
    assert.deepEqual(said(sentence, {a: of('a', 48200), b: of('b', 46500)}), ['registry-source-conflict warning'])
  })

  test('a mark holds in every order', () => {
    const secret = department.replace('area: C', 'area: C, classification: internal')
    const open = `${head('area: C, classification: public')}  - {id: y, name: 公园数, unit: 个}\n`
    for (const files of [
      {secret, open},
      {open, secret},
    ])
      assert.deepEqual(said('截至2020年底，养老床位数达到4.82万张。\n', files), ['registry-restricted-figure error'])
  })

  test('what a plan’s text or the press says makes no error', () => {
    for (const status of ['plan-text', 'press'])
      assert.deepEqual(said(draft, {a: department.replace('final', status)}), ['registry-value-mismatch warning'])
  })

  test('in every order a wrong figure is found, or a conflict is told', () => {
    const level = fc.record({
      value: fc.constantFrom(48200, 46500, 48000),
      status: fc.constantFrom('final', 'preliminary', 'plan-text', 'press'),
      vintage: fc.constantFrom('', '2021-01-20', '2021-11-30'),
      keeper: fc.boolean(),
      unit: fc.constantFrom('unit: 张, ', ''),
      area: fc.constantFrom('area: C', 'area: P', 'locale: zh-CN'),
    })
    const file = ({
      value,
      status,
      vintage,
      keeper,
      unit,
      area,
    }: typeof level extends fc.Arbitrary<infer T> ? T : never) =>
      `${head(`${area}${keeper ? ', maintainers: [{role: keeper, org: civil}]' : ''}`)}  - {id: beds, name: 养老床位数, ${unit}owner: civil, observations: [{asOf: "2020-12-31", value: ${value}, status: ${status}${vintage && `, vintage: "${vintage}"`}}]}\n`
    fc.assert(
      fc.property(fc.array(level, {minLength: 1, maxLength: 3}), (levels) => {
        const files: Files = {department, plan, ...Object.fromEntries(levels.map((it, at) => [`f${at}`, file(it)]))}
        const names = Object.keys(files)
        const orders = [
          names,
          [...names].reverse(),
          [...names.slice(1), names[0]!],
          [...names.slice(2), ...names.slice(0, 2)],
        ]
        const answers = orders.map((order) => said('截至2020年底，养老床位数达到3.94万张。\n', files, order))
        for (const answer of answers) {
          assert.equal(answer.length, 1)
          assert.deepEqual(answer, answers[0])
        }
      }),
      {seed: 20_211_024, numRuns: 150},
    )
  })
})
