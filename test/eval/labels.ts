import {readdirSync, readFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {unmark} from '../marks.js'

/** What a careful planner says of one figure. The notation is described in `test/corpus/NOTATION.md`. */
export interface Label {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly name: string
  readonly qualifier: string
  readonly value: number | readonly [number, number] | null
  readonly unit: string | null
  readonly asOf: string | null
  /** A phrase that only an anchor would resolve (去年); null where `asOf` says it all. */
  readonly asOfText: string | null
  readonly role: string
  readonly change: string | null
  readonly indicator: string | null
  /** It can be argued whether this is a mention: it counts neither for nor against. */
  readonly isContested: boolean
  /** Fields on which careful readers differ. */
  readonly soft: ReadonlySet<string>
}

/** A text with its labels: one clause, or a passage of several sentences. */
export interface Labelled {
  readonly sector: string
  readonly kind: 'clauses' | 'passages'
  /** `transport.md:12`: where the text starts. */
  readonly place: string
  readonly text: string
  readonly labels: readonly Label[]
  /** Whether it is read with the corpus's registry; the labels then say the indicator, or that there is none. */
  readonly hasRegistry: boolean
}

export const corpus = join(dirname(fileURLToPath(import.meta.url)), '../corpus')

/** Everything labelled, sector by sector. Throws on a slip of the notation, saying where. */
export function readCorpus(): readonly Labelled[] {
  return (['clauses', 'passages'] as const).flatMap((kind) =>
    readdirSync(join(corpus, kind))
      .filter((file) => file.endsWith('.md'))
      .sort()
      .flatMap((file) => readLabelled(kind, file, readFileSync(join(corpus, kind, file), 'utf8'))),
  )
}

interface Block {
  readonly line: number
  readonly title: string
  readonly text: string[]
  readonly labels: string[]
}

export function readLabelled(kind: Labelled['kind'], file: string, source: string): readonly Labelled[] {
  const blocks = kind === 'clauses' ? clausesOf(source) : passagesOf(source)
  return blocks.map((block) => {
    const place = `${file}:${block.line}`
    const {text, spans} = unmark(block.text.join('\n').trim())
    if (spans.length !== block.labels.length)
      throw new Error(`${place}: ${spans.length} marks, ${block.labels.length} labels`)
    const labels: Label[] = []
    for (const [index, {from, to}] of spans.entries())
      labels.push(readLabel(block.labels[index]!, {start: from, end: to, text: text.slice(from, to)}, labels, place))
    return {sector: basename(file, '.md'), kind, place, text, labels, hasRegistry: block.title.endsWith('@')}
  })
}

function clausesOf(source: string): readonly Block[] {
  const blocks: Block[] = []
  source.split('\n').forEach((text, index) => {
    if (!text.trim() || text.startsWith('//')) return
    if (text.startsWith('↳')) blocks.at(-1)?.labels.push(text)
    else blocks.push({line: index + 1, title: '', text: [text], labels: []})
  })
  return blocks
}

function passagesOf(source: string): readonly Block[] {
  const blocks: Block[] = []
  source.split('\n').forEach((text, index) => {
    if (text.startsWith('=== ')) blocks.push({line: index + 1, title: text.trim(), text: [], labels: []})
    else if (text.startsWith('↳')) blocks.at(-1)?.labels.push(text)
    else if (!text.startsWith('//')) blocks.at(-1)?.text.push(text)
  })
  return blocks
}

type Placed = Pick<Label, 'start' | 'end' | 'text'>

function readLabel(line: string, placed: Placed, before: readonly Label[], place: string): Label {
  const isContested = line.startsWith('↳?')
  const fields = line.slice(isContested ? 2 : 1).split('|')
  const [name, figure, time, role, indicator] = fields.map((field) => field.trim().replace(/\?$/, ''))
  if (!name || !figure || !time || !role || !roles.has(role.split(' ')[0]!)) throw new Error(`${place}: ${line}`)
  const isSoft = (field: number): boolean => fields[field]?.trim().endsWith('?') ?? false
  return {
    ...placed,
    name: name === '〃' ? (before.at(-1)?.name ?? '') : name === '-' ? '' : name,
    ...readFigure(figure, place),
    asOf: time === '-' || time.startsWith('~') ? null : time,
    asOfText: time.startsWith('~') ? time.slice(1) : null,
    role: role.split(' ')[0]!,
    change: role.split(' ')[1] ?? null,
    indicator: indicator || null,
    isContested,
    soft: new Set(softened.flatMap((keys, field) => (isSoft(field) ? keys : []))),
  }
}

const roles: ReadonlySet<string> = new Set(['baseline', 'target', 'increment', 'other'])

/** What a `?` after each of the fields makes soft. */
const softened = [['name'], ['span', 'unit', 'qualifier'], ['asOf'], ['role', 'change'], ['indicator']]

const qualifiers: ReadonlySet<string> = new Set('eq gt ge lt le about nearly just-over range vague'.split(' '))

/** `ge 1.2万 个`, `range 3–5 家`, `无 :1` (a value that is no one number). */
function readFigure(figure: string, place: string): Pick<Label, 'qualifier' | 'value' | 'unit'> {
  const words = figure.split(' ')
  const qualifier = qualifiers.has(words[0]!) ? words.shift()! : null
  const [number = '', unit = null] = words
  const ends = number === '无' ? [] : number.split('–').map(numberOf)
  if (ends.some(Number.isNaN)) throw new Error(`${place}: no number: ${figure}`)
  const [low, high] = ends
  const value = low === undefined ? null : high === undefined ? low : ([low, high] as const)
  return {qualifier: qualifier ?? (Array.isArray(value) ? 'range' : 'eq'), value, unit}
}

const powers: Readonly<Record<string, number>> = {'': 1, 万: 1e4, 亿: 1e8, 万亿: 1e12}

function numberOf(text: string): number {
  const digits = text.replace(/[万亿]+$/, '')
  return digits ? Number(digits) * (powers[text.slice(digits.length)] ?? Number.NaN) : Number.NaN
}
