import type {Offset} from '../../text/span.js'
import {doneFor, goal, isEarly, state, type Told} from './moods.js'
import {type Above, before, isOver, type Place} from './place.js'
import type {Answer, Rule} from './rule.js'

/** What the sentences before, openings and headings say of a figure whose own sentence does not. */
export const HANDED_MOODS: readonly Rule<Told>[] = [
  {
    id: 'voice',
    fact: 'What a plan is quoted as saying is to come, dated or not, until a sentence tells of something else.',
    because: {zh: '规划“{}”', en: 'a plan speaks: “{}”'},
    for: ['《实施方案》提出，改造管网⟦120公里⟧。绿道⟦8公里⟧。'],
    against: ['《统计公报》显示，改造管网⟦120公里⟧。'],
    says: (place) => {
      const said = place.sentence.speech.plan ?? place.voice
      if (said === null || isOver(place.when.time, place)) return null
      const done = doneFor(place)
      return done ? state(done.text) : goal(said)
    },
  },
  {
    id: 'step',
    fact: 'A step, or what is set out behind a colon, is to come.',
    because: {zh: '分步安排', en: 'a step that is set out'},
    for: ['第一步，“十五五”末，航点达到⟦40个⟧。'],
    against: ['第一季度，航点达到⟦40个⟧。'],
    says: ({sentence}) => (sentence.speech.step ? goal() : null),
  },
  {
    id: 'norm',
    fact: 'A bound without a time sets a norm.',
    because: {zh: '“{}”未写时点，是应达到的限值', en: '“{}” without a time is a bound to keep'},
    for: ['人均综合用水量⟦不高于200立方米⟧。', '用水总量控制在⟦9亿立方米以内⟧。'],
    against: ['2023年，人均综合用水量⟦不高于200立方米⟧。', '连续六年稳定在⟦95%以上⟧。'],
    says: (place) => {
      const bound = normOf(place)
      return bound === null ? null : goal(bound)
    },
  },
  {
    id: 'reach',
    fact: 'A year with nothing but 达到 behind it says what is to be reached in it.',
    because: {zh: '“{}”', en: '“{}”'},
    for: ['增加值占比2028年达到⟦22%⟧。'],
    against: ['2028年，增加值占比达到⟦22%⟧。'],
    says: (place) => {
      const said = place.when.basis === 'explicit' ? /\d年(?:末|底)?(?:将|要)?(达到)$/.exec(before(place, 12)) : null
      return said && !isEarly(place) ? goal(said[1]!) : null
    },
  },
  {
    id: 'told',
    fact: 'A sentence with a word of completion tells.',
    because: {zh: '“{}”', en: '“{}”'},
    for: ['## 主要任务\n\n培育企业⟦60家⟧，均已投产。\n'],
    against: ['## 主要任务\n\n培育企业⟦60家⟧，尽快投产。\n'],
    says: (place) => {
      const done = doneFor(place)
      return done ? state(done.text) : null
    },
  },
  {
    id: 'paragraph-mood',
    fact: 'The mood of the sentences before goes on in its paragraph.',
    because: {zh: '承本段前文', en: 'as the sentences before it'},
    for: ['今年要抓好住房保障。筹集住房⟦300套⟧。'],
    against: ['今年要抓好住房保障，筹集住房⟦300套⟧。'],
    says: (place) => {
      const {when, carried, mood} = place
      const is = when.basis === 'explicit' ? null : (carried?.mood ?? mood)
      // 确保 and 必须 in a report of a year that is over tell what was kept to.
      if (is === 'goal' && !carried?.mood && isOver(when.time, place)) return null
      return is === null ? null : {is, said: carried?.mood ? carried.said : ''}
    },
  },
  {
    id: 'carried-state',
    fact: 'A time that goes on without a goal above it tells a state.',
    because: {zh: '承自“{}”', en: 'as “{}” goes on'},
    for: ['2023年，产值80亿元。税收⟦6亿元⟧。'],
    against: ['到2023年，产值80亿元。税收⟦6亿元⟧。'],
    says: (place) => {
      const {when, carried, above} = place
      if (when.basis === 'explicit') return null
      return isOver(when.time, place) || (carried && !above.mood) ? state(when.text ?? '') : null
    },
  },
  {
    id: 'lead-mood',
    fact: 'A line above a list, or the goals of the paragraph above it, say what its members are.',
    because: {zh: '上面一行“{}”', en: '“{}” in the line above'},
    for: ['主要目标如下：\n\n- 社区中心⟦40个⟧\n'],
    against: ['社区设施如下：\n\n- 社区中心⟦40个⟧\n'],
    says: (place) => setBy(place, 'lead'),
  },
  {
    id: 'opening-mood',
    fact: 'The opening of a section says whether goals are told or what has been.',
    because: {zh: '本节开头“{}”', en: '“{}”, which opens the section'},
    for: ['到2028年，服务体系基本建成。\n\n社区中心更多。社区中心⟦40个⟧。\n'],
    against: ['服务体系基本建成。\n\n社区中心更多。社区中心⟦40个⟧。\n'],
    says: (place) => setBy(place, 'opening'),
  },
  {
    id: 'heading-mood',
    fact: 'Headings of goals, or of looking back, hand their mood down.',
    because: {zh: '标题“{}”', en: 'the heading “{}”'},
    for: ['## 三、主要任务\n\n新建社区中心⟦40个⟧。\n', '## 三、建设情况\n\n新建社区中心⟦40个⟧。\n'],
    against: ['## 三、社区\n\n新建社区中心⟦40个⟧。\n'],
    says: (place) => setBy(place, 'heading'),
  },
  {
    id: 'bids',
    fact: 'Behind a paragraph of goals one that begins with a verb of policy and tells nothing done bids too.',
    because: {zh: '承上段的安排', en: 'as the paragraph before it'},
    for: [
      '拟发行债券80亿元。\n\n优化支出结构，安排资金⟦2亿元⟧。\n',
      '力争引进企业9家。\n\n建好科创园区。加速构建平台体系，引进团队⟦12个以上⟧。\n',
    ],
    against: ['发行债券80亿元。\n\n优化支出结构，安排资金⟦2亿元⟧。\n'],
    says: ({course, when, mood, sentence, told}) => {
      if (course.mood !== 'goal' || when.basis === 'explicit' || mood !== null || sentence.speech.dones.length)
        return null
      return bids(told.text, sentence.from) ? goal() : null
    },
  },
]

