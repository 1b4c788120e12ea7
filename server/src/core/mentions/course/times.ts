import type {Phrase} from '../phrases.js'
import {endedBy, isJoined, phraseBefore} from '../phrases.js'
import {before, isAhead, isOver, nearest, type Place, type Setting} from './place.js'
import type {Answer, Rule} from './rule.js'
import {isNow, isStretch, type When} from './when.js'

const own = (phrase: Phrase | null | undefined): Answer<Phrase> | null =>
  phrase ? {is: phrase, said: phrase.written} : null

const handed = (setting: Setting | null): Answer<When> | null =>
  setting?.when ? {is: setting.when, said: setting.when.text ?? setting.said} : null

/** How many coordinates a joined year reaches back over. */
const COORDINATES = 4

/** The year joined to a figure, or to the one that it is a coordinate of (由2015年的97.2%、95.8%). */
function joinedTo(place: Place, index: number): Phrase | null {
  const {told, sentence} = place
  for (let at = index; at >= 0 && index - at < COORDINATES; at--) {
    const {from} = told.figures[at]!.quantity.span
    const last = phraseBefore(sentence.phrases, sentence, from, () => true)
    if (last && isJoined(told.text, last, from))
      return last.kind === 'base' || told.text[last.span.to] === '的' ? last : null
    const before = told.figures[at - 1]?.quantity.span.to
    if (before === undefined || !/^[、和及与]$/.test(told.text.slice(before, from).slice(0, 4))) return null
  }
  return null
}

/** Which phrase of its own sentence dates a figure: the first rule that answers. */
export const OWN_TIMES: readonly Rule<Phrase>[] = [
  {
    id: 'joined',
    fact: 'A year joined to a number by 的, or between 由 and it, is the number’s own.',
    because: {zh: '出自与数字相连的“{}”', en: 'from “{}”, joined to the number'},
    for: ['覆盖率由2021年的⟦40%⟧、⟦50%⟧提高到65%、70%。', '泊位比2020年的⟦11个⟧增加14个。'],
    against: ['2021年覆盖率为⟦40%⟧。', '站点是2021年的⟦2倍⟧。'],
    says: (place) => own(joinedTo(place, place.index)),
  },
  {
    id: 'item',
    fact: 'The year of 上年执行数 belongs to the item and to its number alone.',
    because: {zh: '出自与数字相连的“{}”', en: 'from “{}”, joined to the number'},
    for: ['支出9亿元，较上年执行数⟦8亿元⟧增加1亿元。'],
    against: ['上年支出9亿元，执行数⟦8亿元⟧。'],
    says: (place) => {
      const year = /([上去]年)(?:执行|决算|完成)数[为的]?$/.exec(before(place, 7))?.[1]
      const from = place.figure.quantity.span.from
      const span = {from: from - 7, to: from - 5}
      return year ? own({span, text: year, written: year, time: null, kind: 'relative', planned: false}) : null
    },
  },
  {
    id: 'same-start',
    fact: 'A start without a year of its own takes the year of the start before it.',
    because: {zh: '出自前面的起点“{}”', en: 'from “{}”, the start before it'},
    for: ['处理率由2015年的52%提高到72%，装机比重由⟦12%⟧提高到82%。'],
    against: ['处理率比2015年提高5个百分点，装机比重由⟦12%⟧提高到82%。'],
    says: ({starts, sentence, figure, told}) =>
      starts
        ? own(
            phraseBefore(
              sentence.phrases,
              sentence,
              figure.quantity.span.from,
              ({kind, span}) => kind === 'base' && '由从'.includes(told.text[span.from - 1] ?? ' '),
            ),
          )
        : null,
  },
  {
    id: 'listed',
    fact: 'With 分别 the n-th value belongs to the n-th time.',
    because: {zh: '出自“分别”所列的“{}”', en: 'from “{}”, its own in the list'},
    for: ['到2025年、2030年，里程分别达到⟦80公里⟧、⟦120公里⟧。'],
    against: ['到2025年，公路、铁路里程分别达到⟦80公里⟧、⟦20公里⟧。'],
    says: ({figure}) => own(figure.listed),
  },
  {
    id: 'stretch',
    fact: '年均 asks for a stretch of years, of the sentence or the paragraph, before a single year.',
    because: {zh: '出自“年均”所指的“{}”', en: 'from “{}”, which the annual average spans'},
    for: ['“十三五”时期经济较快发展。产值增至80亿元，年均增长⟦7%⟧。'],
    against: ['2023年产值80亿元，年均增长⟦7%⟧。'],
    says: (place) => {
      if (!place.isAverage) return null
      const near = nearest(place)
      if (isStretch(near?.time ?? null) || near?.kind === 'span') return null
      const isSpanning = ({time, kind}: Phrase): boolean => isStretch(time) || kind === 'span'
      const {sentence, figure, period} = place
      return own(
        phraseBefore(sentence.phrases, sentence, figure.quantity.span.from, isSpanning) ??
          (near ? null : period?.phrase),
      )
    },
  },
  {
    id: 'nearest',
    fact: 'The nearest phrase before the figure in its sentence dates it, over ; and coordinate clauses; the base of a comparison does not.',
    because: {zh: '出自本句“{}”', en: 'from “{}” in its sentence'},
    for: ['2024年收入⟦80亿元⟧，比2020年增长⟦30%⟧；支出⟦70亿元⟧。'],
    against: ['收入比2020年增长⟦30%⟧。', '支出下降2%（2023年基数较高），收入⟦9亿元⟧。'],
    says: (place) => own(nearest(place)),
  },
  {
    id: 'topic-bracket',
    fact: 'A bracket behind the topic of a sentence dates the sentence.',
    because: {zh: '出自本句括注“{}”', en: 'from “{}”, in the bracket that opens its sentence'},
    for: ['第一阶段（到2028年）任务为：新增车位⟦900个⟧，绿道⟦8公里⟧。'],
    against: ['支出下降2%（2023年基数较高），收入⟦9亿元⟧。'],
    says: ({sentence, figure, told}) => {
      const end = endedBy(sentence.phrases, figure.quantity.span.from)
      const first = sentence.phrases
        .slice(0, Math.min(end, 3))
        .find(({until, kind}) => until !== undefined && kind !== 'base')
      return first && /^\)?[^,;。]{0,14}[:为]/.test(told.text.slice(first.span.to, first.span.to + 16))
        ? own(first)
        : null
    },
  },
  {
    id: 'behind',
    fact: '于 and a point in time behind the number date it.',
    because: {zh: '出自其后的“{}”', en: 'from “{}” behind it'},
    for: ['还将有⟦20处⟧驿站于2026年底开放。'],
    against: ['建成驿站⟦20处⟧，2026年底全部开放。'],
    says: ({sentence, figure, told}) => {
      const {to} = figure.quantity.span
      const next = sentence.phrases[endedBy(sentence.phrases, to)]
      if (next?.kind !== 'point' || next.span.from < to || next.span.from - to >= 24) return null
      const between = told.text.slice(to, next.span.from)
      return /[于在]$/.test(between) && !/[,;]/.test(between) ? own(next) : null
    },
  },
]

