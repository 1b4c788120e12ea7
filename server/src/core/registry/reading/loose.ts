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
  readonly forms: ReadonlyMap<string, readonly Form[]>
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
  const loose = (key: string): readonly Form[] => made.changed.get(key) ?? made.base.forms.get(key) ?? none
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

function baseOf(entries: readonly NameEntry[]): Base {
  const forms = new Map<string, Form[]>()
  for (const entry of entries)
    for (const form of formsOf(entry)) {
      const group = forms.get(form.key)
      if (!group || group.length < few) forms.set(form.key, group ? [...group, form] : [form])
      else group.push(form)
    }
  return {forms, tails: once(() => [...forms.keys()].map(reversed).sort())}
}

/** A list that grows has room for sixteen more: nearly all are of one form or two, and are made anew. */
const few = 4

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
    now.set(key, formsNow(before.get(key) ?? base.forms.get(key) ?? none, fresh, key, entries, stretch))
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
    forms.length && key !== tail && key.endsWith(tail) && !base.forms.has(key) ? [key] : [],
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
