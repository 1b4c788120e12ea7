import {bare, headless, keyOf} from '../registry/forms.js'
import type {Area, NameEntry, Registry} from '../registry/schema.js'

/** A registered name in the form in which it is looked up. */
export interface Form {
  readonly key: string
  readonly entry: NameEntry
  /** 家 of 企业家数, 种 of 终端种类数: the form holds only beside this unit; null: any. */
  readonly unit: string | null
}

/** A registry's names and areas, prepared for matching. */
export interface Lexicon {
  /** By the loosest form that still is the name: without counting head, brackets, 的 and 、. */
  readonly loose: ReadonlyMap<string, readonly Form[]>
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

/** More names than this end alike: 企业 alone tells nothing in a registry that ends a hundred names in it. */
const mostAlike = 40

function makeLexicon(registry: Registry): Lexicon {
  const areas = areaWordsOf(registry)
  const first = grouped(areas, ({word}) => word.charAt(0))
  const last = grouped(areas, ({word}) => word.at(-1) ?? '')
  return {
    ...formIndexOf(registry.names),
    areaAtStart: (text) => first.get(text.charAt(0))?.find(({word}) => text.startsWith(word)) ?? null,
    areaAtEnd: (text) => last.get(text.at(-1) ?? '')?.find(({word}) => text.endsWith(word)) ?? null,
  }
}

type FormIndex = Pick<Lexicon, 'loose' | 'endingIn'>

const indexes = new WeakMap<readonly NameEntry[], FormIndex>()

/** Kept with the list of names, which an edit of a figure leaves alone. */
function formIndexOf(names: readonly NameEntry[]): FormIndex {
  const known = indexes.get(names)
  if (known) return known
  const loose = grouped(names.flatMap(formsOf), ({key}) => key)
  let tails: readonly string[] | null = null
  const made: FormIndex = {
    loose,
    endingIn(tail) {
      tails ??= [...loose.keys()].map(reversed).sort()
      return endings(tails, reversed(tail)).flatMap((key) => loose.get(reversed(key)) ?? [])
    },
  }
  indexes.set(names, made)
  return made
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

function formsOf(entry: NameEntry): readonly Form[] {
  const key = bare(keyOf(entry.name))
  const counted = /^(.{2,}?)(种类|类别|家|户|项|件|张|次|个|台|辆|座|处|所|条|人)数$/u.exec(key)
  const forms: Form[] = [{key: headless(key), entry, unit: null}]
  if (counted?.[1]) forms.push({key: counted[1], entry, unit: counted[2]?.charAt(0) ?? null})
  return forms.filter((form) => form.key.length > 1)
}

function endings(sorted: readonly string[], head: string): readonly string[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < head) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; at < sorted.length && sorted[at]!.startsWith(head); at++) {
    if (sorted[at] !== head) found.push(sorted[at]!)
    if (found.length > mostAlike) return []
  }
  return found
}

/** By code units, as `<` compares them. A pair of surrogates turned round is no matter: both sides are. */
function reversed(text: string): string {
  let turned = ''
  for (let at = text.length - 1; at >= 0; at--) turned += text[at]
  return turned
}

/** 全市 is the city of a registry whose own area is a city; a registry of a district knows it as its superior, or not. */
const levels: readonly (readonly [string, readonly string[]])[] = [
  ['省', ['全省', '我省', '本省']],
  ['自治区', ['全区', '我区', '全自治区']],
  ['市', ['全市', '我市', '本市', '全域', '市域']],
  ['区', ['全区', '我区', '本区', '全域']],
  ['县', ['全县', '我县', '本县', '全域', '县域']],
]

const elsewhere = [
  '全国',
  '我国',
  '国内',
  '全球',
  '世界',
  '国际',
  '全省',
  '全市',
  '全区',
  '全县',
  '我省',
  '我市',
  '我区',
  '我县',
  '本省',
  '本市',
  '本区',
  '本县',
]

/** The longest first. */
function areaWordsOf({areas, area}: Registry): readonly AreaWord[] {
  const words = new Map<string, string | null>(elsewhere.map((word) => [word, null]))
  // Without areas of its own a registry is of one place, whatever the draft calls it.
  if (!areas.length) for (const word of elsewhere.slice(5)) words.set(word, area)
  for (const word of levelWords(areas.find(({id}) => id === area))) words.set(word, area)
  for (const {id, label, aliases} of areas) for (const word of [label, ...aliases]) words.set(keyOf(word), id)
  return [...words].map(([word, it]) => ({word, area: it})).sort((a, b) => b.word.length - a.word.length)
}

const levelWords = (area: Area | undefined): readonly string[] =>
  levels.find(([ending]) => area?.label.endsWith(ending))?.[1] ?? []
