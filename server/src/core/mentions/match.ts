import type {Passage} from '../markdown/passage.js'
import {alias, bare, exact, keyOf, looseOf, restored} from '../registry/forms.js'
import type {Indicator, NameEntry, NameMatch, Registry} from '../registry/schema.js'
import {countBefore} from '../text/sorted.js'
import type {Span} from '../text/span.js'
import {toSource, type View} from '../text/view.js'
import {type Fit, unitFit} from './fit.js'
import type {Language, Wording} from './language.js'
import {type Lexicon, lexiconOf} from './lexicon.js'
import type {Match, Reading, Stated} from './mention.js'

/** Below this nothing is a match: a wrong match raises false alarms, a missing one costs a hint (domain notes 4.2, rule 3). */
const leastScore = 0.75

export interface Matched {
  readonly match: Match | null
  /** What fits as well as each other, or fits but for its area. */
  readonly candidates: readonly Indicator[]
}

const none: readonly Indicator[] = []

export const unmatched: Matched = {match: null, candidates: none}

/** Matches the mentions of one passage, in order. */
export function matcher(
  passage: Passage,
  registry: Registry,
  language: Language,
): (mention: Stated, before: Before | null) => Matched {
  const contextOf = contexts(passage, registry, language)
  return (mention, before) => {
    const context = contextOf(mention)
    const fitting = fittingFor(context)
    if (fitting) return choose(fitting, context)
    return mention.name.text ? unmatched : carried(context, before)
  }
}

/** Every indicator that a mention's name could stand for, before area and worth decide between them: to explain a match. */
export const considered = (
  {passage, language}: Pick<Reading, 'passage' | 'language'>,
  registry: Registry,
  mention: Stated,
): readonly Fitting[] => fittingFor(contexts(passage, registry, language)(mention)) ?? []

function contexts(passage: Passage, registry: Registry, {say}: Language): (mention: Stated) => Context {
  const lexicon = lexiconOf(registry)
  const found = passage.kind === 'table' ? [] : inSource(registry.matches(passage.view.text), passage.view)
  return (mention) => ({passage, registry, lexicon, found, mention, say})
}

/** Most views count as their source does. */
function inSource(found: readonly NameMatch[], view: View): readonly NameMatch[] {
  if (!view.starts) return found
  return found.map((it) => {
    const {from, to} = toSource(view, it)
    return {from, to, entries: it.entries, isWhole: it.isWhole}
  })
}

/** The mention before, in the same passage. */
export interface Before {
  readonly mention: Stated
  readonly match: Match | null
}

interface Context {
  readonly say: Wording
  readonly passage: Passage
  readonly registry: Registry
  readonly lexicon: Lexicon
  /** Registered names in the passage, spans in its source. */
  readonly found: readonly NameMatch[]
  readonly mention: Stated
}

/** That a mention is of an indicator: by a name, of this worth. */
interface Claim {
  readonly indicator: string
  readonly kind: NameEntry['kind']
  readonly score: number
}

/** 5G室外基站3.2万个，2025年达到7万个: a figure without a name is of what its sentence spoke of last, if it counts the same. */
function carried({mention, registry}: Context, before: Before | null): Matched {
  const match = before?.match
  if (!match || before.mention.sentence !== mention.sentence) return unmatched
  const isCounted =
    mention.change !== null ||
    (before.mention.quantity.unit === mention.quantity.unit && unitFit(mention, match.indicator, registry) === 'same')
  return isCounted ? {match: {...match, score: Math.min(match.score, restored)}, candidates: []} : unmatched
}

/**
 * What fits, null where no name is known. What the text says in full comes first; a looser form is asked for where that
 * is not of the mention's unit, and the sentence around only for a name that is in no form known.
 */
function fittingFor(context: Context): readonly Fitting[] | null {
  const literal = literalClaims(context)
  const told = fittingOf(literal, context)
  if (told.some(({fit}) => fit === 'same')) return told
  const keys = keysOf(context)
  const named = literal.length ? literal : keys.flatMap((it) => context.registry.named(it)).map(claimOf)
  const fitting = literal.length ? told : fittingOf(named, context)
  if (fitting.some(({fit}) => fit === 'same')) return fitting
  const claims = [...named, ...keys.flatMap((it) => looseClaims(it, context))]
  if (claims.length > named.length) return fittingOf(claims, context)
  if (named.length) return fitting
  const around = neighbourClaims(context)
  return around.length ? fittingOf(around, context) : null
}

