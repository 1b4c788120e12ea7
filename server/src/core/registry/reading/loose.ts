import {countBefore} from '../../text/sorted.js'
import {once} from '../file/once.js'
import {bare, headless, keyOf} from '../forms.js'
import type {Form, NameEntry} from '../schema.js'
import {regrouped, type Stretch, stretchOf} from '../stretch.js'

/** Names by the loosest form that still is the name: without counting head, brackets, 的 and 、. */
export interface LooseIndex {
  loose(key: string): readonly Form[]
  endingIn(tail: string): readonly Form[]
  /** What the index of a list that differs little is made from. */
  readonly made: Made
}

interface Made {
  /** The very entries that stand in the forms. */
  readonly entries: readonly NameEntry[]
  readonly base: Base
  /** Keys whose forms are no longer those of the base. */
  readonly changed: ReadonlyMap<string, readonly Form[]>
}

interface Base {
  forms(key: string): readonly Form[]
  /** Its keys turned round, sorted. */
  readonly tails: () => readonly string[]
}

/** More names than this end alike: 企业 alone tells nothing in a registry that ends a hundred names in it. */
const mostAlike = 40

/** An edit that changes more names, or an index that has changed in more keys, had better be made afresh. */
const mostChanged = 400

/** The index of a list of names; `former`: that of the list before an edit, of which it takes over what it can. */
export const indexLoose = (entries: readonly NameEntry[], former: LooseIndex | null = null): LooseIndex =>
  indexOf((former && changed(former.made, entries)) ?? {entries, base: baseOf(entries), changed: new Map()})

function indexOf(made: Made): LooseIndex {
  const loose = (key: string): readonly Form[] => made.changed.get(key) ?? made.base.forms(key)
  return {
    loose,
    endingIn: (tail) => {
      const keys = keysEndingIn(made, tail)
      return keys.length > mostAlike ? none : keys.flatMap(loose)
    },
    made,
  }
}

const none: readonly Form[] = []

const baseOf = (entries: readonly NameEntry[]): Base => ({
  forms: chained(entries),
  tails: once(() => [...new Set(entries.flatMap(formsOf).map(({key}) => reversed(key)))].sort()),
})

/**
 * Forms by their keys, in the order of their entries. Of a hundred thousand names drafts ask for some hundreds: forms are made
 * when they are asked for, and what is kept of the others is a number that leads on to the next one whose key may be the same.
 */
function chained(entries: readonly NameEntry[]): (key: string) => readonly Form[] {
  const mask = 2 ** Math.ceil(Math.log2(entries.length + 1)) - 1
  const firsts = new Int32Array(mask + 1)
  const nexts = new Int32Array((entries.length + 1) * mostForms)
  for (let at = entries.length - 1; at >= 0; at--) {
    const forms = formsOf(entries[at]!)
    for (let which = forms.length - 1; which >= 0; which--) {
      const chain = hashOf(forms[which]!.key) & mask
      const form = (at + 1) * mostForms + which
      nexts[form] = firsts[chain]!
      firsts[chain] = form
    }
  }
  return (key) => {
    const found: Form[] = []
    for (let form = firsts[hashOf(key) & mask]!; form; form = nexts[form]!) {
      const it = formsOf(entries[Math.floor(form / mostForms) - 1]!)[form % mostForms]!
      if (it.key === key) found.push(it)
    }
    return found
  }
}

/** Of one name. */
const mostForms = 2

/** FNV-1a, folded so that its low bits tell of all. */
function hashOf(key: string): number {
  let hash = 2166136261
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 16777619)
  return (hash ^ (hash >>> 15)) >>> 0
}

function formsOf(entry: NameEntry): readonly Form[] {
  const key = bare(keyOf(entry.name))
  const whole = headless(key)
  const counted = key.endsWith('数') ? countedName.exec(key) : null
  const forms: Form[] = whole.length > 1 ? [{key: whole, entry, unit: null}] : []
  if (counted?.[1]) forms.push({key: counted[1], entry, unit: counted[2]?.charAt(0) ?? null})
  return forms
}

const countedName = /^(.{2,}?)(种类|类别|家|户|项|件|张|次|个|台|辆|座|处|所|条|人)数$/u

/** Null where so much is new that little could be taken over. */
function changed({entries, base, changed: before}: Made, wanted: readonly NameEntry[]): Made | null {
  const stretch = stretchOf(entries, wanted)
  const {from, gone, come} = stretch
  if (gone.length + come.length + before.size > mostChanged) return null
  const now = new Map(before)
  const fresh = come.flatMap(formsOf)
  for (const key of new Set([...gone.flatMap(formsOf), ...fresh].map((form) => form.key)))
    now.set(key, formsNow(before.get(key) ?? base.forms(key), fresh, key, entries, stretch))
  return {entries: [...entries.slice(0, from), ...come, ...entries.slice(from + gone.length)], base, changed: now}
}

const formsNow = (
  old: readonly Form[],
  fresh: readonly Form[],
  key: string,
  entries: readonly NameEntry[],
  stretch: Stretch,
): readonly Form[] =>
  regrouped(
    old,
    fresh.filter((form) => form.key === key),
    ({entry}) => entry,
    entries,
    stretch,
  )

/** In the order of the keys turned round; no more than one above the most. */
function keysEndingIn({base, changed}: Made, tail: string): readonly string[] {
  const head = reversed(tail)
  const tails = base.tails()
  const found: string[] = []
  for (let at = firstFrom(tails, head); at < tails.length && tails[at]!.startsWith(head); at++) {
    const key = reversed(tails[at]!)
    if (key !== tail && changed.get(key)?.length !== 0) found.push(key)
    if (found.length > mostAlike) return found
  }
  const added = [...changed].flatMap(([key, forms]) =>
    forms.length && key !== tail && key.endsWith(tail) && !base.forms(key).length ? [key] : [],
  )
  if (!added.length) return found
  return [...found, ...added].map(reversed).sort().map(reversed)
}

const firstFrom = (sorted: readonly string[], head: string): number =>
  countBefore(sorted.length, (index) => sorted[index]! < head)

/** By code units, as `<` compares them. A pair of surrogates turned round is no matter: both sides are. */
function reversed(text: string): string {
  let turned = ''
  for (let at = text.length - 1; at >= 0; at--) turned += text[at]
  return turned
}
