import assert from 'node:assert/strict'
import {combine, indexFile} from '../../server/src/core/registry/reading/read.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {unmark} from '../marks.js'

/** An indicator of a sound registry; figures of three years and a target, in steps that a plan may have. */
interface Entry {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly values: Values
}

type Values = readonly [number, number, number, number]

const entries: readonly Entry[] = [
  {id: 'parks', name: '口袋公园数', unit: '个', values: [312, 356, 398, 600]},
  {id: 'beds', name: '养老床位数', unit: '张', values: [46500, 47200, 48200, 60000]},
  {id: 'doctors', name: '执业医师数', unit: '人', values: [21300, 22800, 23900, 28000]},
  {id: 'firms', name: '高新技术企业数', unit: '家', values: [820, 1015, 1240, 2000]},
  {id: 'roads', name: '城市道路长度', unit: '公里', values: [3120.5, 3188.2, 3260.9, 3600]},
  {id: 'water', name: '供水量', unit: '立方米', values: [412000000, 425000000, 431000000, 470000000]},
  {id: 'green', name: '建成区绿地率', unit: '%', values: [38.2, 38.9, 39.6, 42]},
  {id: 'gdp', name: '地区生产总值', unit: '元', values: [412300000000, 438900000000, 460100000000, 620000000000]},
  {id: 'schools', name: '义务教育学校数', unit: '所', values: [402, 405, 411, 430]},
  {id: 'buses', name: '新能源公交车数', unit: '辆', values: [1860, 2140, 2390, 3000]},
  {id: 'sewage', name: '污水处理厂数', unit: '座', values: [21, 22, 24, 30]},
  {id: 'insured', name: '基本医疗保险参保率', unit: '%', values: [95.1, 95.8, 96.3, 97]},
]

const head = `plumbline: 1
registry: {id: yz, area: YZ, updated: "2021-03-31"}
areas:
  YZ: {label: 云州市}
organizations:
  stats: {label: 统计局}
  civil: {label: 民政局}
units:
  个: {kind: count}
documents:
  yearbook: {title: 云州统计年鉴}
indicators:
`

const years = ['2018-12-31', '2019-12-31', '2020-12-31'] as const

function entryText({id, name, unit, values}: Entry, at: number): string {
  const levels = years.map(
    (day, index) =>
      `      - {asOf: "${day}", value: ${values[index]}, status: final, vintage: "${Number(day.slice(0, 4)) + 1}-01-20", source: {doc: yearbook}}\n`,
  )
  return `  - id: yz.${id}
    name: ${name}
    unit: "${unit}"
    kind: stock
    direction: up
    owner: {org: ${at % 2 ? 'civil' : 'stats'}}
    observations:
${levels.join('')}    targets:
      - {asOf: "2025", value: ${values[3]}, qualifier: ge, source: {doc: yearbook}}
`
}

const clean = (): readonly string[] => entries.map(entryText)

/** Plants an error in the text of an entry, with ⟦ ⟧ around the place; null where the entry has no room for it. */
type Plant = (text: string, entry: Entry, at: number) => string | null

const inValue =
  (index: number, change: (value: number, entry: Entry) => string | null): Plant =>
  (text, entry) => {
    const value = entry.values[index]!
    const now = change(value, entry)
    const level = `value: ${value}`
    const at = index === 3 ? text.lastIndexOf(level) : text.indexOf(`${years[index]}", ${level}`) + 13
    return now === null ? null : `${text.slice(0, at)}value: ⟦${now}⟧${text.slice(at + level.length)}`
  }

const swap =
  (from: string | RegExp, to: string): Plant =>
  (text) =>
    text.search(from) < 0 ? null : text.replace(from, to)

const counted = (unit: string): boolean => /^[个张人家所辆座]$/.test(unit)

