import type {Passage} from '../../markdown/passage.js'
import type {Registry, Term} from '../../registry/schema.js'
import {viewsOf} from '../../rules/search.js'
import type {Span} from '../../text/span.js'
import {normalise, toSource} from '../../text/view.js'

/** A registered term where a passage uses it; the span counts in the passage's source. */
export interface TermUse {
  readonly span: Span
  readonly term: Term
  /** A form that the registry calls wrong. */
  readonly wrong: boolean
  /** A term that is out of use, or a form that the registry calls wrong. */
  readonly deprecated: boolean
}

/** Terms of the registry in a passage, the longest at each place, in order and disjoint. */
export function termsIn(passage: Passage, registry: Registry): readonly TermUse[] {
  if (!registry.terms.length) return []
  const heads = kept.get(registry) ?? headsOf(registry)
  kept.set(registry, heads)
  return viewsOf(passage).flatMap((view) => {
    const {text} = view
    const found: TermUse[] = []
    for (let at = 0; at + 1 < text.length; at++) {
      if (!heads.opens[text.charCodeAt(at)]) continue
      const word = heads.words
        .get(headAt(text, at))
        ?.find((it) => text.startsWith(it.text, at) && isWhole(text, at, it.text))
      if (!word) continue
      const to = at + word.text.length
      const {term, wrong} = word
      found.push({span: toSource(view, {from: at, to}), term, wrong, deprecated: wrong || term.deprecated})
      at = to - 1
    }
    return found
  })
}

interface Word {
  readonly text: string
  readonly term: Term
  readonly wrong: boolean
}

interface Heads {
  /** 1 at the code of each character that a word begins with: most places of a text are done with one look. */
  readonly opens: Uint8Array
  /** By their first two characters, the longest first. */
  readonly words: ReadonlyMap<number, readonly Word[]>
}

const kept = new WeakMap<Registry, Heads>()

/** A single character is no term. */
function headsOf({terms}: Registry): Heads {
  const heads = new Map<number, Word[]>()
  const opens = new Uint8Array(1 << 16)
  for (const term of terms)
    for (const [forms, wrong] of [[[term.text, ...term.aliases], false] as const, [term.wrong, true] as const])
      for (const text of forms.map(normalise)) {
        if (text.length < 2) continue
        opens[text.charCodeAt(0)] = 1
        const head = heads.get(headAt(text, 0)) ?? []
        heads.set(headAt(text, 0), head)
        head.push({text, term, wrong})
      }
  for (const words of heads.values()) words.sort((a, b) => b.text.length - a.text.length)
  return {opens, words: heads}
}

/** Two characters as one number. */
const headAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)

/** BIM is no part of BIMS: a term of letters ends where its letters end. */
const isWhole = (text: string, at: number, word: string): boolean =>
  !(isLetter(word[0]) && isLetter(text[at - 1])) && !(isLetter(word.at(-1)) && isLetter(text[at + word.length]))

const isLetter = (character: string | undefined): boolean => character !== undefined && /[A-Za-z0-9]/.test(character)
