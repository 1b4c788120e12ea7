import {toSource, type View} from '../../text/view.js'
import type {DocumentNumber} from '../citation.js'

/**
 * A year in some bracket, then a serial and 号. Court cases put the bracket first (（2021）沪01民终123号) and are no match;
 * neither is 2021年第5号, the form of announcements.
 */
const pattern = /([〔[(【﹝〖「{<〈]{1})((?:19|20)?\d{2})年?[〕\])】﹞〗」}>〉](第?)(\d{1,5})号/g

/** Document numbers of a view, well and badly written. */
export function numbers(view: View): readonly DocumentNumber[] {
  const {text} = view
  if (!text.includes('号')) return []
  const found: DocumentNumber[] = []
  for (const {index, 0: whole, 2: digits = '', 3: ordinal = '', 4: serial = ''} of text.matchAll(pattern)) {
    const [before = ''] = /[\u4e00-\u9fff]+$/.exec(text.slice(Math.max(0, index - 16), index)) ?? []
    if (!before) continue
    const year = digits.length === 2 ? centuryOf(Number(digits)) + Number(digits) : Number(digits)
    // 令, 公告 and 通告 count their issues: 第 belongs to them.
    const keeps = ordinal && /(?:令|公告|通告|公报)$/.test(before)
    found.push({
      span: toSource(view, {from: index, to: index + whole.length}),
      text: whole,
      before,
      year,
      serial: Number(serial),
      proper: `〔${year}〕${keeps ? '第' : ''}${Number(serial)}号`,
    })
  }
  return found
}

/** 〔99〕 is of 1999, 〔21〕 of 2021: the Republic's documents begin in 1949. */
const centuryOf = (year: number): number => (year < 49 ? 2000 : 1900)
