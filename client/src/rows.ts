import type {Figure, Report, Verdict} from './report.js'
import type {Words} from './words.js'

export type Grouping = 'verdict' | 'chapter' | 'indicator'

/** A group of the view; `id` is the same as long as it is the same group. */
export interface Group {
  readonly id: string
  readonly words: Words
  readonly rows: readonly Row[]
}

/** What a view lists. */
export interface Listed {
  readonly figures: readonly Figure[]
  readonly registry: Report['registry']
}

export interface Row {
  /** The same as long as it is the same figure of the same place. */
  readonly id: string
  readonly figure: Figure
  readonly label: Words
  readonly description: Words
}

/** What a view may leave out: verdicts and roles that are shown; an empty filter shows all. */
export type Filter = ReadonlySet<Verdict | 'target' | 'baseline'>

export const verdicts: Readonly<Record<Verdict, Words>> = {
  differ: {zh: '不符', en: 'differs'},
  unregistered: {zh: '未登记', en: 'not registered'},
  uncompared: {zh: '未比对', en: 'not compared'},
  agree: {zh: '一致', en: 'agrees'},
}

/** Of figures in a draft that has no registry to be held against. */
const read: Words = {zh: '读到', en: 'read'}

/** The order of the groups. */
const order: readonly Verdict[] = ['differ', 'unregistered', 'uncompared', 'agree']

const reasons: Readonly<Record<string, Words>> = {
  'no-time': {zh: '没有写明时点', en: 'no date is given'},
  'other-time': {zh: '登记库没有这个时点的值', en: 'no registered value of that date'},
  area: {zh: '地区不同', en: 'another area'},
  deed: {zh: '是变化量，不是水平值', en: 'a change, not a level'},
  'open-range': {zh: '一方是范围', en: 'one of them is a range'},
  restricted: {zh: '登记值不公开', en: 'the registered value is not public'},
  'doubtful-name': {zh: '有几个指标相符', en: 'several indicators fit'},
  decided: {zh: '已注明不改或不必入库', en: 'noted as it is'},
}

export const reasonWords = (reason: string | null): Words => reasons[reason ?? ''] ?? {zh: '', en: ''}

const kinds = {
  registered: {zh: '登记', en: 'registered '},
  elsewhere: {zh: '另处', en: 'elsewhere '},
  computed: {zh: '算得', en: 'computed '},
} as const

/** The value is the label: at the width of a side bar the end is cut, and both values are what matters. */
function rowOf(figure: Figure, id: string, grouping: Grouping): Row {
  const {text, against, verdict, reason, name, place, role} = figure
  const aim = role === 'target' && verdict === 'differ' ? {zh: '目标', en: 'target '} : {zh: '', en: ''}
  const held = verdict === 'differ' && against
  const value = {
    zh: held ? `${aim.zh}${text}，${kinds[held.kind].zh}${held.text}` : text,
    en: held ? `${aim.en}${text}, ${kinds[held.kind].en}${held.text}` : text,
  }
  const why = verdict === 'uncompared' ? reasonWords(reason) : null
  const described = (language: keyof Words): string =>
    [grouping === 'indicator' ? '' : name, place, why?.[language], noted(figure)?.[language]].filter(Boolean).join('　')
  return {id, figure, label: value, description: {zh: described('zh'), en: described('en')}}
}

/** What a person has decided of it: that a person has looked is never the tool's verdict. */
function noted({decisions, lapsed}: Figure): Words | null {
  if (lapsed) return {zh: '改动，须重核', en: 'changed, decide again'}
  const said = decisions.map(({kind, why}) => (kind === 'checked' ? '✓' : why)).join('　')
  return said ? {zh: said, en: said} : null
}

const shows = (filter: Filter, {verdict, role}: Figure): boolean => {
  const some = (words: readonly (Verdict | 'target' | 'baseline')[]): boolean => words.some((word) => filter.has(word))
  return (
    (!some(order) || filter.has(verdict)) &&
    (!some(['target', 'baseline']) || filter.has(role === 'target' ? 'target' : 'baseline'))
  )
}

/** The groups of a view that are not empty, in their order. */
export function groupsOf({figures, registry}: Listed, grouping: Grouping, filter: Filter): readonly Group[] {
  const counted = new Map<string, number>()
  const groups = new Map<string, {words: Words; rows: Row[]}>()
  const named = {...verdicts, ...(registry.state === 'none' && {unregistered: read})}
  if (grouping === 'verdict') for (const verdict of order) groups.set(verdict, {words: named[verdict], rows: []})
  for (const figure of figures) {
    if (!shows(filter, figure)) continue
    const plain = [figure.verdict, figure.indicator ?? figure.name, figure.place, figure.text].join('|')
    const times = (counted.get(plain) ?? 0) + 1
    counted.set(plain, times)
    const {key, words} = groupOf(figure, grouping)
    const group = groups.get(key) ?? {words, rows: []}
    groups.set(key, group)
    group.rows.push(rowOf(figure, `${plain}|${times}`, grouping))
  }
  return [...groups].filter(([, {rows}]) => rows.length).map(([id, {words, rows}]) => ({id, words, rows}))
}

function groupOf(figure: Figure, grouping: Grouping): {readonly key: string; readonly words: Words} {
  if (grouping === 'verdict') return {key: figure.verdict, words: verdicts[figure.verdict]}
  const text = grouping === 'chapter' ? figure.chapter : figure.name
  const none =
    grouping === 'chapter' ? {zh: '正文之前', en: 'before the first chapter'} : {zh: '没有名称', en: 'without a name'}
  return {key: `${grouping}|${text}`, words: text ? {zh: text, en: text} : none}
}

/** More signs beside lines than this, and the editor is busy with them at every key; 写备注… in the menu needs none. */
const mostLines = 300

/** Lines beside which a remark is offered; none of a draft that has too many. */
export const linesToRemark = ({lines}: Pick<Report, 'lines'>): readonly number[] =>
  lines.length > mostLines ? [] : lines

/** The figure that a place is in. */
export const figureAt = (figures: readonly Figure[], line: number, character: number): Figure | null =>
  figures.find(({range: {start, end}}) => {
    const isAfterStart = line > start.line || (line === start.line && character >= start.character)
    return isAfterStart && (line < end.line || (line === end.line && character <= end.character))
  }) ?? null

/** The row of the view that a command was chosen on; a menu of the editor gives the file instead. */
export function rowIn(said: unknown): Row | undefined {
  const value = typeof said === 'object' && said !== null && 'value' in said ? said.value : said
  return isRow(value) ? value : undefined
}

const isRow = (said: unknown): said is Row => typeof said === 'object' && said !== null && 'figure' in said

/** The figure that differs next after a place, or before it; round the end of the draft. */
export function differingFrom(
  {figures}: Pick<Listed, 'figures'>,
  {line, character}: {readonly line: number; readonly character: number},
  step: 1 | -1,
): Figure | null {
  const differing = figures.filter(({verdict}) => verdict === 'differ')
  const isBefore = ({range: {start}}: Figure): boolean =>
    start.line < line || (start.line === line && start.character < character)
  const isAt = ({range: {start}}: Figure): boolean => start.line === line && start.character === character
  if (step > 0) return differing.find((it) => !isBefore(it) && !isAt(it)) ?? differing[0] ?? null
  return differing.filter(isBefore).at(-1) ?? differing.at(-1) ?? null
}
