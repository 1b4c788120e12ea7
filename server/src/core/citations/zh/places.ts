import {zhPlaces} from '../../language/zh.js'
import type {Offset, Span} from '../../text/span.js'
import {toSource, type View} from '../../text/view.js'
import type {Anchor, Kind, Reference} from '../citation.js'
import {labelOf, labelPattern, labelsBetween, waysOf} from './label.js'

const kinds: ReadonlyMap<string, Kind> = new Map(
  Object.entries(zhPlaces).map(([kind, word]): [string, Kind] => [word, kind as Kind]),
)

const kindOf = (word: string): Kind => kinds.get(word) ?? 'part'

interface Places {
  readonly references: readonly Reference[]
  readonly anchors: readonly Anchor[]
}

/** Kind and number: 专栏3, 附件：1, 表2-1. */
const numbered = new RegExp(`(专栏|附件|附表|附图|表|图) ?(${labelPattern})(?![\\d%万亿份张个项家条幅人])`, 'g')

/** What follows one in a list: 、专栏4, 和表2-1, 至3. */
const next = new RegExp(
  `(、|,|和|与|及|以及|至|到|~|—|–|-)(?:(专栏|附件|附表|附图|表|图) ?)?(${labelPattern})(?![\\d%万亿年章节条款]|[.、][^\\d、])`,
  'y',
)

/** Numbers a view refers to, and numbers it carries. `opens`: whether a caption may open here. */
export function places(view: View, opens: boolean): Places {
  const references: Reference[] = []
  const anchors: Anchor[] = opens ? captions(view) : []
  let read = anchors.some(({kind}) => numberedKinds.has(kind)) ? 1 : 0
  for (const match of view.text.matchAll(numbered)) {
    if (match.index < read || isPartOfWord(view.text, match.index)) continue
    const items = listFrom(view.text, match)
    read = items.at(-1)!.label.to
    if (sendsReader(view.text, match.index, read)) references.push(...items.map((item) => referenceTo(view, item)))
    else anchors.push(...items.map((item) => looseAnchor(view, item)))
  }
  return {references: [...references, ...chapterReferences(view)], anchors}
}

const numberedKinds: ReadonlySet<Kind> = new Set(['box', 'annex', 'annex-table', 'annex-figure', 'table', 'figure'])

/** 代表3人, 地图2, 示范图4: a word that ends like a kind; 见, 如 and their like are no part of one. */
const isPartOfWord = (text: string, at: Offset): boolean => {
  const isLoneCharacter = text[at] === '表' || text[at] === '图'
  return (
    isLoneCharacter &&
    /[\u4e00-\u9fff]$/.test(text.slice(Math.max(0, at - 1), at)) &&
    !governs.test(text.slice(Math.max(0, at - 4), at))
  )
}

interface Item {
  readonly kind: Kind
  readonly at: Offset
  readonly label: Span
  readonly ways: readonly (readonly string[])[]
}

/** The place that `match` names, and those that follow it in one list. */
function listFrom(text: string, match: RegExpExecArray): readonly Item[] {
  const to = match.index + match[0].length
  let kind = kindOf(match[1]!)
  const items: Item[] = [item(kind, match.index, {from: to - match[2]!.length, to}, match[2]!)]
  next.lastIndex = to
  for (let more = next.exec(text); more; more = next.exec(text)) {
    const [whole, joint = '', ownKind, written = ''] = more
    const end = more.index + whole.length
    const last = items.at(-1)!
    const until = Number(labelOf(written))
    const from = Number(last.ways[0]?.[0])
    if (/[至到~—–-]/.test(joint)) {
      if (!(until > from && until - from < 50) || (ownKind ? kindOf(ownKind) : kind) !== kind) break
      const range = item(kind, last.at, {from: last.label.from, to: end}, '')
      items.splice(-1, 1, {...range, ways: [labelsBetween(from, until)]})
    } else {
      // 见表3，2021年…: a comma or 和 is a list's only where another kind stands behind it.
      if (!ownKind && joint !== '、') break
      kind = ownKind ? kindOf(ownKind) : kind
      items.push(item(kind, end - whole.length + joint.length, {from: end - written.length, to: end}, written))
    }
  }
  return items
}

const item = (kind: Kind, at: Offset, label: Span, written: string): Item => ({kind, at, label, ways: waysOf(written)})

