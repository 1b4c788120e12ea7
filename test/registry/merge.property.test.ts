import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {print} from '../../server/src/core/quantity/decimal.js'
import {mergeRegistries} from '../../server/src/core/registry/merge/merge.js'
import {combine, indexFile} from '../../server/src/core/registry/reading/read.js'
import type {Indicator, Level} from '../../server/src/core/registry/schema.js'
import {buildProgram, folderWith, program} from '../cli/run.js'

interface Entry {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly unit: string
  readonly values: Readonly<Record<string, number>>
  readonly remark: string
}

interface State {
  readonly updated: string
  readonly organizations: readonly string[]
  readonly entries: readonly Entry[]
}

const base: State = {
  updated: '2021-01-31',
  organizations: ['stats', 'civil'],
  entries: ['beds', 'parks', 'roads', 'water'].map((id, at) => ({
    id,
    name: `指标${id}`,
    aliases: [`别名${id}`],
    unit: '个',
    values: {'2019': 10 + at, '2020': 20 + at},
    remark: '',
  })),
}

const written = ({updated, organizations, entries}: State): string =>
  `# 登记库\nplumbline: 1\nregistry: {id: a, updated: "${updated}"}\norganizations:\n${organizations.map((it) => `  ${it}: {label: ${it}}\n`).join('')}indicators:\n${entries
    .map(
      ({id, name, aliases, unit, values, remark}) =>
        `${remark && `  # ${remark}\n`}  - id: ${id}\n    name: ${name}\n    aliases: [${aliases.join(', ')}]\n    unit: ${unit}\n    observations:\n${Object.entries(
          values,
        )
          .map(([year, value]) => `      - {asOf: "${year}", value: ${value}, source: 年鉴}\n`)
          .join('')}`,
    )
    .join('')}`

type Change = (state: State) => State

const at =
  (id: string, change: (entry: Entry) => Entry): Change =>
  (state) => ({
    ...state,
    entries: state.entries.map((it) => (it.id === id ? change(it) : it)),
  })

const ids = fc.constantFrom('beds', 'parks', 'roads', 'water')
const number = fc.integer({min: 1, max: 9})

const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .tuple(ids, fc.constantFrom('2019', '2020', '2021', '2022'), number)
    .map(([id, year, value]) => at(id, (it) => ({...it, values: {...it.values, [year]: value * 100}}))),
  fc.tuple(ids, number).map(([id, n]) => at(id, (it) => ({...it, aliases: [...new Set([...it.aliases, `又名${n}`])]}))),
  fc.tuple(ids, fc.constantFrom('座', '处')).map(([id, unit]) => at(id, (it) => ({...it, unit}))),
  fc
    .tuple(ids, fc.constantFrom('2019', '2020'))
    .map(([id, year]) =>
      at(id, (it) => ({...it, values: Object.fromEntries(Object.entries(it.values).filter(([key]) => key !== year))})),
    ),
  ids.map(
    (id): Change =>
      (state) => ({...state, entries: state.entries.filter((it) => it.id !== id)}),
  ),
  fc.tuple(fc.constantFrom('x', 'y', 'z'), number, fc.boolean()).map(
    ([id, value, isFirst]): Change =>
      (state) => {
        if (state.entries.some((it) => it.id === id)) return state
        const fresh = {id, name: `新增${id}`, aliases: [], unit: '个', values: {'2020': value}, remark: '新'}
        return {...state, entries: isFirst ? [fresh, ...state.entries] : [...state.entries, fresh]}
      },
  ),
  number.map(
    (n): Change =>
      (state) => ({...state, updated: `2021-0${n}-28`}),
  ),
  fc.constantFrom('edu', 'health').map(
    (org): Change =>
      (state) => ({...state, organizations: [...new Set([...state.organizations, org])]}),
  ),
)

const amount = ({value}: Level): string => (value && 'digits' in value ? print(value) : '—')

/** `id key value` of every fact of a registry. */
function factsOf(text: string): ReadonlyMap<string, string> {
  const registry = combine([indexFile('a', text)])
  const facts = ({id, name, unit, aliases, observations}: Indicator): readonly (readonly [string, string])[] => [
    [`${id} name`, name],
    [`${id} unit`, unit],
    ...aliases.map((it) => [`${id} alias ${it}`, it] as const),
    ...observations.map((it) => [`${id} observations ${it.asOf}`, amount(it)] as const),
  ]
  return new Map([
    ...registry.ids.flatMap((id) => facts(registry.indicator(id)!)),
    ...registry.organizations.map(({id}) => [`organizations ${id}`, id] as const),
  ])
}

