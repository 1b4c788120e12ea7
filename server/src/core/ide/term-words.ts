import type {Passage} from '../markdown/passage.js'
import type {Registry} from '../registry/schema.js'
import {viewsOf} from '../rules/search.js'
import type {Span} from '../text/span.js'
import {normalise, toSource} from '../text/view.js'

/** A registered term where a passage uses it; the span counts in the passage's source. */
export interface TermUse {
  readonly span: Span
  /** A term that is out of use, or a form that the registry calls wrong. */
  readonly deprecated: boolean
}

/** Terms of the registry in a passage, the longest at each place, in order and disjoint. */
export function termsIn(passage: Passage, registry: Registry): readonly TermUse[] {
  if (!registry.terms.length) return []
  const words = kept.get(registry) ?? byHead(registry)
  kept.set(registry, words)
  return viewsOf(passage).flatMap((view) => {
    const {text} = view
    const found: TermUse[] = []
    for (let at = 0; at + 1 < text.length; at++) {
      const word = words
        .get(text.slice(at, at + 2))
        ?.find((it) => text.startsWith(it.text, at) && isWhole(text, at, it.text))
      if (!word) continue
      const to = at + word.text.length
      found.push({span: toSource(view, {from: at, to}), deprecated: word.deprecated})
      at = to - 1
    }
    return found
  })
}

interface Word {
  readonly text: string
  readonly deprecated: boolean
}

const kept = new WeakMap<Registry, ReadonlyMap<string, readonly Word[]>>()

/** By their first two characters, so that most places of a text are done with one look; a single character is no term. */
function byHead({terms}: Registry): ReadonlyMap<string, readonly Word[]> {
  const heads = new Map<string, Word[]>()
  for (const {text, aliases, wrong, deprecated} of terms)
    for (const word of [
      ...[text, ...aliases].map((it) => ({it, deprecated})),
      ...wrong.map((it) => ({it, deprecated: true})),
    ]) {
      const normal = normalise(word.it)
      if (normal.length < 2) continue
      const head = heads.get(normal.slice(0, 2)) ?? []
      heads.set(normal.slice(0, 2), head)
      head.push({text: normal, deprecated: word.deprecated})
    }
  for (const words of heads.values()) words.sort((a, b) => b.text.length - a.text.length)
  return heads
}

/** BIM is no part of BIMS: a term of letters ends where its letters end. */
const isWhole = (text: string, at: number, word: string): boolean =>
  !(isLetter(word[0]) && isLetter(text[at - 1])) && !(isLetter(word.at(-1)) && isLetter(text[at + word.length]))

const isLetter = (character: string | undefined): boolean => character !== undefined && /[A-Za-z0-9]/.test(character)
