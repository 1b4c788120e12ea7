import {among} from '../../text/among.js'
import type {Offset} from '../../text/span.js'

const signs = '~～〜∼-—–−―至到'

/** A sign that joins the two ends of a range or a period: 9～16亿, 2021—2025年, 3至5个. */
const isJoin = among(signs)

/** What may follow the digits of a date: its own signs, or the sign that joins it to another. */
export const followsDate = among(`年月天个季./${signs}`)

/** Behind the sign that joins what ends at `at` to another end, which may be two dashes; `at` where there is none. */
export const joinEnd = (text: string, at: Offset): Offset =>
  isJoin(text, at) ? at + (text.startsWith('——', at) ? 2 : 1) : at