/** What dates a figure that no phrase of its sentence dates: nearer beats farther. */
export const HANDED_TIMES: readonly Rule<When>[] = [
  {
    id: 'paragraph',
    fact: 'The last phrase of the sentences before goes on in its paragraph.',
    because: {zh: '承自本段前文“{}”', en: 'handed on by “{}”, earlier in the paragraph'},
    for: ['截至2020年底，床位1.2万张。覆盖率为⟦68%⟧。'],
    against: ['2023年，产值80亿元，占比为⟦68%⟧。'],
    says: ({carried}) => handed(carried),
  },
  {
    id: 'lead',
    fact: 'A line above a list or table dates what stands under it.',
    because: {zh: '承自上面一行“{}”', en: 'handed on by “{}” in the line above'},
    for: ['到2027年实现以下目标：\n\n- 企业⟦100家⟧\n- 园区⟦3个⟧\n'],
    against: ['到2027年实现以下目标：\n\n- 2026年企业⟦100家⟧\n'],
    says: ({above, starts}) => (starts ? null : handed(above.lead)),
  },
  {
    id: 'member',
    fact: 'The time of a paragraph of goals goes on in the members of the list below it.',
    because: {zh: '承自上面一段的“{}”', en: 'handed on by “{}” in the paragraph above its list'},
    for: ['《计划》提出，到2027年产值超过80亿元。\n\n——企业更强。龙头企业⟦12家⟧。\n\n——园区更优。绿道⟦8公里⟧。\n'],
    against: ['2027年产值80亿元。\n\n——企业更强。龙头企业⟦12家⟧。\n', '到2027年产值超过80亿元。\n\n龙头企业⟦12家⟧。\n'],
    says: ({above, starts}) => (starts ? null : handed(above.run)),
  },
  {
    id: 'topic',
    fact: 'A time that opened a sentence of an earlier paragraph of the section goes on; one that looks forward only where goals are told.',
    because: {zh: '承自上段“{}”', en: 'handed on by “{}” in a paragraph above'},
    for: ['## 运行情况\n\n上半年，产值80亿元。\n\n税收⟦6亿元⟧。\n'],
    against: [
      '## 运行情况\n\n上半年，产值80亿元。\n\n## 收支情况\n\n税收⟦6亿元⟧。\n',
      '## 主要任务\n\n目前，企业已有12家。\n\n新建绿道⟦8公里⟧。\n',
      '## 主要任务\n\n2023年改造泵站12座，2024年改造15座。\n\n新建绿道⟦8公里⟧。\n',
    ],
    says: (place) => {
      const {topic} = place.course
      if (!topic || place.starts) return null
      const isForward = topic.planned || isAhead(topic.time, place)
      if (isForward && place.mood !== 'goal' && place.above.mood?.is !== 'goal') return null
      // What there is now, or was in a year that is over, dates no task.
      const isTask = place.above.mood?.is === 'goal' || place.sentence.speech.modals.length > 0
      if (!isForward && isTask && (isNow(topic.text) || isOver(topic.time, place))) return null
      return {is: topic, said: topic.text ?? ''}
    },
  },
  {
    id: 'opening',
    fact: 'The opening of a section, without figures or over a stretch of years, dates what elaborates it.',
    because: {zh: '承自本节开头“{}”', en: 'handed on by “{}”, which opens the section'},
    for: ['## 目标\n\n到2026年，产业体系基本建成。\n\n产业更强。企业⟦100家⟧。\n\n绿道⟦8公里⟧。\n'],
    against: ['## 目标\n\n到2026年，产业体系基本建成。\n\n## 基础\n\n企业⟦100家⟧。\n'],
    says: ({above, starts}) => (starts ? null : handed(above.opening)),
  },
  {
    id: 'heading',
    fact: 'A heading dates what is under it; the title of a plan names its period and dates nothing.',
    because: {zh: '承自标题“{}”', en: 'handed on by the heading “{}”'},
    for: ['## 一、2025年工作回顾\n\n新建学校⟦45所⟧。\n'],
    against: ['# 云岭县“十四五”教育规划\n\n新建学校⟦45所⟧。\n'],
    says: ({above, starts}) => (starts ? null : handed(above.heading)),
  },
]
