import type {Kind} from '../../citations/citation.js'
import {zhPlaces} from '../../language/zh.js'
import type {Indicator, Level, RegisteredDocument} from '../../registry/schema.js'
import type {Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {hanOf} from '../../text/han-number.js'
import type {Offset, Span} from '../../text/span.js'
import {normalise} from '../../text/view.js'
import {textOf} from '../place.js'
import {nameSearchOf} from '../search/name-search.js'
import {showLevelOf} from '../show.js'
import {citationsIn} from '../summaries/cited.js'
import type {Completion} from './completion-item.js'
import {rowsAt} from './row-completion.js'

export interface Completions {
  readonly items: readonly Completion[]
  /** Whether another character typed may bring others. */
  readonly isIncomplete: boolean
}

const most = 100
/** No name, title or term is looked for further back. */
const window = 60

/** What may be written at a place of a draft. */
export function completionsAt(snapshot: Snapshot, uri: string, offset: Offset): Completions {
  if (!snapshot.drafts.has(uri)) return nothing
  const text = textOf(snapshot, uri)
  const start = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - window)
  const spot: Spot = {snapshot, uri, offset, before: text.slice(start, offset), behind: text[offset] ?? ''}
  for (const complete of [rows, titles, docNumbers, terms, places, values]) {
    const items = complete(spot)
    if (items) return {items: items.slice(0, most), isIncomplete: items.length > most}
  }
  const items = names(spot)
  return {items, isIncomplete: true}
}

const nothing: Completions = {items: [], isIncomplete: false}

interface Spot {
  readonly snapshot: Snapshot
  readonly uri: string
  readonly offset: Offset
  /** The line up to the cursor, or its end where it is long. */
  readonly before: string
  /** The character behind the cursor: an editor may have closed the bracket already. */
  readonly behind: string
}

const none: Words = {zh: '', en: ''}
const same = (text: string): Words => ({zh: text, en: text})

const rows = ({snapshot, uri, offset}: Spot): readonly Completion[] | null => rowsAt(snapshot, uri, offset, most)

/** What stands between the last opening mark and the cursor; null where the mark is closed again, or none stands there. */
function opened({before}: Spot, open: string, close: string): string | null {
  const at = before.lastIndexOf(open)
  const typed = before.slice(at + 1)
  return at < 0 || typed.includes(close) ? null : typed
}

function titles(spot: Spot): readonly Completion[] | null {
  const typed = opened(spot, '《', '》')
  if (typed === null) return null
  return spot.snapshot.world.registry.documents.flatMap((document) =>
    [document.title, ...document.shortNames]
      .filter((title) => includesAll(title, typed))
      .map((title) => enclosed(spot, typed, title, '》', 'document', same(document.docNumber ?? ''))),
  )
}