/** What stands above speaks of all that has no time of its own, and its goals of what has, unless that is over. */
function setBy(place: Place, by: NonNullable<Above['mood']>['by']): Answer<Told> | null {
  const {when, above, course} = place
  if (above.mood?.by !== by) return null
  if (when.basis !== 'explicit') return {is: above.mood.is, said: above.mood.said}
  const isUnder = course.scopes.length > 1 && above.mood.is === 'goal' && !isOver(when.time, place)
  return isUnder ? goal(above.mood.said) : null
}

/** 加快…, 一是推进…: whether a sentence without a subject begins with a verb of policy. */
export const bids = (text: string, from: Offset): boolean => BIDS.test(text.slice(from, from + 24))

const BIDS =
  /^[\s—–●■·]*(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]|[一二三四五六七八九十]是)?\s*(?:加快|加速|加力|推进|加强|完善|健全|强化|深化|优化|支持|鼓励|引导|推动|落实|实施|构建|打造|培育|大力|积极|稳步|深入|全面|统筹|着力|扩大|提升|发展|开展|建立|严格|加大|推行|探索|谋划|布局|突出|坚持|做好|抓好|办好|建好|打好|用好|做大|做强|高[标水质][准平量]|促进|制定|激发|组织|设立|继续|推广|规范|改善|增强|保障|提高|推出|出台)/

/** 连续八年稳定在700亿斤以上: what has lasted for years is no norm. */
const LASTED = /连续.{1,3}年/

function normOf(place: Place): string | null {
  const {when, figure, told} = place
  if ((when.text !== null && !/五[”"]?末$/.test(when.text)) || LASTED.test(before(place, 40))) return null
  const {comparators} = figure.quantity
  const bound = comparators.find(
    ({text}) =>
      /^(?:不[得应能]?[高低多少大小超]|低于|高于|≤|≥|至多|至少|未超过)/.test(text) && !/^不[足到满]/.test(text),
  )
  if (bound) return bound.text
  const from = figure.quantity.span.from
  const keeps = /(?:控制|保持|稳定|维持)在$/.exec(told.text.slice(Math.max(0, from - 4), from))
  return keeps && comparators.some(({code}) => code === 'ge' || code === 'le' || code === 'about') ? keeps[0] : null
}
