import type {Piece} from './reading.js'
import {type Element, element, elements, type Part} from './xml.js'

/** A place between two words of a part, and what must be closed and opened around what is put there. */
export interface Cut {
  readonly at: number
  readonly close: string
  readonly open: string
}

/** Puts things into the text of a part and takes things out of it; everything else stays as it is, to the byte. */
export class PartEditor {
  readonly #part: Part
  readonly #insertions: {at: number; text: string; rank: number}[] = []
  readonly #removals: {from: number; to: number}[] = []
  readonly #preserved = new Set<Element>()
  /** How the part writes `w:`. */
  readonly prefix: string

  constructor(part: Part) {
    this.#part = part
    this.prefix = /^<([^\s:>/]+:)?/.exec(part.source.slice(part.root.from, part.root.inner))?.[1] ?? ''
  }

  /** What is put at one place stands in the order of `rank`, and of one rank in the order of the calls. */
  insert(at: number, text: string, rank = 0): void {
    this.#insertions.push({at, text, rank})
  }

  remove(from: number, to: number): void {
    this.#removals.push({from, to})
  }

  /** The properties of the run that a text stands in, as written. */
  propertiesOf(text: Element): string {
    const properties = element(runOf(text), 'w:rPr')
    return properties ? this.#part.source.slice(properties.from, properties.to) : ''
  }

  /** The run that a text of the draft stands in is cut before its character `index`. Both halves keep their blanks. */
  cutWithin({text, places}: Piece, index: number): Cut {
    this.#preserve(text)
    const {prefix: w} = this
    // Deleted words have a name of their own.
    const t = text.name.replace(/^w:/, w)
    return {
      at: places[index] ?? text.innerTo,
      close: `</${t}></${w}r>`,
      open: `<${w}r>${this.propertiesOf(text)}<${t} xml:space="preserve">`,
    }
  }

  /** As `cutWithin`, or no cut at all where the place is the edge of a run, or in what cannot be cut. */
  cutBeside(piece: Piece, index: number): Cut {
    const {text, places} = piece
    const whole = uncuttable(text)
    if (whole) return {at: index === 0 ? whole.from : whole.to, close: '', open: ''}
    const run = runOf(text)
    const parts = elements(run).filter(({name}) => name !== 'w:rPr')
    const at = places[index] ?? text.innerTo
    const {prefix: w} = this
    const between = {close: `</${w}r>`, open: `<${w}r>${this.propertiesOf(text)}`}
    if (at <= text.inner) return parts[0] === text ? {at: run.from, close: '', open: ''} : {at: text.from, ...between}
    if (at >= text.innerTo) return parts.at(-1) === text ? {at: run.to, close: '', open: ''} : {at: text.to, ...between}
    return this.cutWithin(piece, index)
  }

  /** The part's text as it is now. */
  done(): string {
    const {source} = this.#part
    const steps = [
      ...this.#insertions.map(({at, text, rank}) => ({from: at, to: at, text, rank})),
      ...this.#removals.map(({from, to}) => ({from, to, text: '', rank: 0})),
    ].sort((a, b) => a.from - b.from || a.to - b.to || a.rank - b.rank)
    let [text, done] = ['', 0]
    for (const step of steps) {
      text += source.slice(done, step.from) + step.text
      done = Math.max(done, step.to)
    }
    return text + source.slice(done)
  }

  #preserve(text: Element): void {
    if (this.#preserved.has(text) || text.attributes.get('xml:space') === 'preserve') return
    this.#preserved.add(text)
    this.insert(text.inner - 1, ' xml:space="preserve"')
  }
}

/** The run of a text; the text itself where it stands in none. */
function runOf(text: Element): Element {
  for (let at: Element | null = text; at; at = at.parent) if (at.name === 'w:r') return at
  return text
}

/** The formula or the annotated reading that a text stands in: those are marked as a whole. */
function uncuttable(text: Element): Element | null {
  let found: Element | null = null
  for (let at: Element | null = text; at && at.name !== 'w:p'; at = at.parent) {
    if (at.name === 'm:oMath' || at.name === 'm:oMathPara') found = at
    if (at.name === 'w:ruby') found = runOf(at)
  }
  return found
}