const kinds: Readonly<Record<string, readonly [ids: string, plant: Plant]>> = {
  'a unit with a multiplier': [
    'reg-unit-multiplier',
    (text, {unit}) => (unit === '%' || unit === '公里' ? null : text.replace(`unit: "${unit}"`, `unit: ⟦"万${unit}"⟧`)),
  ],
  'a value ten thousand times too small': [
    'reg-value-slip',
    inValue(1, (value, {unit}) => (unit === '%' ? null : String(value / 10000))),
  ],
  'a value ten times too large': [
    'reg-value-slip',
    inValue(1, (value, {unit}) => (unit === '%' ? null : String(value * 10))),
  ],
  'a target a hundred million times too small': [
    'reg-value-slip reg-count-fraction',
    inValue(3, (value, {unit}) => (unit === '%' ? null : String(value / 1e8))),
  ],
  'a last value a thousand times too large': [
    'reg-value-slip',
    inValue(2, (value, {unit}) => (unit === '%' ? null : String(value * 1000))),
  ],
  'a fraction of what is counted': [
    'reg-count-fraction',
    inValue(2, (value, {unit}) => (counted(unit) ? `${value}.5` : null)),
  ],
  'a revision without a date': [
    'reg-revision-unexplained',
    swap(/(vintage: "2020-01-20")/, '$1, revisions: [⟦{value: 1, reason: 普查}⟧]'),
  ],
  'a revision without a reason': [
    'reg-revision-unexplained',
    swap(/(vintage: "2020-01-20")/, '$1, revisions: [⟦{value: 1, vintage: "2019-11-01"}⟧]'),
  ],
  'a final figure of a day after the update': [
    'reg-final-early',
    swap(
      / {4}targets:/,
      '      - {asOf: ⟦"2021-12-31"⟧, value: null, status: final, source: {doc: yearbook}}\n    targets:',
    ),
  ],
  'a vintage before its time': ['reg-vintage-early', swap('vintage: "2021-01-20"', 'vintage: ⟦"2020-01-20"⟧')],
  'an owner whom nobody knows': ['reg-owner-unknown', swap(/org: \w+/, 'org: ⟦civl⟧')],
  'a second spelling under another id': [
    'reg-name-spelling reg-alias-collision',
    (text, {name, unit, id}) =>
      name.endsWith('数')
        ? `${text}  - id: yz.${id}2\n    name: ⟦${name.slice(0, -1)}数量⟧\n    unit: "${unit}"\n`
        : `${text}  - id: yz.${id}2\n    name: ⟦${name}总量⟧\n    unit: "${unit}"\n`,
  ],
  'git conflict markers': [
    'reg-conflict-marker',
    swap(/( {6}- \{asOf: "2019.*\n)/, '⟦<<<<<<< HEAD⟧\n$1=======\n$1>>>>>>> other\n'),
  ],
  'an id twice': [
    'reg-duplicate-id',
    (text, {id, name}) => `${text}  - id: ⟦yz.${id}⟧\n    name: 另一${name}\n    unit: 项\n`,
  ],
  'a name of two indicators': [
    'reg-alias-collision',
    (text, {name}) => `${text}  - id: yz.other\n    name: ⟦${name}⟧\n    unit: 项\n`,
  ],
  'a document that is not registered': ['reg-doc-unknown', swap('{doc: yearbook}', '{doc: ⟦yearbok⟧}')],
  'a unit that nobody knows': ['reg-unit-unknown', swap(/unit: ".*"/, 'unit: ⟦"箇箇"⟧')],
  'the later before the earlier': [
    'reg-observation-order',
    swap(/( {6}- \{asOf: )("2019-12-31")(.*\n)( {6}- \{asOf: )("2020-12-31")(.*\n)/, '$4$5$6$1⟦$2⟧$3'),
  ],
  'one time twice': ['reg-observation-order', swap(/( {6}- \{asOf: )("2019-12-31")(.*\n)/, '$1$2$3$1⟦$2⟧$3')],
  'a target that goes back': ['reg-target-direction', inValue(3, (_, {values}) => String(values[0]))],
  'a figure without a source': [
    'reg-source-missing',
    swap(/\{asOf: "2025"(.*), source: \{doc: yearbook\}\}/, '⟦{asOf: "2025"$1}⟧'),
  ],
  'a key that is misspelt': ['reg-key-unknown', swap('observations:', '⟦observation⟧:')],
  'a day that the month lacks': ['reg-type', swap('asOf: "2020-12-31"', 'asOf: ⟦"2020-11-31"⟧')],
  'a percent as a fraction, or beyond the whole': [
    'reg-percent-fraction reg-percent-beyond',
    (text, entry, at) =>
      entry.unit === '%'
        ? inValue(at % 2 ? 1 : 2, (value) => String(at % 2 ? value / 100 : 100 + value))(text, entry, at)
        : inValue(1, () => '0.385')(
            text.replace(/unit: ".*"/, 'unit: "%"').replace(/name: .*/, `name: ${entry.name.slice(0, 2)}覆盖率`),
            entry,
            at,
          ),
  ],
}

function problemsOf(text: string) {
  return combine([indexFile('a.metrics.yaml', text)])
    .problems()
    .filter(({severity}) => severity !== 'information')
}

suite('what a keeper gets wrong', () => {
  test('a sound registry has nothing wrong', () => {
    assert.deepEqual(problemsOf(head + clean().join('')), [])
  })

  const shares: number[] = []
  for (const [kind, [ids, plant]] of Object.entries(kinds))
    test(kind, () => {
      let [planted, found] = [0, 0]
      entries.forEach((entry, at) => {
        const text = planted < 10 ? plant(entryText(entry, at), entry, at) : null
        if (text === null) return
        planted++
        const {text: whole, spans} = unmark(head + clean().with(at, text).join(''))
        const [span] = spans
        assert.ok(span)
        const isFound = problemsOf(whole).some(
          ({id, at: {span: it}}) => ids.includes(id) && it.from <= span.to && span.from <= it.to,
        )
        if (isFound) found++
      })
      assert.ok(planted >= 7, `${planted} planted`)
      shares.push(found / planted)
      assert.ok(found / planted >= 0.8, `${found} of ${planted}`)
    })

  test('of all that was planted, 95 of 100 are found', () => {
    assert.equal(shares.length, 24)
    assert.ok(shares.reduce((sum, share) => sum + share, 0) / shares.length >= 0.95, shares.join(' '))
  })

  test('the unit with a multiplier can be mended, and then matches', () => {
    const text = `${head}  - id: yz.gdp\n    name: 地区生产总值\n    unit: 亿元\n    observations: [{asOf: "2020", value: 4601.2, step: 0.1, source: {doc: yearbook}}]\n`
    const [problem] = problemsOf(text)
    const edits = problem?.fix?.edits.map(({span, insert}) => ({...span, insert})) ?? []
    const mended = applyAll(text, edits)
    assert.match(mended, /unit: 元\n.*value: 460120000000, step: 10000000,/)
    assert.deepEqual(problemsOf(mended), [])
  })

  test('an index without a unit, a cap above its baseline, 万 behind a value and a qualifier in words are right', () => {
    const text = `${head}  - {id: a, name: 灌溉水有效利用系数, unit: "", observations: [{asOf: "2020", value: 0.565, source: {doc: yearbook}}]}
  - {id: b, name: 单位能耗, unit: 吨, direction: down, observations: [{asOf: "2020", value: 15.8, source: {doc: yearbook}}], targets: [{asOf: "2025", value: 16.5, qualifier: le, source: {doc: yearbook}}]}
  - {id: c, name: 养老床位数, unit: 张, observations: [{asOf: "2020", value: 5.2万, qualifier: 约, source: {doc: yearbook}}]}\n`
    assert.deepEqual(problemsOf(text), [])
    const {observations} = combine([indexFile('a', text)]).indicator('c')!
    assert.deepEqual([observations[0]?.value, observations[0]?.qualifier], [{digits: 52, exponent: 3}, 'about'])
  })
})