suite('merging two edits of a registry', () => {
  test('every fact of both sides is there, or a conflict names it; the file always parses', () => {
    const edits = fc.array(change, {minLength: 1, maxLength: 4})
    fc.assert(
      fc.property(edits, edits, (mine, others) => {
        const [our, their] = [mine, others].map((all) => all.reduce((state, it) => it(state), base))
        const texts = [base, our!, their!].map(written)
        const merged = mergeRegistries(texts[0]!, texts[1]!, texts[2]!)
        assert.ok(merged)
        const errors = combine([indexFile('a', merged.text)])
          .problems()
          .filter(({severity}) => severity === 'error')
        assert.deepEqual(errors, [])
        const [was, ours, theirs, now] = [...texts, merged.text].map(factsOf)
        const named = (fact: string): boolean =>
          merged.conflicts.some((it) => fact.startsWith(it) || fact.split(' ')[0] === it)
        for (const fact of new Set([...was!.keys(), ...ours!.keys(), ...theirs!.keys()])) {
          const [a, b, c] = [was!.get(fact), ours!.get(fact), theirs!.get(fact)]
          const wanted = b === a ? c : b
          assert.ok(
            now!.get(fact) === wanted || named(fact),
            `${fact}: ${a} ${b} ${c} → ${now!.get(fact)}\n${merged.text}`,
          )
          if (b !== c && b !== a && c !== a) assert.ok(named(fact), `${fact} is in no conflict`)
        }
      }),
      {seed: 20_211_024, numRuns: 500},
    )
  })

  test('two departments that each add a figure are no conflict, and remarks stay', () => {
    const [ours, theirs] = [
      at('beds', (it) => ({...it, values: {...it.values, '2021': 31}, remark: '民政局'}))(base),
      at('beds', (it) => ({...it, values: {...it.values, '2022': 32}}))({...base, updated: '2022-01-01'}),
    ].map(written)
    const merged = mergeRegistries(written(base), ours!, theirs!)
    assert.deepEqual(merged?.conflicts, [])
    assert.match(merged?.text ?? '', /asOf: "2021", value: 31.*\n.*asOf: "2022", value: 32/)
    assert.match(merged?.text ?? '', /updated: "2022-01-01"[\s\S]*# 民政局/)
  })

  test('git merges with it, and names what two sides have changed', () => {
    buildProgram()
    const folder = folderWith({'a.metrics.yaml': written(base), '.gitattributes': '*.metrics.yaml merge=plumbline\n'})
    const git = (...words: readonly string[]): string =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {encoding: 'utf8'})
    git('init', '-q', '-b', 'main')
    git(
      'config',
      'merge.plumbline.driver',
      `"${process.execPath}" "${program}" registry merge-driver %O %A %B %P --locale en`,
    )
    git('add', '.')
    git('commit', '-q', '-m', 'base')
    const change = (branch: string, state: State): void => {
      git('checkout', '-q', '-B', branch, 'main')
      writeFileSync(join(folder, 'a.metrics.yaml'), written(state))
      git('commit', '-q', '-a', '-m', branch)
    }
    change('one', at('beds', (it) => ({...it, values: {...it.values, '2021': 31}}))(base))
    change('two', at('beds', (it) => ({...it, values: {...it.values, '2022': 32}}))(base))
    git('merge', '-q', 'one', '-m', 'both')
    const text = (): string => readFileSync(join(folder, 'a.metrics.yaml'), 'utf8')
    assert.ok(text().includes('value: 31') && text().includes('value: 32'))
    change('three', at('beds', (it) => ({...it, values: {...it.values, '2021': 99}}))(base))
    assert.throws(() => git('merge', '-q', 'one', '-m', 'both'), /a\.metrics\.yaml: beds observations 2021: both sides/)
    assert.match(text(), /value: 99[\s\S]*# 合并冲突 observations 2021：对方为 \{asOf: "2021", value: 31/)
    assert.deepEqual(
      combine([indexFile('a', text())])
        .problems()
        .filter(({severity}) => severity === 'error'),
      [],
    )
  })
})