/** A title is remembered by its words, so they may stand apart: 云州数字 finds 云州市数字经济促进办法. */
function includesAll(title: string, typed: string): boolean {
  let at = 0
  for (const character of typed) {
    at = title.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

function enclosed(
  {offset, behind}: Spot,
  typed: string,
  text: string,
  close: string,
  kind: Completion['kind'],
  note: Words,
): Completion {
  return {
    label: text,
    kind,
    replace: {from: offset - typed.length, to: offset + (behind === close ? 1 : 0)},
    insert: text + close,
    filter: text + close,
    note,
    indicator: null,
  }
}

/** 云府办发〔: the number of the documents of that issuer; behind a title, that document's own. */
function docNumbers(spot: Spot): readonly Completion[] | null {
  const typed = opened(spot, '〔', '〕')
  if (typed === null) return null
  const head = spot.before.slice(0, spot.before.length - typed.length - 1)
  const title = /《([^《》]{1,60})》[（(]?[^《》]{0,12}$/.exec(head)?.[1]
  const all = spot.snapshot.world.registry.documents.flatMap((document) => numbersOf(document))
  const ofTitle = all.filter(({document}) => title === document.title || document.shortNames.includes(title ?? ''))
  return (ofTitle.length ? ofTitle : all).flatMap(({document, issuer, rest}) => {
    // The issuer is written already, in full or in part, or not at all.
    const written = longestOverlap(head, issuer)
    if (written === 0 && /\p{Script=Han}$/u.test(head) && !ofTitle.length) return []
    if (!rest.slice(1).startsWith(typed)) return []
    const replace: Span = {
      from: spot.offset - typed.length - 1 - written,
      to: spot.offset + (spot.behind === '〕' ? 1 : 0),
    }
    const number = issuer + rest
    return [
      {
        label: number,
        kind: 'document',
        replace,
        insert: number,
        filter: number,
        note: same(document.title),
        indicator: null,
      },
    ] as const
  })
}

const numbersOf = (document: RegisteredDocument) =>
  [document.docNumber, ...document.docNumberAliases].flatMap((number) => {
    const at = number?.indexOf('〔') ?? -1
    return number && at >= 0 ? [{document, issuer: number.slice(0, at), rest: number.slice(at)}] : []
  })

function longestOverlap(head: string, issuer: string): number {
  for (let length = Math.min(head.length, issuer.length); length > 0; length--)
    if (head.endsWith(issuer.slice(0, length))) return length
  return 0
}

function terms(spot: Spot): readonly Completion[] | null {
  const typed = opened(spot, '“', '”')
  if (typed === null) return null
  const known = spot.snapshot.world.registry.terms.filter(({deprecated, quoted}) => !deprecated && quoted !== 'never')
  return known
    .filter(({text}) => includesAll(text, typed))
    .map(({text, full}) => enclosed(spot, typed, text, '”', 'term', full ? same(full) : none))
}

/** 见专栏, 见附件, 见第: the numbered places of this draft, with their captions. */
function places({snapshot, uri, before, offset}: Spot): readonly Completion[] | null {
  const typed =
    /(?:(?<![意可罕常再偏主])见|按照?|参照|如|由)(专栏|附件|附表|附图|表|图|第)?([\d一二三四五六七八九十]{0,3})$/.exec(
      before,
    )
  if (!typed || (!typed[1] && !before.endsWith('见'))) return null
  const written = (typed[1] ?? '') + typed[2]
  const anchors = citationsIn(snapshot, uri).flatMap(({citations}) =>
    citations.anchors
      .filter(({form}) => form !== 'loose')
      .map(({kind, label, caption}) => ({text: named(kind, label), caption})),
  )
  const met = new Set<string>()
  return anchors
    .filter(({text}) => text !== '' && text.startsWith(written) && !met.has(text) && met.add(text))
    .map(({text, caption}) => ({
      label: text,
      kind: 'place',
      replace: {from: offset - written.length, to: offset},
      insert: text,
      filter: text,
      note: same(caption),
      indicator: null,
    }))
}

/** Chapters are counted in Han numerals, whatever their headings use; boxes and tables as they are. */
const named = (kind: Kind, label: string): string =>
  kind === 'chapter' || kind === 'section' || kind === 'part'
    ? `第${hanOf(Number(label))}${zhPlaces[kind]}`
    : zhPlaces[kind] + label

/** Words of stating between an indicator's name and its figure; nothing else may stand there. */
const stating = /(?:已经?|将)?(?:达到?|为|是|提高到|提升到|增加到|增长到|下降到|降至|升至|增至|约|超过|突破)?$/

/** Behind an indicator's name: its registered values, the draft's house style, latest first. */
function values(spot: Spot): readonly Completion[] | null {
  const {before, offset, snapshot} = spot
  const {registry} = snapshot.world
  const end = before.length - (stating.exec(before)?.[0].length ?? 0)
  const head = normalise(before.slice(0, end))
  const ending = registry.matches(head).find(({to, isWhole}) => to === head.length && isWhole)
  const ids = new Set(ending?.entries.filter(({kind}) => kind !== 'notThis').map(({indicator}) => indicator))
  if (!ids.size) return null
  return [...ids].flatMap((id) => {
    const indicator = registry.indicator(id)
    if (!indicator) return []
    const levels: readonly (readonly [Level, Words])[] = [
      ...indicator.observations.map((it) => [it, {zh: '登记值', en: 'registered'}] as const),
      ...indicator.targets.map((it) => [it, {zh: '目标值', en: 'target'}] as const),
    ]
    return levels
      .filter(([{value}]) => value !== null)
      .reverse()
      .map(([level, words]) => valueItem(level, words, indicator, offset))
  })
}

function valueItem(level: Level, {zh, en}: Words, indicator: Indicator, offset: Offset): Completion {
  const text = showLevelOf(level, indicator).zh
  return {
    label: text,
    kind: 'value',
    replace: {from: offset, to: offset},
    insert: text,
    filter: text,
    note: {zh: `${level.asOf} ${zh}`, en: `${level.asOf} ${en}`},
    indicator: indicator.id,
  }
}

const latinEnd = /[A-Za-z]{1,16}$/
const hanEnd = /[\p{Script=Han}A-Za-z0-9.·]{1,24}$/u

function names({before, offset, snapshot}: Spot): readonly Completion[] {
  const {registry} = snapshot.world
  const search = nameSearchOf(registry)
  const latin = latinEnd.exec(before)?.[0]
  const run = hanEnd.exec(before)?.[0] ?? ''
  const byName = run ? search.han(run, most) : []
  const hits = latin && !byName.length ? search.latin(latin, most) : byName
  return hits.map(({entry, typed}) => {
    const {full, typed: withV, initials} = search.spell(entry.name)
    return {
      label: entry.name,
      kind: 'indicator',
      replace: {from: offset - typed, to: offset},
      insert: entry.name,
      filter: [entry.name, initials, full, ...(withV === null ? [] : [withV])].join(' '),
      note: none,
      indicator: entry.indicator,
    }
  })
}

/** What a chosen item stands for, worked out when it is looked at. */
export function describe({world: {registry}}: Snapshot, id: string): Words | null {
  const indicator = registry.indicator(id)
  if (!indicator) return null
  const levels = [...indicator.observations.slice(-1), ...indicator.targets.slice(-1)]
  const lines = (language: 'zh' | 'en'): string =>
    [
      indicator.name,
      indicator.definition,
      indicator.unit,
      ...levels.map((level) => `${level.asOf} ${showLevelOf(level, indicator)[language]}`),
      id,
    ]
      .filter(Boolean)
      .join('\n')
  return {zh: lines('zh'), en: lines('en')}
}
