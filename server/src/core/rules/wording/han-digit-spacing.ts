import type {Config} from '../../config/config.js'
import type {Passage} from '../../markdown/passage.js'
import type {Offset, Span} from '../../text/span.js'
import {labelEnd} from '../labels.js'
import {perEntry} from '../per-entry.js'
import {changeOf, groupRule, type Member, none, type Within, within} from '../rule.js'
import {viewsOf} from '../search.js'

/** How many blanks a passage sets between Han and digits, and how many numbers it has. */
interface Blanks {
  readonly blanks: number
  readonly numbers: number
}

interface Facts {
  readonly count: number
}

export const hanDigitSpacing = groupRule<Facts, Blanks>({
  id: 'han-digit-spacing',
  severity: 'information',
  summary: {zh: '汉字与数字之间有空格', en: 'A blank between Han characters and digits'},
  why: {
    zh: '公文中汉字与数字之间不空格；空格多由网页编辑器或PDF转换带入。先判断全文体例：汉字与数字几乎都相连的，指出少数有空格处；文中普遍留空的，视为该文自己的体例，不作提示，需要时在 houseStyle 中指定 gbt-print。“表1 名称”“第一部分 2025年……”“1 总则”一类序号后的空格不在此列。',
    en: 'Official documents set no blank between Han characters and digits; web editors and PDF conversion put them in. The draft’s own style is detected first: where nearly all touch, the few blanks are pointed out; where blanks are the rule they are left alone unless `houseStyle: gbt-print` asks. The blank behind the label of a caption or heading (表1, 第一部分, 1) is none of them.',
  },
  halfWidth: 'styled',
  least: 1,
  examples: [
    {
      draft: '全市建成公共充电桩3.2万个，其中快充桩1.1⟦ ⟧万个。\n',
      fixed: '全市建成公共充电桩3.2万个，其中快充桩1.1万个。\n',
      config: 'houseStyle: gbt-print\n',
      says: [
        {
          zh: '汉字与数字之间有空格。公文中二者相连，请删去。',
          en: 'A blank between Han characters and digits. Official documents set none: delete it.',
          fixes: [{zh: '删去空格', en: 'Delete the blank', grade: 'safe'}],
        },
      ],
    },
    {
      config: `houseStyle: gbt-print
`,
      draft:
        '全市新建公园⟦ ⟧1个、学校 2所、医院 3家、场馆 4座、站点 5个、广场 6处，改建公园 7个、学校 8所、医院 9家、场馆 10座、站点 11个、广场 12处。\n',
      fixed:
        '全市新建公园1个、学校2所、医院3家、场馆4座、站点5个、广场6处，改建公园7个、学校8所、医院9家、场馆10座、站点11个、广场12处。\n',
      says: [
        {
          zh: '汉字与数字之间有空格，全文共12处。公文中二者相连，请删去。',
          en: 'A blank between Han characters and digits; there are 12. Official documents set none: delete it.',
          fixes: [{zh: '删去空格', en: 'Delete the blank', grade: 'choice'}],
        },
      ],
    },

    {
      draft: '表1 公共充电桩分布\n\n全市建成公共充电桩3.2万个，执行 GB/T 18487 系列标准。\n',
      config: 'houseStyle: gbt-print\n',
    },
    {
      draft: '## 第一部分 2025年工作回顾\n\n第二章 2026年任务。建成公共充电桩3.2万个。图三 2021—2025年产量。\n',
      config: 'houseStyle: gbt-print\n',
    },
    {
      draft: '图书馆分馆建成其中一部分⟦ ⟧12处。\n',
      fixed: '图书馆分馆建成其中一部分12处。\n',
      config: 'houseStyle: gbt-print\n',
      says: [
        {
          zh: '汉字与数字之间有空格。公文中二者相连，请删去。',
          en: 'A blank between Han characters and digits. Official documents set none: delete it.',
          fixes: [{zh: '删去空格', en: 'Delete the blank', grade: 'safe'}],
        },
      ],
    },
    {draft: '全市建成公共充电桩 3.2 万个，其中快充桩 1.1 万个。\n'},
  ],
  gather({passage, mentions, skipped}) {
    const numbers = mentions.length + skipped.length
    const blanks = spaced.test(passage.source) ? blanksIn(passage).length : 0
    if (!numbers && !blanks) return none
    return [{key: 'blanks', span: {from: 0, to: passage.source.length}, entry: {blanks, numbers}}]
  },
  alike: (one, other) => one.blanks === other.blanks && one.numbers === other.numbers,
  *check(group, world) {
    let [blanks, numbers] = [0, 0]
    for (const {entry} of group) {
      blanks += entry.blanks
      numbers += entry.numbers
    }
    if (!blanks || !setsNone(world.config, blanks, numbers)) return
    const places: Within[] = []
    for (const member of group)
      if (member.entry.blanks) for (const span of blanksOf(member, world)) places.push(within(member, span))
    const title = {zh: '删去空格', en: 'Delete the blank'}
    const changes = places.map((place) => changeOf(place, ''))
    const [first] = places
    if (first && blanks > habit)
      yield {span: first, facts: {count: blanks}, fixes: [{title, safe: blanks <= many, edits: changes}]}
    else
      for (const [index, span] of places.entries())
        yield {span, facts: {count: 1}, fixes: [{title, safe: true, edits: changes.slice(index, index + 1)}]}
  },
  say: ({count}) => ({
    zh: `汉字与数字之间有空格${count > 1 ? `，全文共${count}处` : ''}。公文中二者相连，请删去。`,
    en: `A blank between Han characters and digits${count > 1 ? `; there are ${count}` : ''}. Official documents set none: delete it.`,
  }),
})

