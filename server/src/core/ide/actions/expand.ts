import type {Abbreviation, CitedTitle} from '../../citations/citation.js'
import type {Term} from '../../registry/schema.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Edit} from '../../text/edit.js'
import {type Offset, type Span, shift} from '../../text/span.js'
import type {Action} from '../action.js'
import {wordsIn} from '../navigation/renamed.js'
import {textOf} from '../place.js'
import {readingOf} from '../reading.js'
import {citationsIn, passageAt} from '../summaries/cited.js'
import {fixesAt} from './fixes.js'

/**
 * Writes an abbreviation in full where the draft first uses it: one of the registry's, as 全称（缩略语）, or a short title
 * that the draft itself introduces further down, whose introduction then moves up. Null where the first use is in full.
 */
export function expansion(snapshot: Snapshot, uri: string, offset: Offset): Action | null {
  return ofTerm(snapshot, uri, offset) ?? ofTitle(snapshot, uri, offset)
}

function ofTerm(snapshot: Snapshot, uri: string, offset: Offset): Action | null {
  const placed = passageAt(snapshot, uri, offset)
  if (!placed) return null
  const holds = ({from, to}: Span): boolean => from <= offset - placed.at && offset - placed.at <= to
  const term = snapshot.world.registry.terms.find(
    ({text, full}) => full !== null && full !== text && wordsIn(placed, text).some(holds),
  )
  const first = term && firstUse(snapshot, uri, term)
  if (!term?.full || !first || isOffered(snapshot, uri, first)) return null
  return action(uri, term.text, [{...first, insert: `${term.full}（${term.text}）`}], `${term.full}（${term.text}）`)
}

/** In the text, since a heading explains nothing. Null where the full name stands before it or in the bracket behind it. */
function firstUse(snapshot: Snapshot, uri: string, {text, full}: Term): Span | null {
  const draft = textOf(snapshot, uri)
  const isLetter = (character: string | undefined): boolean => /[A-Za-z0-9]/.test(character ?? '')
  for (const placed of readingOf(snapshot, uri)?.readings ?? [])
    for (const word of placed.reading.passage.kind === 'heading' ? [] : wordsIn(placed, text)) {
      const span = shift(word, placed.at)
      if (isLetter(draft[span.from - 1]) || isLetter(draft[span.to])) continue
      const isExplained =
        full !== null && (draft.lastIndexOf(full, span.from) >= 0 || draft.startsWith(full, span.to + 1))
      return isExplained ? null : span
    }
  return null
}

/** The check of first uses offers the same where the registry requires it. */
const isOffered = (snapshot: Snapshot, uri: string, span: Span): boolean =>
  fixesAt(snapshot, uri, span).some(({fix}) => fix.edits.some(({from, to}) => from === span.from && to === span.to))

interface Introduced {
  /** 《全称》（…，以下简称《规划》） as it stands. */
  readonly span: Span
  readonly short: Span
  readonly words: string
}

function ofTitle(snapshot: Snapshot, uri: string, offset: Offset): Action | null {
  const all = citationsIn(snapshot, uri)
  const under = all.flatMap(({at, citations}) =>
    citations.titles.filter(({outer}) => at + outer.from <= offset && offset <= at + outer.to).map(({title}) => title),
  )
  const short = under.at(-1)
  const introduced = short === undefined ? null : introduction(textOf(snapshot, uri), all, short)
  if (short === undefined || !introduced) return null
  const uses = all.flatMap(({at, citations}) =>
    citations.titles.filter(({title}) => title === short).map(({outer}) => shift(outer, at)),
  )
  const [first] = uses.sort((a, b) => a.from - b.from)
  if (!first || first.from >= introduced.span.from) return null
  const written = textOf(snapshot, uri).slice(introduced.short.from, introduced.short.to)
  return action(
    uri,
    written,
    [
      {...first, insert: introduced.words},
      {...introduced.span, insert: written},
    ],
    introduced.words,
  )
}

function introduction(text: string, all: ReturnType<typeof citationsIn>, short: string): Introduced | null {
  for (const {at, citations} of all)
    for (const defined of citations.abbreviations)
      if (defined.short === short && defined.quoted === '《') return introducedAt(text, at, citations.titles, defined)
  return null
}

/** The title before the bracket in which the short form is given; null where anything else stands between. */
function introducedAt(
  text: string,
  at: Offset,
  titles: readonly CitedTitle[],
  {span}: Abbreviation,
): Introduced | null {
  const title = titles.findLast(({outer}) => outer.to <= span.from && !(span.from <= outer.from && outer.to <= span.to))
  if (!title) return null
  const short = shift(span, at)
  const from = at + title.outer.from
  const between = text.slice(at + title.outer.to, short.from)
  if (!/^[（(][^）)\n]*$/.test(between) || !/^[）)]/.test(text.slice(short.to))) return null
  return {span: {from, to: short.to + 1}, short, words: text.slice(from, short.to + 1)}
}

function action(uri: string, short: string, edits: readonly Edit[], words: string): Action {
  return {
    title: {zh: `首次出现处写全称：${words}`, en: `Write ${short} in full at its first use`},
    kind: 'rewrite',
    edits: new Map([[uri, edits]]),
    finding: null,
  }
}
