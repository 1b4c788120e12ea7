import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Config} from '../../server/src/core/config/config.js'
import {defaultConfig, readConfig} from '../../server/src/core/config/read.js'
import type {World} from '../../server/src/core/config/world.js'
import {firstRegistry, registryPath} from '../../server/src/core/ide/registering/first-registry.js'
import type {Decimal} from '../../server/src/core/quantity/decimal.js'
import {compare, decimal, scale, zero} from '../../server/src/core/quantity/decimal.js'
import {combine, indexFile} from '../../server/src/core/registry/reading/read.js'
import type {Level, Registry} from '../../server/src/core/registry/schema.js'
import type {Span} from '../../server/src/core/text/span.js'

/** A clean draft and what it is held against. */
export interface Sample {
  readonly name: string
  readonly text: string
  readonly world: World
  readonly figures: readonly Figure[]
}

/** A registered level that the draft states right after the indicator's name, found by its letters alone, not by the engine. */
export interface Figure {
  readonly of: 'observation' | 'target'
  readonly level: Level
  readonly indicator: string
  /** Comparator as written before the number; '' for none. */
  readonly before: string
  readonly number: Span
  readonly multiplier: Span
  readonly unit: Span
  /** Comparator after the unit. */
  readonly after: string
  /** From the full stop before to the one after. */
  readonly sentence: Span
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The example plan and the drafts of this folder, with the configuration that dates their baseline. */
export function samples(): readonly Sample[] {
  const folder = join(root, 'test/mutations/drafts')
  const drafts = readdirSync(folder).filter((file) => file.endsWith('.md'))
  const registries = join(root, 'examples/registry')
  return [
    sample(
      join(root, 'examples/plan.md'),
      readdirSync(registries).map((file) => join(registries, file)),
    ),
    ...drafts.map((file) => sample(join(folder, file), [join(folder, file.replace(/\.md$/, '.metrics.yaml'))])),
  ]
}

/**
 * The drafts of a folder (.md, .txt), each against the registry of its name (NAME.metrics.yaml), which dates what the draft
 * does not; where there is none, against the registry that `plumbline init` makes of the draft.
 */
export const samplesOf = (folder: string): readonly Sample[] =>
  readdirSync(folder)
    .filter((file) => /\.(?:md|txt)$/.test(file))
    .map((file) => {
      const registry = join(folder, file.replace(/\.\w+$/, '.metrics.yaml'))
      return existsSync(registry) ? sample(join(folder, file), [registry], defaultConfig) : begun(join(folder, file))
    })

/** A draft against the registry that begins with it. */
function begun(path: string): Sample {
  const text = readFileSync(path, 'utf8')
  const name = basename(path).replace(/\.\w+$/, '')
  const made = firstRegistry([{path: `${name}.md`, text}], null)
  const registry = combine([indexFile(registryPath, made.registry)])
  const config = readConfig('plumbline.yaml', made.config)
  return {name, text, world: {registry, config}, figures: figuresIn(text, registry)}
}

const planned = {...defaultConfig, plan: {...defaultConfig.plan, baseline: '2020-12-31', period: 'FYP14'}}

function sample(path: string, registryPaths: readonly string[], config: Config = planned): Sample {
  const text = readFileSync(path, 'utf8')
  const registry = combine(registryPaths.map((file) => indexFile(file, readFileSync(file, 'utf8'))))
  return {name: basename(path, '.md'), text, world: {registry, config}, figures: figuresIn(text, registry)}
}

/** A name, at most a few words that hold no digit, a number, its multiplier and unit. */
const stated =
  /^([^\d，,。；;|\n、]{0,14}?)(近|超过|约|不低于|不少于|≥|≤)?(\d+(?:\.\d+)?)(万亿|[万亿])?([^\d\s，。,；;（()）、|/]{0,6}(?:\/[^\d\s，。,；;（()）、|]{1,6})?)/

function figuresIn(text: string, registry: Registry): readonly Figure[] {
  const found = new Map<number, Figure>()
  for (const id of registry.ids) {
    const indicator = registry.indicator(id)
    if (!indicator) continue
    const names = [indicator.name, ...indicator.aliases].filter((name) => name.length > 2)
    for (const name of names)
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        const figure = figureAt(text, at + name.length, [
          ...indicator.observations.map((level) => ({of: 'observation', level}) as const),
          ...indicator.targets.map((level) => ({of: 'target', level}) as const),
        ])
        if (figure) found.set(figure.number.from, {...figure, indicator: id})
      }
  }
  return [...found.values()]
}

function figureAt(
  text: string,
  from: number,
  levels: readonly Pick<Figure, 'of' | 'level'>[],
): Omit<Figure, 'indicator'> | null {
  const match = stated.exec(text.slice(from, from + 48))
  if (!match) return null
  const [, words = '', before = '', written = '', multiplier = '', unit = ''] = match
  const number = {from: from + words.length + before.length, to: from + words.length + before.length + written.length}
  const value = scale(decimal(written) ?? zero, {'': 0, 万: 4, 亿: 8, 万亿: 12}[multiplier] ?? 0)
  const same = levels.find(({level}) => isDecimal(level.value) && compare(level.value, value) === 0)
  if (!same) return null
  const after =
    /^(以上|以内|以下|左右)/.exec(unit.slice(1) + text.slice(number.to + multiplier.length + unit.length))?.[0] ?? ''
  const spanFrom = (start: number, length: number) => ({from: start, to: start + length})
  return {
    ...same,
    before,
    number,
    multiplier: spanFrom(number.to, multiplier.length),
    unit: spanFrom(number.to + multiplier.length, unit.length),
    after,
    sentence: sentenceAround(text, number.from),
  }
}

const isDecimal = (value: Level['value']): value is Decimal => value !== null && 'digits' in value

export function sentenceAround(text: string, at: number): Span {
  let from = at
  while (from > 0 && !/[。；;\n]/.test(text[from - 1] ?? '')) from--
  let to = at
  while (to < text.length && !/[。；;\n]/.test(text[to] ?? '')) to++
  return {from, to}
}
