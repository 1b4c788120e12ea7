import type {Skipped} from '../quantity/quantity.js'

const QUOTE = /[“‘「『][^“”‘’「」『』\n]{1,24}[”’」』]/g
const FIGURE = /[%‰元]|达到|不低于|超过|以上|增长|下降/

/** G5: a short phrase in quotes is a name or slogan, its numbers are its letters (“一网通办”, “1+6+N”, “315”). */
export function quoted(text: string): Skipped[] {
  if (!text.includes('“') && !text.includes('‘') && !text.includes('「')) return []
  return [...text.matchAll(QUOTE)]
    .filter(([quote]) => !FIGURE.test(quote))
    .map(({index, 0: quote}) => ({guard: 'quoted', span: {from: index, to: index + quote.length}}))
}

const ADDRESS =
  /(?:https?:\/\/|www\.)[\x21-\x7e]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255}|(?<![\d.])0?\d{2,3}[-—–]\d{7,8}(?!\d)|(?<![\d.])1[3-9]\d{9}(?![\d.])/g

/** G8: addresses and telephone numbers. */
export function addresses(text: string): Skipped[] {
  if (!/@|www|:\/\/|\d{7}/.test(text)) return []
  return [...text.matchAll(ADDRESS)].map(({index, 0: address}) => ({
    guard: 'address',
    span: {from: index, to: index + address.length},
  }))
}

const LIST =
  /(?:^|[\n。;!?:\t ])(\s{0,8}(?:[(（][\d一二三四五六七八九十]{1,3}[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、．]|\.(?!\d)|[)）](?=\p{L}))|[一二三四五六七八九十]{1,3}(?:[、.．]| (?=\p{L}))))/gu

/** G3: numbers of headings and list items, at the head of a passage or of a sentence. */
export function listNumbers(text: string): Skipped[] {
  return [...text.matchAll(LIST)].map(({index, 0: whole, 1: label = ''}) => ({
    guard: 'list',
    span: {from: index + whole.length - label.length, to: index + whole.length},
  }))
}
