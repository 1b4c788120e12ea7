import {toSource, type View} from '../../text/view.js'
import type {Abbreviation} from '../citation.js'

/** 以下简称, 以下统称, 下称, 简称 and the short form; a bracket of another name may hold several, joined by 、 or 和. */
const opening = /(?:以下(?:分别|统一)?[简统合]?称为?|(?<=[(,])[下简统]称):?/g
const item = /(?:[、和与及]|以及|或)?(?:《([^《》]{1,20})》|[“"]([^“”"]{1,20})[”"]|'([^']{1,20})')/y
const bare = /([\u4e00-\u9fffA-Za-z]{2,8})(?=[,)])/y

/** Definitions of short forms in a view. */
export function abbreviations(view: View): readonly Abbreviation[] {
  const {text} = view
  if (!text.includes('称')) return []
  return [...text.matchAll(opening)].flatMap(({index, 0: word}) => shortForms(view, index + word.length))
}

function shortForms(view: View, at: number): readonly Abbreviation[] {
  const found: Abbreviation[] = []
  item.lastIndex = at
  for (let match = item.exec(view.text); match; match = item.exec(view.text)) {
    const [whole, title, quoted, straight] = match
    const short = title ?? quoted ?? straight ?? ''
    const to = match.index + whole.length
    found.push({short, quoted: title ? '《' : '“', span: toSource(view, {from: to - short.length - 2, to})})
    item.lastIndex = to
  }
  if (found.length) return found
  bare.lastIndex = at
  const [short] = bare.exec(view.text) ?? []
  return short ? [{short, quoted: '', span: toSource(view, {from: at, to: at + short.length})}] : []
}
