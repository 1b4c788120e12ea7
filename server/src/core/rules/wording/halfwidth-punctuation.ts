import type {Config} from '../../config/config.js'
import type {Passage} from '../../markdown/passage.js'
import type {View} from '../../text/view.js'
import {isLost} from '../damage.js'
import {type Contribution, changeOf, type Detected, groupRule, type Member, none, type Within} from '../rule.js'
import {viewsOf} from '../search.js'

/** How many of its marks `, ; : ( ) ? !` next to Han text a passage writes half-width, and how many full-width. */
interface Marks {
  readonly half: number
  readonly full: number
}

type Style = 'gbt-print' | 'nfkc-web' | 'mixed' | 'unknown'

interface Facts {
  readonly style: Style
  readonly count: number
  readonly wanted: 'full' | 'half'
}

const halves = ',;:?!()'
const fulls = '，；：？！（）'

export const halfwidthPunctuation = groupRule<Facts, Marks>({
  id: 'halfwidth-punctuation',
  severity: 'information',
  summary: {zh: '标点全角、半角与文稿的体例不一', en: 'Punctuation departs from the draft’s own width'},
  why: {
    zh: '先判断全文体例：标点几乎全为半角的，多是经过NFKC规范化的网页文本，只作一条提示，不逐处报告；几乎全为全角的，逐处指出少数半角标点；两者混用的，指出较少的一种。也可在 houseStyle 中指定体例。',
    en: 'The draft’s style is detected first. Text whose marks are nearly all half-width has gone through NFKC: one remark, never one for each comma. Where nearly all are full-width, the few half-width ones are pointed out; where they are mixed, the rarer form. `houseStyle` can settle the style.',
  },
  norm: {zh: 'GB/T 15834—2011《标点符号用法》5.1。', en: 'GB/T 15834—2011, 5.1.'},
  halfWidth: 'styled',
  least: 1,
  examples: [
    {
      draft: '各区人民政府，市政府各部门：\n\n本市加快布局数据中心⟦,⟧完善服务体系（含园区），提升能级。',
      fixed: '各区人民政府，市政府各部门：\n\n本市加快布局数据中心，完善服务体系（含园区），提升能级。',
      config: 'houseStyle: gbt-print\n',
      says: [
        {
          zh: '此处标点为半角，与全文体例不一。请改为全角。',
          en: 'This mark is half-width, unlike the rest of the draft. Write it full-width.',
          fixes: [{zh: '标点改为全角', en: 'Write full-width marks', grade: 'safe'}],
        },
      ],
    },
    {
      draft:
        '推进数据中心建设⟦,⟧完善服务体系,提升能级,优化布局,加强统筹,健全机制,强化监管,保障安全,扩大开放,深化合作,促进融合,培育主体,引进人才,加大投入,夯实基础,补齐短板,形成合力,注重实效,稳步推进,抓好落实,及时总结。\n',
      says: [
        {
          zh: '本文标点为半角（疑在转换格式时改动），已按等价处理。印发前请转为公文标点。',
          en: 'The punctuation of this text is half-width, as after a conversion (NFKC); it is read as equivalent. Convert it before the text is issued.',
        },
      ],
    },
    {
      draft:
        '建设数据中心,完善服务体系,提升能级,优化布局,加强统筹,健全机制,强化监管,保障安全,扩大开放,深化合作,促进融合,培育主体,引进人才,加大投入,夯实基础⟦，⟧补齐短板⟦，⟧形成合力,注重实效,稳步推进,总结经验,抓好落实.\n',
      fixed:
        '建设数据中心,完善服务体系,提升能级,优化布局,加强统筹,健全机制,强化监管,保障安全,扩大开放,深化合作,促进融合,培育主体,引进人才,加大投入,夯实基础,补齐短板，形成合力,注重实效,稳步推进,总结经验,抓好落实.\n',
      says: [
        {
          zh: '此处标点为全角，与全文体例不一。请改为半角。',
          en: 'This mark is full-width, unlike the rest of the draft. Write it half-width.',
          fixes: [{zh: '标点改为半角', en: 'Write half-width marks', grade: 'safe'}],
        },
        {
          zh: '此处标点为全角，与全文体例不一。请改为半角。',
          en: 'This mark is full-width, unlike the rest of the draft. Write it half-width.',
          fixes: [{zh: '标点改为半角', en: 'Write half-width marks', grade: 'safe'}],
        },
      ],
    },
    {
      draft:
        '建设数据中心⟦,⟧完善服务体系,提升能级,优化布局,加强统筹,健全机制,强化监管,保障安全,扩大开放,深化合作,促进融合,培育主体。\n引进人才，加大投入，夯实基础，补齐短板，形成合力，注重实效，稳步推进，总结经验，抓好落实，接续推进，逐项销号，健全台账，按季调度，年终评估。\n',
      fixed:
        '建设数据中心，完善服务体系，提升能级，优化布局，加强统筹，健全机制，强化监管，保障安全，扩大开放，深化合作，促进融合，培育主体。\n引进人才，加大投入，夯实基础，补齐短板，形成合力，注重实效，稳步推进，总结经验，抓好落实，接续推进，逐项销号，健全台账，按季调度，年终评估。\n',
      says: [
        {
          zh: '此处标点为半角，与全文体例不一，全文共11处。请改为全角。',
          en: 'This mark is half-width, unlike the rest of the draft; there are 11 such marks. Write it full-width.',
          fixes: [{zh: '标点改为全角', en: 'Write full-width marks', grade: 'choice'}],
        },
      ],
    },

    {draft: '会议时间为9:00—17:00，比例为1:500，共1,234项。', config: 'houseStyle: gbt-print\n'},
    {draft: '本市加快布局数据中心,完善服务体系。', config: 'houseStyle: nfkc-web\n'},
  ],
  gather({passage}): readonly Contribution<Marks>[] {
    const entry = {half: 0, full: 0}
    eachMark(passage, (_, width) => entry[width]++)
    return entry.half || entry.full ? [{key: 'marks', span: {from: 0, to: passage.source.length}, entry}] : none
  },
  alike: (one, other) => one.half === other.half && one.full === other.full,
  *check(group, {config}) {
    let [half, full] = [0, 0]
    for (const {entry} of group) {
      half += entry.half
      full += entry.full
    }
    const style = styleOf(config, half, full)
    if (style === 'nfkc-web' && config.houseStyle === 'auto') yield* once(group, half)
    const wanted =
      style === 'gbt-print' || (style === 'mixed' && half <= full) ? 'full' : style === 'mixed' ? 'half' : null
    if (wanted) yield* rarer(group, wanted, style, wanted === 'full' ? half : full)
  },
  say: ({style, count, wanted}) =>
    style === 'nfkc-web'
      ? {
          zh: '本文标点为半角（疑在转换格式时改动），已按等价处理。印发前请转为公文标点。',
          en: 'The punctuation of this text is half-width, as after a conversion (NFKC); it is read as equivalent. Convert it before the text is issued.',
        }
      : {
          zh: `此处标点为${wanted === 'full' ? '半角' : '全角'}，与全文体例不一${count > 1 ? `，全文共${count}处` : ''}。请改为${wanted === 'full' ? '全角' : '半角'}。`,
          en: `This mark is ${wanted === 'full' ? 'half' : 'full'}-width, unlike the rest of the draft${count > 1 ? `; there are ${count} such marks` : ''}. Write it ${wanted}-width.`,
        },
})