/** Words after which a number is a reference and nothing else. */
const governs = /(?:见|如|参照|对照|列入|纳入|载于|按|按照|依照|根据|依据|据|对|在|从|由|以|将|和|与|及)$/
const sends = /(?:见|对照|参照|列入|载于|[(,、。;:]如|^如|按照)(?:本规划|本纲要|本方案|本行动方案|本文件)?$/
const follows = /^(?:所示|所列|所述|中所列|所载)/

/** 见专栏3, （表2-1）, 如图4所示: a number that stands elsewhere. */
const sendsReader = (text: string, from: Offset, to: Offset): boolean =>
  sends.test(text.slice(Math.max(0, from - 10), from)) ||
  (text[from - 1] === '(' && /[),]/.test(text[to] ?? '')) ||
  follows.test(text.slice(to, to + 4))

const referenceTo = (view: View, {kind, at, label, ways}: Item): Reference => ({
  kind,
  span: toSource(view, {from: at, to: label.to}),
  text: view.text.slice(at, label.to),
  label: toSource(view, label),
  ways,
})

const looseAnchor = (view: View, {kind, at, label, ways}: Item): Anchor => ({
  kind,
  span: toSource(view, {from: at, to: label.to}),
  text: view.text.slice(at, label.to),
  label: ways[0]?.[0] ?? '',
  labelSpan: toSource(view, label),
  caption: '',
  form: 'loose',
})

/** 表12025年…: a number that its caption’s year ran into is the number without it. */
const caption = new RegExp(
  `^([\\s\ufffc]*)(续)?(专栏|附件|附表|附图|表|图)([ :]?)(\\d{1,2}(?=(?:19|20)\\d\\d年)|${labelPattern})(.*)$`,
  's',
)
const heading = /^第([一二三四五六七八九十]{1,3}|\d{1,2})(章|节|部分)/
const part = /^([一二三四五六七八九十]{1,3})、/

/** The number that opens a view, if it is one that others may refer to. */
function captions(view: View): Anchor[] {
  const {text} = view
  const [, ordinal = '', level = ''] = heading.exec(text) ?? []
  if (ordinal)
    return [opened(view, kindOf(level), ordinal, 1, text.slice(1 + ordinal.length + level.length), 'caption')]
  const [, han = ''] = part.exec(text) ?? []
  if (han && text.length < 60 && !text.includes('。'))
    return [opened(view, 'part', han, 0, text.slice(han.length + 1), 'caption')]
  // A cell's caption may begin behind the blank or the line break that a conversion put there.
  const [, lead = '', again, kind = '', gap = '', written = '', rest = ''] = caption.exec(text) ?? []
  // 续表3 and 表3（续） go on with a table that has its number already.
  if (!written || again || /^\(?续/.test(rest)) return []
  const form = /^[.、] ?[^\d]/.test(rest) ? 'list' : isSentence(rest) ? 'loose' : 'caption'
  if (form === 'list' && kind !== '附件') return []
  return [opened(view, kindOf(kind), written, lead.length + kind.length + gap.length, rest, form)]
}

/** 表3显示，…。: a sentence about a table, no caption. */
const isSentence = (rest: string): boolean =>
  /^(?:所|显示|列|中|可|的|为|是|与|和|及|、|至|到|[—–-]\d|[份张个项家条幅%万亿\d])/.test(rest) ||
  rest.length > 80 ||
  /。./.test(rest)

const opened = (view: View, kind: Kind, written: string, at: Offset, rest: string, form: Anchor['form']): Anchor => {
  const label = {from: at, to: at + written.length}
  const start = view.text.search(/[^\s\ufffc]/)
  return {
    kind,
    span: toSource(view, {from: start, to: label.to}),
    text: view.text.slice(start, label.to),
    label: labelOf(written),
    labelSpan: toSource(view, label),
    caption: rest.replace(/^[\s:.、]+/, ''),
    form,
  }
}

const toChapter =
  /(?:见|参照|按照?|依照|依据|根据|遵循|落实)(?:本规划|本纲要|本方案)?第([一二三四五六七八九十]{1,3}|\d{1,2})(章|部分)(?:第([一二三四五六七八九十]{1,3}|\d{1,2})节)?/g

function chapterReferences(view: View): readonly Reference[] {
  if (!/[照见按据循实划要案]第/.test(view.text)) return []
  return [...view.text.matchAll(toChapter)].map(({index, 0: whole, 1: ordinal = '', 2: level = '', 3: section}) => {
    const from = view.text.indexOf('第', index)
    const to = index + whole.length
    const label = labelOf(ordinal)
    return {
      kind: section ? 'section' : kindOf(level),
      span: toSource(view, {from, to}),
      text: view.text.slice(from, to),
      label: toSource(view, {from: from + 1, to: from + 1 + ordinal.length}),
      ways: [[section ? `${label}/${labelOf(section)}` : label]],
    }
  })
}
