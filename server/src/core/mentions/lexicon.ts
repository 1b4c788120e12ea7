import {zhAreas} from '../language/zh.js'
import {keyOf} from '../registry/forms.js'
import type {Area, Form, Registry} from '../registry/schema.js'

/** A registry's names and areas, prepared for matching. */
export interface Lexicon {
  /** By the loosest form that still is the name: without counting head, brackets, 的 and 、. */
  readonly loose: Pick<ReadonlyMap<string, readonly Form[]>, 'get'>
  /** Forms whose key ends in `tail` and is longer; empty where too many do for the tail to mean anything. */
  endingIn(tail: string): readonly Form[]
  /** The longest word that names an area (全市, 本市, 上海) at a text's start, or at its end. */
  areaAtStart(text: string): AreaWord | null
  areaAtEnd(text: string): AreaWord | null
}

export interface AreaWord {
  readonly word: string
  /** The area's id; null for one that the registry does not know (全国). */
  readonly area: string | null
}

/** Prepared once for a registry. */
export function lexiconOf(registry: Registry): Lexicon {
  const known = kept.get(registry)
  if (known) return known
  const made = makeLexicon(registry)
  kept.set(registry, made)
  return made
}

const kept = new WeakMap<Registry, Lexicon>()

function makeLexicon(registry: Registry): Lexicon {
  const areas = areaWordsOf(registry)
  const first = grouped(areas, ({word}) => word.charAt(0))
  const last = grouped(areas, ({word}) => word.at(-1) ?? '')
  return {
    loose: {get: registry.loose},
    endingIn: registry.endingIn,
    areaAtStart: (text) => first.get(text.charAt(0))?.find(({word}) => text.startsWith(word)) ?? null,
    areaAtEnd: (text) => last.get(text.at(-1) ?? '')?.find(({word}) => text.endsWith(word)) ?? null,
  }
}

function grouped<T>(all: readonly T[], keyOfOne: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOfOne(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** The longest first. */
function areaWordsOf({areas, area}: Registry): readonly AreaWord[] {
  const words = new Map<string, string | null>(places.map((word) => [word, null]))
  // Without areas of its own a registry is of one place, whatever the draft calls it.
  if (!areas.length) for (const word of places) if (!wider.has(word)) words.set(word, area)
  for (const word of levelWords(areas.find(({id}) => id === area))) words.set(word, area)
  for (const {id, label, aliases} of areas) for (const word of [label, ...aliases]) words.set(keyOf(word), id)
  return [...words].map(([word, it]) => ({word, area: it})).sort((a, b) => b.word.length - a.word.length)
}

const places = zhAreas.places.split(' ')

/** Areas above any that a registry is of. */
const wider: ReadonlySet<string> = new Set(zhAreas.wider.split(' '))

/** 全市 is the city of a registry whose own area is a city; a registry of a district knows it as its superior, or not. */
const levels: readonly (readonly [ending: string, words: readonly string[]])[] = zhAreas.levels.map(
  ([ending, words]) => [ending, words.split(' ')],
)

const levelWords = (area: Area | undefined): readonly string[] =>
  levels.find(([ending]) => area?.label.endsWith(ending))?.[1] ?? []
