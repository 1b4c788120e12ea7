import assert from 'node:assert/strict'
import {print} from '../../server/src/core/quantity/decimal.js'
import {combine, emptyRegistry, indexFile} from '../../server/src/core/registry/reading/read.js'
import type {Level} from '../../server/src/core/registry/schema.js'

const park = `plumbline: 1
registry: {id: yz, area: YZ, baseline: "2020-12-31", classification: public}
areas:
  YZ: {label: 云州市, aliases: [全市]}
documents:
  plan: {title: 云州市公园规划}
indicators:
  # 注
  - id: yz.parks
    name: 口袋公园数
    aliases: [口袋公园]
    unit: 个
    display: {mult: 万, decimals: 1}
    observations:
      - {asOf: "2020-12-31", value: 3.20e+4, step: 1000, qualifier: eq, source: {doc: plan}}
      - {asOf: 2021, value: [1, 2.50], source: 年报, vintage: 2022-01-01, revisions: [{value: 3, vintage: 2021-06-01, kind: correction}]}
      - {asOf: 2022, value: null, source: 年报}
    targets:
      - {asOf: "2025", value: 0.10, qualifier: ge, modality: planned, source: {doc: elsewhere}}
`

const amountOf = ({value}: Level): string | null =>
  value === null ? null : 'digits' in value ? print(value) : value.map(print).join('～')

suite('reading registries', () => {
  test('an indicator with its levels, exact and in place', () => {
    const indicator = combine([indexFile('a.metrics.yaml', park)]).indicator('yz.parks')!
    assert.deepEqual(
      [indicator.name, indicator.unit, indicator.area, indicator.display],
      ['口袋公园数', '个', 'YZ', {multiplier: '万', decimals: 1}],
    )
    assert.deepEqual(indicator.observations.map(amountOf), ['32000', '1～2.5', null])
    assert.deepEqual(
      indicator.observations.map(({asOf, qualifier, source}) => [asOf, qualifier, source]),
      [
        ['2020-12-31', 'eq', '云州市公园规划'],
        ['2021', 'range', '年报'],
        ['2022', 'eq', '年报'],
      ],
    )
    assert.deepEqual(
      indicator.observations[1]!.revisions.map(({kind, vintage}) => [kind, vintage]),
      [['correction', '2021-06-01']],
    )
    assert.deepEqual([amountOf(indicator.targets[0]!), indicator.targets[0]!.source], ['0.1', 'elsewhere'])
    const {path, span} = indicator.targets[0]!.declaredAt
    assert.equal(path, 'a.metrics.yaml')
    assert.equal(
      park.slice(span.from, span.to),
      '{asOf: "2025", value: 0.10, qualifier: ge, modality: planned, source: {doc: elsewhere}}',
    )
    assert.ok(park.slice(indicator.declaredAt.span.from).startsWith('id: yz.parks'))
  })

  test('later files add and never overwrite', () => {
    const other =
      'plumbline: 1\nregistry: {area: ELSEWHERE}\nareas:\n  YZ: {label: 别处}\n  XX: {label: 新区}\nindicators:\n- {id: yz.parks, name: 另一个, unit: 个}\n- {id: yz.trees, name: 行道树数, unit: 株}\n'
    const registry = combine([indexFile('a', park), indexFile('b', other)])
    assert.deepEqual(registry.ids, ['yz.parks', 'yz.trees'])
    assert.equal(registry.indicator('yz.parks')?.name, '口袋公园数')
    assert.deepEqual(
      registry.areas.map(({label}) => label),
      ['云州市', '新区'],
    )
    assert.deepEqual([registry.area, registry.baseline, registry.classification], ['YZ', '2020-12-31', 'public'])
    const clashes = registry.problems().filter(({id}) => id === 'reg-source-conflict')
    assert.deepEqual(
      clashes.map(({at, related}) => [at.path, related[0]?.at.path]),
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    )
  })

  test('what stands around a broken entry serves', () => {
    const text =
      'plumbline: 1\nindicators:\n  - id: a\n    name: 甲指标\n    unit: 个\n  - id: b\n    name: "乙指标\n    unit: 个\n  - id: c\n    name: 丙指标\n    unit: 个\nfoo\nterms:\n  5G: {quoted: never}\n'
    const registry = combine([indexFile('a', text)])
    assert.equal(registry.indicator('a')?.name, '甲指标')
    assert.equal(registry.indicator('b'), null)
    assert.equal(registry.indicator('c')?.name, '丙指标')
    assert.deepEqual(
      registry.terms.map((it) => it.text),
      ['5G'],
    )
    const found = registry.problems().filter(({id}) => id === 'reg-syntax')
    assert.ok(found.some(({at}) => at.span.from >= text.indexOf('id: b') && at.span.from < text.indexOf('id: c')))
    assert.ok(found.some(({at}) => at.span.from === text.indexOf('foo')))
  })

  test('nothing of a file of a later version serves', () => {
    const registry = combine([indexFile('a', park.replace('plumbline: 1', 'plumbline: 2'))])
    assert.deepEqual([registry.ids, registry.areas, registry.area], [[], [], null])
    assert.deepEqual(
      registry.problems().map(({id, severity}) => [id, severity]),
      [['reg-version', 'error']],
    )
  })

  test('windows line ends and a byte order mark are no matter', () => {
    const registry = combine([indexFile('a', `\uFEFF${park.replaceAll('\n', '\r\n')}`)])
    assert.deepEqual(registry.indicator('yz.parks')?.observations.map(amountOf), ['32000', '1～2.5', null])
    assert.deepEqual(
      registry.problems().filter(({severity}) => severity === 'error'),
      [],
    )
  })

  test('an entry that an edit leaves alone is the same object', () => {
    const before = indexFile(
      'a',
      `${park}  - id: b\n    name: 乙指标\n    unit: 个\n  - id: c\n    name: 丙指标\n    unit: 个\n`,
    )
    const after = indexFile('a', before.text.replace('乙指标', '乙乙指标'), before)
    assert.deepEqual(
      after.items.map(({item}, at) => item === before.items[at]?.item),
      [true, false, true],
    )
    assert.equal(after.items[1]?.item.name?.text, '乙乙指标')
  })

  test('no input makes it throw', () => {
    const inputs = [
      '',
      '\0',
      '\ud800',
      '[',
      '{a: '.repeat(20_000),
      '- '.repeat(5000),
      'a: &a [*a, *a]',
      'indicators:\n  - &x {id: *x}\n',
      'indicators: !!set {a}\n',
      '%YAML 9\n---\na: 1',
      '? a\n: b\n',
      `a: ${'x'.repeat(1_000_000)}`,
      'indicators:\n\t- id: a\n',
      'a: 1\ra: 2',
    ]
    for (const input of inputs) {
      const registry = combine([indexFile('a', input)])
      assert.ok(Array.isArray(registry.problems()))
      for (const id of registry.ids) registry.indicator(id)
    }
    assert.deepEqual(emptyRegistry.problems(), [])
  })

  test('includes are named for the host', () => {
    assert.deepEqual(indexFile('a', 'plumbline: 1\ninclude:\n  - ../city.metrics.yaml\n').includes, [
      '../city.metrics.yaml',
    ])
  })
})