/** More blanks than these are one remark, and more than `many` may be a style of the draft: they go only when somebody says so. */
const habit = 4
const many = 10

/** Domain notes 3.11: 95 % of at least 20 settle a style. */
function setsNone({houseStyle}: Config, blanks: number, numbers: number): boolean {
  if (houseStyle === 'gbt-print') return true
  return houseStyle === 'auto' && numbers >= 20 && blanks <= numbers * 0.05
}

const blanksOf = perEntry((member: Member<Blanks>) => blanksIn(member.of.reading.passage))

const blank = /^[ \u00a0\u2000-\u200a\u202f]+$/
const spaced = /[\u4e00-\u9fff][ \u00a0\u2000-\u200a\u202f]+\d|\d[ \u00a0\u2000-\u200a\u202f]+[\u4e00-\u9fff]/

/** The blanks between a Han character and a digit that a reader sees side by side. */
function blanksIn(passage: Passage): readonly Span[] {
  const found: Span[] = []
  for (const {text, starts, ends} of viewsOf(passage))
    for (let at = 1; starts && ends && at < text.length; at++) {
      if (!isJoint(text, at)) continue
      const span = {from: ends[at - 1] ?? 0, to: starts[at] ?? 0}
      if (blank.test(passage.source.slice(span.from, span.to)) && !isNumbering(text, at)) found.push(span)
    }
  return found
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

function isJoint(text: string, at: Offset): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return (isDigit(before) && isHan(after)) || (isHan(before) && isDigit(after))
}

/** 1 总则, 表1 名称, 第一部分 2025年总结, GB/T 18487 系列: a blank sets the label of a heading, table or standard apart from what it heads. */
/** No label is longer. */
const labelLength = 12

function isNumbering(text: string, at: Offset): boolean {
  let from = at
  while (from > 0 && /[\d.—-]/.test(text[from - 1]!)) from--
  return (
    from === 0 ||
    /\d:\d\d$/.test(text.slice(0, at)) ||
    /[表图栏件录章节A-Za-z ]$/.test(text.slice(Math.max(0, from - 1), from)) ||
    labelEnd.test(text.slice(Math.max(0, at - labelLength), at))
  )
}
