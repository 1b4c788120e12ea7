import {considered, type Fitting} from '../../mentions/match.js'
import type {PlacedReading, ResolvedMention} from '../../mentions/mention.js'
import type {Indicator} from '../../registry/schema.js'
import type {Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import {readingOf} from '../reading.js'
import type {Row} from '../row.js'
import {row} from '../row.js'
import {guardWords} from './guard-words.js'
import {whyRead, whyThen} from './why.js'

/** Why a number was, or was not, taken for a figure of an indicator. */
export interface Explanation {
  /** The number, with what belongs to it. */
  readonly span: Span
  readonly text: string
  readonly verdict: 'matched' | 'ambiguous' | 'unmatched' | 'skipped'
  /** The guard that left the number out; null where it is a mention. */
  readonly guard: string | null
  readonly considered: readonly Considered[]
  readonly rows: readonly Row[]
}

/** An indicator that was thought of. */
export interface Considered {
  readonly id: string
  readonly name: string
  /** What the name alone is worth: 1 exact, 0.95 alias, 0.8 restored. */
  readonly score: number
  /** Whether the unit is the indicator's (`same`), or may be a slip for it (`odd`). */
  readonly unit: Fitting['fit']
  readonly taken: boolean
}

/** Explains the number at a place of a draft; null where no number stands, or where none is read (code, comments). */
export function explainAt(snapshot: Snapshot, uri: string, offset: Offset): Explanation | null {
  const placed = readingOf(snapshot, uri)?.readings.find(
    ({at, reading}) => at <= offset && offset <= at + reading.passage.source.length,
  )
  if (!placed) return null
  const local = offset - placed.at
  const holds = ({from, to}: Span): boolean => from <= local && local <= to
  const {mentions, skipped} = placed.reading
  const mention = mentions.find(({span}) => holds(span)) ?? mentions.find(({name}) => name.span && holds(name.span))
  if (mention) return ofMention(snapshot, placed, mention)
  const left = skipped.find(({span}) => holds(span))
  return left ? ofSkipped(placed, left.span, left.guard) : unread(placed, holds)
}

function ofSkipped({at, reading}: PlacedReading, span: Span, guard: string): Explanation {
  const text = reading.passage.source.slice(span.from, span.to)
  const {zh, en} = guardWords(guard)
  return {
    span: shift(span, at),
    text,
    verdict: 'skipped',
    guard,
    considered: [],
    rows: [
      row('结论', 'Verdict', '不作指标数值', 'not taken for a figure'),
      row('理由', 'Guard', `${zh}（${guard}）`, `${en} (${guard})`),
    ],
  }
}

/** Every number is accounted for, so this shows a gap of ours rather than of the draft. */
function unread(placed: PlacedReading, holds: (span: Span) => boolean): Explanation | null {
  const {passage, language} = placed.reading
  const span = passage.kind === 'table' ? undefined : language.numbers(passage.source).find(holds)
  return span ? ofSkipped(placed, span, 'unread') : null
}

function ofMention({world}: Snapshot, {at, reading}: PlacedReading, mention: ResolvedMention): Explanation {
  const thought = considered(reading, world.registry, mention).map((it) => thoughtOf(it, mention))
  const {match} = mention
  // A figure without a name of its own is of what the sentence spoke of last.
  const carried = match && !thought.some(({taken}) => taken) ? [ofMatch(match.indicator, match.score)] : []
  const all = [...carried, ...thought]
  return {
    span: shift(mention.span, at),
    text: mention.text,
    verdict: match ? 'matched' : mention.candidates.length ? 'ambiguous' : 'unmatched',
    guard: null,
    considered: all,
    rows: [
      verdictRow(mention),
      nameRow(mention),
      timeRow(mention),
      roleRow(mention),
      whyRow(mention),
      ...all.map(candidateRow),
    ],
  }
}

const thoughtOf = ({indicator: {id, name}, score, fit}: Fitting, {match}: ResolvedMention): Considered => ({
  id,
  name,
  score,
  unit: fit,
  taken: match?.indicator.id === id,
})

const ofMatch = ({id, name}: Indicator, score: number): Considered => ({id, name, score, unit: 'same', taken: true})

function verdictRow({match, candidates}: ResolvedMention): Row {
  if (match) return row('结论', 'Verdict', `是“${match.indicator.name}”的数值`, `a figure of “${match.indicator.name}”`)
  return candidates.length
    ? row(
        '结论',
        'Verdict',
        '是指标数值，有多个指标相符，未作对照',
        'a figure; several indicators fit, so none was taken',
      )
    : row('结论', 'Verdict', '是指标数值，登记库中没有对应的指标', 'a figure; no indicator of the registry fits')
}

const nameRow = ({name: {text, span}}: ResolvedMention): Row =>
  text
    ? row(
        '名称',
        'Name',
        span ? text : `${text}（由上文补出）`,
        span ? text : `${text} (restored from the text before)`,
      )
    : row('名称', 'Name', '文中没有写明', 'none is written')

const bases: Readonly<Record<NonNullable<ResolvedMention['asOf']['basis']>, Words>> = {
  explicit: {zh: '本句写明', en: 'written here'},
  inherited: {zh: '承上文', en: 'handed down from above'},
  assumed: {zh: '按配置推定', en: 'assumed from the configuration'},
}

function timeRow(mention: ResolvedMention): Row {
  const {time, text, basis} = mention.asOf
  const said = [time, text && text !== time ? `“${text}”` : null].filter(Boolean).join(' ')
  if (!said) return row('时点', 'As of', '没有', 'none')
  const why = whyThen(mention) ?? (basis && bases[basis])
  return row('时点', 'As of', why ? `${said}（${why.zh}）` : said, why ? `${said} (${why.en})` : said)
}

/** The words that decided, and the ids of the rules that went by them. */
function whyRow(mention: ResolvedMention): Row {
  const {zh, en} = whyRead(mention)
  const rules = [mention.why.time?.rule, mention.why.mood?.rule].filter(Boolean).join('/')
  return row('依据', 'Because', rules ? `${zh}（${rules}）` : zh, rules ? `${en} (${rules})` : en)
}

function roleRow({role, change, quantity: {qualifier, unit}}: ResolvedMention): Row {
  const said = [role, change, qualifier, unit ?? '—'].filter(Boolean).join(' · ')
  return row('读作', 'Read as', said)
}

function candidateRow({id, name, score, unit, taken}: Considered): Row {
  const fit = unit === 'same' ? {zh: '单位相符', en: 'unit fits'} : {zh: '单位可疑', en: 'unit is odd'}
  const sign = taken ? '✓' : '·'
  return row(
    '候选',
    'Candidate',
    `${sign} ${name}（${id}）${score}，${fit.zh}`,
    `${sign} ${name} (${id}) ${score}, ${fit.en}`,
  )
}
