import type {View} from '../../text/view.js'
import {type Citations, UNCITING} from '../citation.js'
import {abbreviations} from './abbreviations.js'
import {numbers} from './numbers.js'
import {places} from './places.js'
import {titles} from './titles.js'

/** Every kind of citation holds one of these; most passages hold none. */
const telltale =
  /[《号]|专栏\s?[\d一二三四五六七八九十]|[表图]\s?[\d一二三四五六七八九十]|附件|第[\d一二三四五六七八九十]|简称|下称|统称|^[一二三四五六七八九十]+、/

/** What a view cites. `opens`: whether a caption may open here (a paragraph, or a cell of a table's first row). */
export function cite(view: View, opens: boolean): Citations {
  const {text} = view
  if (!telltale.test(text)) return UNCITING
  return {titles: titles(view), numbers: numbers(view), ...places(view, opens), abbreviations: abbreviations(view)}
}