/** Domain notes 3.11: 95 % of at least 20 marks settle a style. */
function styleOf({houseStyle}: Config, half: number, full: number): Style {
  if (houseStyle === 'gbt-print' || houseStyle === 'nfkc-web') return houseStyle
  if (houseStyle !== 'auto') return houseStyle.punctuationWidth === 'full' ? 'gbt-print' : 'unknown'
  const all = half + full
  if (all < 20) return 'unknown'
  if (half >= all * 0.95) return 'nfkc-web'
  return full >= all * 0.95 ? 'gbt-print' : 'mixed'
}

function* once(group: readonly Member<Marks>[], count: number): Generator<Detected<Facts, Within>> {
  const first = group.find(({entry}) => entry.half)
  if (first) yield {span: marksOf(first, 'half')[0] ?? first, facts: {style: 'nfkc-web', count, wanted: 'half'}}
}

/** Two pairs of brackets; more is a habit of the draft, and one remark. */
const habit = 4
/** Beyond this it may be a style: it goes only when somebody says so. */
const many = 10

/** Each mark of the rarer form, or the first of very many with one fix for all of them. */
function* rarer(
  group: readonly Member<Marks>[],
  wanted: 'full' | 'half',
  style: Style,
  count: number,
): Generator<Detected<Facts, Within>> {
  const places: Within[] = []
  for (const member of group) places.push(...marksOf(member, wanted === 'full' ? 'half' : 'full'))
  const changes = places.map((place) => changeOf(place, turned(place.of, place.from, wanted)))
  const title = {zh: `标点改为${wanted === 'full' ? '全角' : '半角'}`, en: `Write ${wanted}-width marks`}
  const [first] = places
  if (first && count > habit)
    yield {span: first, facts: {style, count, wanted}, fixes: [{title, safe: count <= many, edits: changes}]}
  else
    for (const [index, span] of places.entries())
      yield {
        span,
        facts: {style, count: 1, wanted},
        fixes: [{title, safe: true, edits: changes.slice(index, index + 1)}],
      }
}

function marksOf(member: Member<Marks>, width: keyof Marks): readonly Within[] {
  const marks: Within[] = []
  if (member.entry[width])
    eachMark(member.of.reading.passage, (from, its) => {
      if (its === width) marks.push({of: member.of, from, to: from + 1})
    })
  return marks
}

function turned({reading: {passage}}: Within['of'], offset: number, wanted: 'full' | 'half'): string {
  const [from, to] = wanted === 'full' ? [halves, fulls] : [fulls, halves]
  return to[from.indexOf(passage.source[offset] ?? '')] ?? ''
}

const han = /[\u3400-\u9fff》〉〕”’]/

/** The marks next to Han text; a colon or comma between digits (9:00, 1:500, 1,234) is no punctuation of a sentence. */
function eachMark(passage: Passage, take: (offset: number, width: keyof Marks) => void): void {
  const {source} = passage
  for (const view of viewsOf(passage)) {
    const {text} = view
    let known: View['starts'] | undefined
    for (let index = 0; index < text.length; index++) {
      // A view reads every mark half-width; the source says which it is.
      if (!isMark[text.charCodeAt(index)]) continue
      // Of a cell they are counted when asked for, and few cells have a mark.
      if (known === undefined) known = view.starts
      const starts = known
      const at = placeOf(index, starts, source)
      const sign = source[at] ?? ''
      if (fulls.includes(sign)) take(at, 'full')
      else if (
        halves.includes(sign) &&
        !(sign === '?' && isLost(source, at)) &&
        isBetweenHan(source[placeOf(index - 1, starts, source)], source[placeOf(index + 1, starts, source)])
      )
        take(at, 'half')
    }
  }
}

const placeOf = (index: number, starts: View['starts'], source: string): number =>
  starts ? (starts[index] ?? source.length) : index

const isMark = new Uint8Array(65536)
for (const mark of halves) isMark[mark.charCodeAt(0)] = 1

const isBetweenHan = (before = '', after = ''): boolean =>
  han.test(before) || (han.test(after) && !/[\w.]/.test(before))