/** The mention's name, and what is left of it without the words that only scope it or tell that it grew. */
function keysOf({mention, lexicon, say}: Context): readonly string[] {
  const key = keyOf(mention.name.text)
  const short = withoutScope(mention.change ? key.replace(say.growthEnd, '') : key, lexicon, say)
  return !key ? [] : short === key ? [key] : [key, short]
}

const looseClaims = (key: string, {lexicon, mention}: Context): readonly Claim[] =>
  (lexicon.loose.get(looseOf(key)) ?? [])
    .filter(({unit}) => unit === null || unit === mention.quantity.unit)
    .map(({entry}) => ({...claimOf(entry), score: restored}))

const claimOf = ({indicator, kind}: NameEntry): Claim => ({indicator, kind, score: worthOf(kind)})

const worthOf = (kind: NameEntry['kind']): number => (kind === 'name' ? exact : alias)

/** A registered name that stands in the text around the mention's: the reader of the passage may have cut it short or long. */
function literalClaims(context: Context): readonly Claim[] {
  const {found, mention} = context
  if (!found.length) return []
  // 家庭全覆盖 may be a name's own end: the figure is a part of the registered name.
  const span = mention.quantity.numeral === 'coverage' ? mention.span : mention.name.span
  if (!span) return []
  const claims: Claim[] = []
  for (const it of overlapping(found, span)) {
    if (!names(it, span, context)) continue
    const most = it.isWhole ? exact : restored
    for (const {indicator, kind} of it.entries) claims.push({indicator, kind, score: Math.min(most, worthOf(kind))})
  }
  return claims
}

/** Whether a registered name in the text is what a mention's own name, at `span`, says. */
function names(it: NameMatch, span: Span, {mention, lexicon, passage, say}: Context): boolean {
  if (it.from <= span.from && it.to >= span.to) return true
  if (it.to !== span.to) return false
  const isEnd = it.from > span.from && !withoutScope(keyOf(passage.source.slice(span.from, it.from)), lexicon, say)
  return isEnd || mention.quantity.numeral === 'coverage'
}

function overlapping(found: readonly NameMatch[], {from, to}: Span): readonly NameMatch[] {
  const low = countBefore(found.length, (index) => found[index]!.to <= from)
  let end = low
  while (end < found.length && found[end]!.from < to) end++
  return found.slice(low, end)
}

/** The name without the words before it that say whose it is, or only that it is summed up. */
function withoutScope(key: string, lexicon: Lexicon, say: Wording): string {
  for (let text = key; ; ) {
    const area = lexicon.areaAtStart(text)
    const length = (area?.area ? area.word.length : 0) || (say.leadingSum.exec(text)?.[0].length ?? 0)
    if (!length) return text
    text = text.slice(length)
  }
}

/**
 * 城运总平台接入部门数 written as 建立城运总平台,接入了50个部门: the mention's name ends the registered one, and all the rest
 * of it stands in the sentence, in order. Nothing less will do.
 */
function neighbourClaims({mention, lexicon, passage}: Context): readonly Claim[] {
  const key = bare(keyOf(mention.name.text))
  if (key.length < 2 || passage.kind === 'table') return []
  const ending = lexicon.endingIn(key).filter(({unit}) => unit === null || unit === mention.quantity.unit)
  if (!ending.length) return []
  const before = sentenceBefore(passage.source, mention)
  const forms = ending.filter(({key: whole}) => covers(before, whole.slice(0, -key.length)))
  const most = Math.max(...forms.map(({key: whole}) => whole.length))
  return forms.filter(({key: whole}) => whole.length === most).map(({entry}) => ({...claimOf(entry), score: restored}))
}

const sentenceLength = 200

const sentenceBefore = (source: string, mention: Stated): string => bare(keyOf(wordsBefore(source, mention)))

function wordsBefore(source: string, {span, name}: Stated): string {
  const to = Math.max(Math.min(span.from, name.span?.from ?? span.from), 0)
  const text = source.slice(Math.max(0, to - sentenceLength), Math.min(Math.max(to, span.from), to + sentenceLength))
  return text.slice(text.lastIndexOf('。') + 1)
}

/** Whether `words` can be cut into pieces of two characters or more that stand in the text in this order. */
function covers(text: string, words: string): boolean {
  let at = 0
  for (let from = 0; from < words.length; ) {
    let length = 0
    let end = at
    for (let tried = 2; from + tried <= words.length; tried++) {
      const place = text.indexOf(words.slice(from, from + tried), at)
      if (place < 0) break
      length = tried
      end = place + tried
    }
    if (!length || words.length - from - length === 1) return false
    from += length
    at = end
  }
  return words.length > 0
}

