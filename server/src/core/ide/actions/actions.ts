import type {Passage} from '../../markdown/passage.js'
import {compare, type Decimal, whole} from '../../quantity/decimal.js'
import {isRange} from '../../quantity/interval.js'
import type {Quantity} from '../../quantity/quantity.js'
import {showLevel, showLike} from '../../quantity/show.js'
import type {Time} from '../../quantity/time.js'
import type {Indicator, Level} from '../../registry/schema.js'
import {isUnitLent, writeLike} from '../../rules/cell-writing.js'
import {stateFigure} from '../../rules/rephrase.js'
import type {Snapshot} from '../../session/snapshot.js'
import {applyAll} from '../../text/edit.js'
import {positionAt} from '../../text/lines.js'
import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import type {Action} from '../action.js'
import {findings} from '../findings/findings.js'
import {ruleName} from '../findings/rule-names.js'
import {mentionAt, type PlacedMention} from '../mention-at.js'
import {linesOf, textOf} from '../place.js'
import {observation} from '../registering/observe.js'
import {registration} from '../registering/register.js'
import {showLevelOf} from '../show.js'
import {passageAt} from '../summaries/cited.js'
import {insertedTable} from '../tables/indicator-table.js'
import {refreshedTable} from '../tables/refreshed-table.js'
import {expansion} from './expand.js'
import {fixesOfRules} from './fix-rule.js'
import {houseStyle} from './house-style.js'
import {renumbered} from './renumber.js'
import {requalified} from './requalify.js'
import {toHeading} from './to-heading.js'

/** What may be done at a stretch of a draft beside the fixes of its findings; of the kinds that are wanted. */
export function actionsAt(
  snapshot: Snapshot,
  uri: string,
  span: Span,
  wanted: (kind: Action['kind']) => boolean = () => true,
): readonly Action[] {
  if (!snapshot.drafts.has(uri)) return []
  const words = (): readonly (Action | null)[] => [
    ...ofFigure(snapshot, uri, span.from),
    refreshedTable(snapshot, uri, span.from),
    expansion(snapshot, uri, span.from),
    span.from < span.to ? houseStyle(snapshot, uri, span) : null,
  ]
  return [
    ...(wanted('rewrite') ? words() : []),
    ...(wanted('restructure') ? [toHeading(snapshot, uri, span.from), insertedTable(snapshot, uri, span.from)] : []),
    ...(wanted('fix-rule') ? fixesOfRules(snapshot, uri, span) : []),
    ...(wanted('disable') ? disabling(snapshot, uri, span) : []),
    wanted('renumber') ? renumbered(snapshot, uri) : null,
    wanted('house-style') ? houseStyle(snapshot, uri) : null,
  ].filter((it) => it !== null)
}

function ofFigure(snapshot: Snapshot, uri: string, offset: Offset): readonly (Action | null)[] {
  const found = mentionAt(snapshot, uri, offset)
  const placed = passageAt(snapshot, uri, offset)
  if (!found || !placed) return []
  const {at, reading} = placed
  return [
    useRegistered(uri, found, at, reading.passage.source),
    ...requalified(snapshot, uri, found.mention, at, reading.passage.source),
    addTime(uri, found, at, reading.passage),
    registration(snapshot, uri, found),
    observation(snapshot, uri, found),
  ]
}

/** States the registered level of the figure's own time, in the draft's way of writing. */
function useRegistered(uri: string, {mention}: PlacedMention, at: Offset, source: string): Action | null {
  const level = mention.role === 'target' ? mention.target : mention.observation
  const {quantity, match} = mention
  if (!match || mention.change || !level?.value || isRange(level.value)) return null
  const text = isUnitLent(mention)
    ? writeLike(level.value, mention.role === 'target' ? 'eq' : level.qualifier, mention)
    : shown(level.value, level, quantity, match.indicator)
  const edits = stateFigure(quantity, text).edits.map((edit) => ({...shift(edit, at), insert: edit.insert}))
  const local = edits.map((edit) => ({...shift(edit, -at), insert: edit.insert}))
  if (applyAll(source, local) === source) return null
  const title = {zh: `采用登记值：${text}（${level.asOf}）`, en: `Use the registered value: ${text} (${level.asOf})`}
  return {title, kind: 'rewrite', edits: new Map([[uri, edits]]), finding: null}
}

