import {dropped, signs as folds} from '../text/fold.js'
import {hanNumber} from '../text/han-number.js'
import {toSource, viewOf} from '../text/view.js'

/** The numbering that a heading or list line carries: 一、 is level 1, （一） 2, 1. 3, （1） 4; 第一章 is 0, 第一节 0.5, 第一篇 above. */
export interface Numbering {
  readonly style: 'part' | 'chapter' | 'section' | 'han' | 'bracketed-han' | 'arabic' | 'bracketed-arabic'
  readonly ordinal: number
}

const han = '[一二三四五六七八九十百〇零○]{1,6}'
/** As the view reads a line: in half width. */
const shapes: readonly (readonly [Numbering['style'], RegExp])[] = [
  ['part', new RegExp(`^第(${han}|[0-9]{1,3})[编篇部]`)],
  ['chapter', new RegExp(`^第(${han}|[0-9]{1,3})章`)],
  ['section', new RegExp(`^第(${han}|[0-9]{1,3})节`)],
  // A blank in a number, as conversions leave it: 二 、, ( 一 ), 1 .
  ['han', new RegExp(`^(${han}) ?[、.]`)],
  ['bracketed-han', new RegExp(`^[(] ?(${han}) ?[)][、.]?`)],
  ['bracketed-arabic', /^[(] ?([0-9]{1,3}) ?[)][、.]?/],
  // 1.5倍 is a decimal, 1.数字 is a number with its full stop.
  ['arabic', /^([0-9]{1,3}) ?(?:[、]|[.](?![0-9]))/],
]
export const signs = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

/** What a numbering may start with, a PDF's radicals too (⼀、): most lines are done with their first character. */
const leads = new Set(
  [...`第（(一二三四五六七八九十百〇零○⼀⼆⼋⼗0123456789０１２３４５６７８９${signs}`].map((lead) =>
    lead.charCodeAt(0),
  ),
)

/** Whether it is a character that nobody sees: a soft hyphen, a zero-width space. */
export const isUnseen = (code: number): boolean => folds[code] === dropped

export interface Numbered extends Numbering {
  /** Where in the line the number starts. */
  readonly from: number
  /** Length of the number with its punctuation. */
  readonly length: number
}

/** The numbering at the start of a line; null where it has none. */
export function numberingOf(line: string): Omit<Numbered, 'from'> | null {
  if (line === '' || !leads.has(line.charCodeAt(0))) return null
  const view = viewOf(line.slice(0, 12), [])
  for (const [style, shape] of shapes) {
    const found = shape.exec(view.text)
    if (!found) continue
    const {to} = toSource(view, {from: 0, to: found[0].length})
    return {style, ordinal: ordinalOf(found[1] ?? ''), length: to}
  }
  const circled = signs.indexOf(line.charAt(0)) + 1
  return circled > 0 ? {style: 'bracketed-arabic', ordinal: circled, length: 1} : null
}

const ordinalOf = (plain: string): number => (/^[0-9]/.test(plain) ? Number(plain) : hanNumber(plain))