/** An indicator that a mention may be of, what its name is worth, and how the unit suits it. */
export interface Fitting {
  readonly indicator: Indicator
  readonly score: number
  readonly fit: Fit
}

/** The one indicator that fits best. */
function choose(fitting: readonly Fitting[], context: Context): Matched {
  if (!fitting.length) return unmatched
  const area = areaBefore(context)
  const [first] = fitting
  if (first && fitting.length === 1)
    return isOfArea(first.indicator, area, context.registry) || (area === null && isOfSpoken(first.indicator, context))
      ? {match: {indicator: first.indicator, score: first.score}, candidates: none}
      : {match: null, candidates: [first.indicator]}
  const here = fitting.filter(({indicator}) => isOfArea(indicator, area, context.registry))
  if (!here.length) return {match: null, candidates: fitting.map(({indicator}) => indicator)}
  const most = Math.max(...here.map(worth))
  const [only, ...others] = here.filter((it) => worth(it) === most)
  if (!only || others.length) return {match: null, candidates: [only, ...others].flatMap((it) => it?.indicator ?? [])}
  return {match: {indicator: only.indicator, score: only.score}, candidates: []}
}

/** The unit decides first: 30余种智能传感终端近60万个 are two indicators under one name. */
const worth = ({score, fit}: Fitting): number => score + (fit === 'same' ? 1 : 0)

const nothing: readonly Fitting[] = []

function fittingOf(claims: readonly Claim[], context: Context): readonly Fitting[] {
  const [first] = claims
  if (!first) return nothing
  if (claims.length === 1) {
    const only = fittingOne(first, context)
    return only ? [only] : nothing
  }
  const barred = new Set(claims.filter(({kind}) => kind === 'notThis').map(({indicator}) => indicator))
  const best = new Map<string, Claim>()
  for (const claim of claims)
    if (!barred.has(claim.indicator) && claim.score > (best.get(claim.indicator)?.score ?? 0))
      best.set(claim.indicator, claim)
  return [...best.values()].flatMap((claim) => fittingOne(claim, context) ?? [])
}

function fittingOne({indicator: id, kind, score}: Claim, {mention, registry}: Context): Fitting | null {
  const indicator = kind === 'notThis' || score < leastScore ? null : registry.indicator(id)
  if (!indicator) return null
  const fit = unitFit(mention, indicator, registry)
  // A restored name and an odd unit are two doubts, and two doubts are no match.
  return fit === 'other' || (fit === 'odd' && score <= restored) ? null : {indicator, score, fit}
}

/** Whose figure it is, by the word right before the name: an area's id, `elsewhere`, or null where none stands there. */
function areaBefore({mention, lexicon, passage, registry, say}: Context): string | null {
  const {span, text} = mention.name
  const own = lexicon.areaAtStart(keyOf(text))
  if (own && !say.bothSides.test(text)) return own.area ?? unregistered(own.word, registry, say)
  // At the head of a clause, as most names stand, there is no word before.
  if (!span || isBreak(passage.source[span.from - 1])) return null
  const before = keyOf(passage.source.slice(Math.max(0, span.from - 16), span.from)).replace(say.trailingSum, '')
  const word = lexicon.areaAtEnd(before)
  if (word) return word.area ?? unregistered(word.word, registry, say)
  return say.areaEnd.test(before) ? unregistered(before, registry, say) : null
}

/** 全市 is the draft's own area: a registry that names no areas is of it. Any other place is elsewhere. */
const unregistered = (written: string, {areas}: Registry, say: Wording): string | null =>
  areas.length === 0 && say.ownArea.test(written) ? null : elsewhere

const elsewhere = ' elsewhere'

const isBreak = (sign: string | undefined): boolean => sign === undefined || '，。；：！？、,;:\n'.includes(sign)

/**
 * 2025年全国人口为14.1亿人，其中男性人口7.2亿人: what is registered of another area only is meant where that is the last
 * one that the sentence names.
 */
function isOfSpoken({area}: Indicator, {passage, mention, lexicon}: Context): boolean {
  if (area === null || passage.kind === 'table') return false
  const before = keyOf(wordsBefore(passage.source, mention))
  for (let to = before.length; to > 1; to--) {
    const last = lexicon.areaAtEnd(before.slice(0, to))
    if (last) return last.area === area
  }
  return false
}

/** Without a word for it a figure is of the registry's own area; a district's or the nation's must say so. */
function isOfArea(indicator: Indicator, area: string | null, registry: Registry): boolean {
  const its = indicator.area ?? registry.area
  return area === null ? its === null || registry.area === null || its === registry.area : its === area
}
