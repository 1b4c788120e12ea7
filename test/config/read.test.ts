import assert from 'node:assert/strict'
import {defaultConfig, readConfig} from '../../server/src/core/config/read.js'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {mark, unmark} from '../marks.js'

const rules = ['han-digit-spacing', 'registry-value-mismatch']

function reports(title: string, marked: string, ...messages: readonly RegExp[]): void {
  test(title, () => {
    const {text} = unmark(marked)
    const {problems} = readConfig('plumbline.yaml', text, rules)
    assert.equal(
      mark(
        text,
        problems.map(({at}) => at.span),
      ),
      marked,
    )
    assert.equal(problems.length, messages.length)
    problems.forEach(({id, message}, at) => {
      assert.match(`${id} ${message.zh}`, messages[at]!)
    })
  })
}

suite('the configuration', () => {
  test('every key of the contract', () => {
    const {
      problems,
      rules: levels,
      ...config
    } = readConfig(
      'plumbline.yaml',
      'registry:  # 库\n  - registry/*.metrics.yaml\nagainst: [../superior.md]\nplan:\n  period: FYP14\n  baseline: 2020-12-31\n  area: TOWN\n  stage: 征求意见稿\n  dated: "2021-10-24"\nhouseStyle: {dash: —, full: true, width: 2}\nrules:\n  han-digit-spacing: off\n  registry-value-mismatch: hint\ndrafts: [drafts]\nignore: [drafts/old]\noverrides: {drafts/a.md: {han-digit-spacing: off}}\n',
      rules,
    )
    assert.deepEqual(config, {
      registry: ['registry/*.metrics.yaml'],
      against: ['../superior.md'],
      plan: {period: 'FYP14', area: 'TOWN', baseline: '2020-12-31', stage: '征求意见稿', dated: '2021-10-24'},
      houseStyle: {dash: '—', full: true, width: 2},
      drafts: ['drafts'],
      ignore: ['drafts/old'],
      overrides: [{glob: 'drafts/a.md', rules: new Map([['han-digit-spacing', 'off']])}],
      offElsewhere: new Set(),
    })
    assert.deepEqual(
      [...levels],
      [
        ['han-digit-spacing', 'off'],
        ['registry-value-mismatch', 'hint'],
      ],
    )
    assert.deepEqual(problems, [])
  })

  test('an empty file is the default', () => {
    assert.deepEqual(readConfig('plumbline.yaml', ''), defaultConfig)
    assert.deepEqual(readConfig('plumbline.yaml', '\uFEFF# 注\r\n'), defaultConfig)
  })

  test('what is sound serves beside what is not', () => {
    const {
      plan,
      houseStyle,
      rules: levels,
    } = readConfig(
      'plumbline.yaml',
      'plan: {baseline: 去年底, period: FYP14}\nhouseStyle: gbt\nrules: {a: of, b: error}\n',
    )
    assert.deepEqual([plan.baseline, plan.period, houseStyle, [...levels]], [null, 'FYP14', 'auto', [['b', 'error']]])
  })

  test('a broken file keeps what stands before the break', () => {
    const {registry, problems} = readConfig('plumbline.yaml', 'registry: [a.metrics.yaml]\nplan: [\n')
    assert.deepEqual(registry, ['a.metrics.yaml'])
    assert.ok(problems.some(({id, severity}) => id === 'reg-syntax' && severity === 'error'))
  })

  reports('an unknown key', 'plan: {⟦baselin⟧: "2020"}\n', /reg-key-unknown .*“baseline”/)
  reports('a wrong type', 'registry: ⟦a.metrics.yaml⟧\n', /reg-type .*列表/)
  reports('a time that is none', 'plan: {baseline: ⟦2020年底⟧}\n', /reg-type .*2020-12-31/)
  reports('an unknown level', 'rules:\n  han-digit-spacing: ⟦warn⟧\n', /reg-type .*“off”、“hint”/)
  reports('an unknown rule', 'rules:\n  ⟦han-digit-spaceing⟧: off\n', /reg-rule-unknown .*“han-digit-spacing”/)
  reports('an unknown house style', 'houseStyle: ⟦gbt⟧\n', /reg-type .*“gbt-print”/)
})

suite('the drafts’ own area', () => {
  const registry = `plumbline: 1
registry: {area: CITY}
areas: {CITY: {label: 云州市}, TOWN: {label: 青山区, parent: CITY}}
indicators:
  - {id: a, name: 口袋公园数, unit: 个, area: CITY, observations: [{asOf: "2020-12-31", value: 103}]}
  - {id: b, name: 口袋公园数, unit: 个, area: TOWN, observations: [{asOf: "2020-12-31", value: 12}]}
`
  const draft = '截至2020年底，本区建成口袋公园12个。全区口袋公园103个。\n'
  const found = (config: string) =>
    findings(
      [
        {kind: 'registries-read', files: [{path: 'r', text: registry}]} as const,
        {kind: 'draft-opened', uri: 'd.md', text: draft} as const,
        {kind: 'config-set', path: 'plumbline.yaml', text: config} as const,
      ].reduce(advance, emptySnapshot),
      'd.md',
    )
      .filter(({severity}) => severity === 'error')
      .map(({span}) => draft.slice(span.from, span.to))

  test('is the one that the configuration names, by id or name', () => {
    for (const named of ['TOWN', '青山区']) assert.deepEqual(found(`plan: {area: ${named}}\n`), ['103个'])
    assert.deepEqual(found('plan: {area: 无此地}\n'), found(''))
  })
})