/** In the draft's own multiplier; where it has none and the number needs one, or where the level makes a claim, in house style. */
function shown(value: Decimal, level: Level, like: Quantity, indicator: Indicator): string {
  if (level.qualifier !== 'eq') return showLevel(level, like.unit ?? indicator.unit)
  const isSmall = like.value === null || isRange(like.value) || compare(like.value, foldedFrom) < 0
  const needsMultiplier = like.multiplier === null && isSmall && compare(value, foldedFrom) >= 0
  return needsMultiplier ? showLevelOf(level, indicator).zh : showLike(value, like)
}

/** Plans write 3.2万个, and 9999个. */
const foldedFrom = whole(10000)

/** Writes out the time that a figure takes from what stands above it, or from the configuration. */
function addTime(uri: string, {mention}: PlacedMention, at: Offset, passage: Passage): Action | null {
  const {time, basis} = mention.asOf
  const words = time && basis !== 'explicit' && !mention.change ? sayTime(time, mention.role === 'target') : null
  if (!words || passage.kind === 'table' || passage.kind === 'heading') return null
  const start = mention.name.span?.from ?? mention.span.from
  const before = passage.source.slice(0, start)
  // The clause, not the name: 全市 and the like stay with what they belong to.
  const from = Math.max(...[...'，。；：！？\n'].map((mark) => before.lastIndexOf(mark))) + 1
  const title = {zh: `写明时点：${words}`, en: `Write the time: ${words}`}
  return {
    title,
    kind: 'rewrite',
    edits: new Map([[uri, [{from: at + from, to: at + from, insert: words}]]]),
    finding: null,
  }
}

/** 截至2020年底， for a level, 到2025年， for a goal; null for stretches of time and quarters, which need words of their own. */
function sayTime(time: Time, isTarget: boolean): string | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(time) ?? []
  if (!year) return null
  if (month === undefined) return isTarget ? `到${year}年，` : `${year}年，`
  if (month === '12' && (day === undefined || day === '31')) return isTarget ? `到${year}年底，` : `截至${year}年底，`
  const said = `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}，`
  return isTarget ? `到${said}` : `截至${said}`
}

/** A comment behind the line that silences a rule there. Its reason is left for the writer, and asked for until it is given. */
function disabling(snapshot: Snapshot, uri: string, {from, to}: Span): readonly Action[] {
  const here = findings(snapshot, uri).filter(({span}) => span.from <= to && from <= span.to)
  return [...new Map(here.map((finding) => [finding.rule, finding])).values()].flatMap((finding) => {
    if (finding.rule.startsWith('suppression-')) return []
    const at = endOfLine(snapshot, uri, finding.span.from)
    const insert = ` <!-- plumbline-disable-line ${finding.rule}: -->`
    const title = {
      zh: `此行不查“${ruleName(finding.rule).zh}”（须写明理由）`,
      en: `Silence ${finding.rule} on this line (give the reason)`,
    }
    return [{title, kind: 'disable', edits: new Map([[uri, [{from: at, to: at, insert}]]]), finding}] as const
  })
}

/** In a row of a table, before the last pipe: behind it would be one more cell. */
function endOfLine(snapshot: Snapshot, uri: string, offset: Offset): Offset {
  const [text, lines] = [textOf(snapshot, uri), linesOf(snapshot, uri)]
  const {line} = positionAt(lines, offset)
  const start = lines.starts[line] ?? 0
  const written = text.slice(start, lines.starts[line + 1] ?? text.length).trimEnd()
  const isRow = passageAt(snapshot, uri, offset)?.reading.passage.kind === 'table' && written.endsWith('|')
  return start + (isRow ? written.slice(0, -1).trimEnd() : written).length
}
