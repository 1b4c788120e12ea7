import type {RegisteredDocument, Registry} from '../registry/schema.js'
import {normalise} from '../text/view.js'

/** How a cited title stands to the registered ones. */
export interface Cited {
  readonly document: RegisteredDocument
  /** `same`: the registered title or a short name; `variant`: the same document under another title. */
  readonly as: 'same' | 'variant'
}

interface Entry {
  readonly document: RegisteredDocument
  readonly folded: string
  readonly numbers: readonly string[]
}

interface Documents {
  /** Registered titles and short names, as a view has them. */
  readonly same: ReadonlyMap<string, RegisteredDocument>
  /** Known variants, and titles without what is left out most often. */
  readonly folded: ReadonlyMap<string, RegisteredDocument>
  readonly entries: readonly Entry[]
}

const kept = new WeakMap<Registry, Documents>()

/** The registered document that a cited title (as the view has it) means; null where that is not certain. */
export function citedDocument(registry: Registry, title: string): Cited | null {
  if (!registry.documents.length) return null
  const documents = kept.get(registry) ?? index(registry.documents)
  kept.set(registry, documents)
  const same = documents.same.get(title)
  if (same) return {document: same, as: 'same'}
  const variant = documents.folded.get(fold(title)) ?? nearest(documents.entries, title)
  return variant ? {document: variant, as: 'variant'} : null
}

/** The registered document that a number is of; null where none, or more than one, has it. */
export function numberedDocument(registry: Registry, number: string): RegisteredDocument | null {
  const wanted = bareNumber(number)
  const found = registry.documents.filter(({docNumber, docNumberAliases}) =>
    [docNumber, ...docNumberAliases].some((known) => known !== null && bareNumber(normalise(known)) === wanted),
  )
  return found.length === 1 ? found[0]! : null
}

/** Without what other checks judge: kinds of bracket, 第, zeros before a serial, spaces. */
export const bareNumber = (number: string): string =>
  number
    .replace(/[〔〕[\]()【】﹝﹞〖〗「」{}<>〈〉]/g, '|')
    .replace(/[\s第年]/g, '')
    .replace(/(?<=[|令])0+/g, '')

function index(documents: readonly RegisteredDocument[]): Documents {
  const same = new Map<string, RegisteredDocument>()
  const folded = new Map<string, RegisteredDocument>()
  for (const document of documents) {
    for (const name of [document.title, ...document.shortNames]) same.set(normalise(name), document)
    for (const name of [document.title, ...document.titleVariants]) folded.set(fold(normalise(name)), document)
  }
  const entries = documents.map((document) => {
    const title = normalise(document.title)
    return {document, folded: fold(title), numbers: numbersOf(fold(title))}
  })
  return {same, folded, entries}
}

/** Without 关于, 的, marks and spaces, and with digits for Han numerals: what quoting from memory changes. */
const fold = (title: string): string =>
  title.replace(/关于|的|[\s“”"‘’'《》〈〉]/g, '').replace(/[〇○零一二三四五六七八九]/g, digitOf)

const digitOf = (han: string): string => String('〇一二三四五六七八九'.indexOf(han.replace(/[○零]/, '〇')))

const numbersOf = (folded: string): readonly string[] => folded.match(/[\d十百]+/g) ?? []

/**
 * Another year, another five-year period or another number of a series is another document, however alike the titles;
 * a number that lost or gained a sign is a slip of the pen.
 */
const isAnotherNumber = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.some((number, index) => number !== b[index] && number.length === b[index]?.length)

const kind =
  /(?:规划纲要|纲要|规划|计划|方案|意见|办法|条例|规定|细则|通知|决定|导则|标准|指南|规范|法)(?:\((?:试行|暂行|草案|征求意见稿)\))?$/
const place = /^[^省市区县州]{1,6}[省市区县州]/

/** The one registered title within a few characters; one for each seven of its length, at most three. */
function nearest(entries: readonly Entry[], title: string): RegisteredDocument | null {
  const folded = fold(title)
  const reach = Math.min(3, Math.floor(folded.length / 7))
  if (!reach) return null
  const numbers = numbersOf(folded)
  let best: RegisteredDocument | null = null
  let least = reach + 1
  for (const entry of entries) {
    if (
      isAnotherNumber(entry.numbers, numbers) ||
      Math.abs(entry.folded.length - folded.length) > reach ||
      isAnother(entry.folded, folded)
    )
      continue
    const distance = distanceWithin(entry.folded, folded, reach)
    if (distance === least) best = null
    else if (distance < least) [best, least] = [entry.document, distance]
  }
  return least <= reach ? best : null
}

/** 办法 is not 条例, and the regulation of 云南省 is not that of 云州市: two places with more than a slip between them. */
function isAnother(a: string, b: string): boolean {
  const [kindA, kindB] = [kind.exec(a)?.[0], kind.exec(b)?.[0]]
  if (kindA && kindB && kindA !== kindB) return true
  const [placeA, placeB] = [place.exec(a)?.[0], place.exec(b)?.[0]]
  return !!placeA && !!placeB && distanceWithin(placeA, placeB, 1) > 1
}

/** Levenshtein distance, or anything above `most` where it is larger. */
function distanceWithin(a: string, b: string, most: number): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const below = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      below.push(Math.min(swap, (row[j] ?? 0) + 1, (below[j - 1] ?? 0) + 1))
    }
    if (Math.min(...below) > most) return most + 1
    row = below
  }
  return row[b.length] ?? 0
}
