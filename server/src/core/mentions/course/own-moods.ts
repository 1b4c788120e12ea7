import {type Phrase, phraseBefore} from '../phrases.js'
import {goal, isEarly, modalBefore, state, type Told} from './moods.js'
import {before, isAhead, isOver, lastBefore, leftOf, type Place} from './place.js'
import type {Rule} from './rule.js'
import {isStretch, yearAt} from './when.js'

const STAGE = /(近期|中期|远期)[ (]*$/

/** A year of its own, in the plan's years, before one that the passage aims at. */
function isWayMark(place: Place): boolean {
  const {phrase, when, facts, above, sentence, told} = place
  const {kind, period} = facts
  const year = phrase && !isStretch(when.time) ? yearAt(when.time) : null
  if (year === null || kind !== 'plan' || period === null || year < period[0] || year > period[1]) return false
  if (above.mood?.is !== 'goal' || sentence.speech.dones.length) return false
  const isAim = ({planned, kind: of, time}: Phrase): boolean => of !== 'base' && (planned || isAhead(time, place))
  return told.phrases.some((it) => (yearAt(it.time) ?? 0) > year && isAim(it))
}

/** One of several bounds of a sentence whose years rise. */
function isOnLadder({phrase, when, facts, above, sentence, figure}: Place): boolean {
  if (!phrase || facts.kind !== 'plan' || above.mood?.is === 'state' || sentence.speech.dones.length) return false
  const years = sentence.phrases.filter(({kind, time}) => kind === 'flow' && time !== null && !isStretch(time))
  const [first, second] = years.map(({time}) => yearAt(time)!)
  const bound = figure.quantity.qualifier
  return when.time !== null && second !== undefined && first! < second && (bound === 'le' || bound === 'ge')
}

/** What a figure's own sentence says of it: words of willing and of completion, and its own time. */
export const OWN_MOODS: readonly Rule<Told>[] = [
  {
    id: 'start',
    fact: 'The level that a change starts from has been reached, whatever is planned.',
    because: {zh: '变化的起点', en: 'what the change starts from'},
    for: ['到2028年，办理时限由⟦9天⟧压缩至3天。'],
    against: ['到2028年，办理时限由9天压缩至⟦3天⟧。'],
    says: ({starts}) => (starts ? state() : null),
  },
  {
    id: 'joined-year',
    fact: 'So has what is joined to a year that is not to come.',
    because: {zh: '与“{}”相连', en: 'joined to “{}”'},
    for: ['力争泊位比2021年的⟦30座⟧增加12座。'],
    against: ['到2028年，泊位由2021年的30座增加到⟦42座⟧。'],
    says: (place) => {
      const {phrase, joined, when} = place
      return phrase && joined && !phrase.planned && !isAhead(when.time, place) ? state(phrase.written) : null
    },
  },
  {
    id: 'existing',
    fact: '现有, 共有 and 现存 tell what there is.',
    because: {zh: '“{}”', en: '“{}”'},
    for: ['## 主要任务\n\n全区现有公园⟦42座⟧。\n'],
    against: ['## 主要任务\n\n依托现有生态空间，改建林地⟦50座⟧。\n'],
    says: (place) => {
      const said = /(?:现有|共有|现存)(?=[^,;:。、]{0,12}$)/.exec(leftOf(place))
      return said && !modalBefore(place) && !place.phrase?.planned ? state(said[0]) : null
    },
  },
  {
    id: 'done',
    fact: 'A word of completion behind the modal, in the clause, tells what has come about.',
    because: {zh: '“{}”', en: '“{}”'},
    for: ['原定建设90套，实际完成⟦104套⟧。'],
    against: ['力争完成⟦104套⟧。'],
    says: (place) => {
      const {sentence, clause, figure, phrase} = place
      const done = lastBefore(sentence.speech.dones, figure.quantity.span.from)
      if (!done || done.text === '了' || done.at < clause || done.at <= (modalBefore(place)?.at ?? -1)) return null
      return phrase?.planned && !/^(?:已|已经|实际)$/.test(done.text) ? null : state(done.text)
    },
  },
  {
    id: 'executed',
    fact: '执行数, 决算数 and 完成数 name what has come about.',
    because: {zh: '“{}”', en: '“{}”'},
    for: ['支出比上年决算数⟦3亿元⟧增长4%。'],
    against: ['支出比上年预算数⟦3亿元⟧增长4%。'],
    says: (place) => {
      const said = /(?:执行|决算|完成)数[为的]?$/.exec(before(place, 4))
      return said ? state(said[0]) : null
    },
  },
  {
    id: 'modal',
    fact: 'A word of willing reaches to the end of its sentence.',
    because: {zh: '“{}”', en: '“{}”'},
    for: ['力争建成公园⟦12座⟧，绿道⟦80公里⟧。'],
    against: ['建成公园⟦12座⟧。', '办理代表建议⟦22件⟧。'],
    says: (place) => {
      const modal = modalBefore(place)
      // In a report of a year that is over these tell what was kept to.
      const isKept =
        modal !== null && /^(?:确保|必须|不得|原则上|应当)/.test(modal.text) && isOver(place.when.time, place)
      return modal && !isKept ? goal(modal.text) : null
    },
  },
  {
    id: 'bulletin',
    fact: 'A statistical bulletin tells what has been counted.',
    because: {zh: '统计公报', en: 'a statistical bulletin'},
    for: ['# 云岭县2025年统计公报\n\n重点工程完成投资⟦80亿元⟧。\n'],
    against: ['# 云岭县2025年重点工作\n\n重点工程完成投资⟦80亿元⟧。\n', '## 一、经济运行情况\n\n完成投资⟦80亿元⟧。\n'],
    says: ({facts, phrase}) => (facts.kind === 'bulletin' && !phrase?.planned ? state() : null),
  },
  {
    id: 'budgeted',
    fact: 'What was budgeted was to be reached.',
    because: {zh: '“{}”', en: '“{}”'},
    for: ['契税收入年初预算为⟦4亿元⟧，实际完成5亿元。'],
    against: ['契税收入年初预算为4亿元，实际完成⟦5亿元⟧。'],
    says: (place) => {
      const said = /(?:收入|支出|基金|经费|,|^)((?:年初|调整)?预算数?(?:[总合]计)?(?:为|是)?)$/.exec(before(place, 14))
      return said ? goal(said[1]!) : null
    },
  },
  {
    id: 'up-to-now',
    fact: '截至, 目前, 去年 and …以来 tell what has been counted.',
    because: {zh: '“{}”', en: '“{}”'},
    for: ['## 主要任务\n\n截至2024年6月，调解纠纷⟦310件⟧。\n'],
    against: ['## 主要任务\n\n到2028年，调解纠纷⟦310件⟧。\n'],
    says: ({when: {basis, text}}) =>
      basis === 'explicit' &&
      /^截[至止]|^(?:到|截至)?目前|现在|现有|眼下|^去年|^上年|^上一年|当前|[至迄如]今|以来$/.test(text ?? '')
        ? state(text ?? '')
        : null,
  },
  {
    id: 'forward',
    fact: '到2025年, …年底前 and 明年 look forward, unless that time is over when the draft is written.',
    because: {zh: '“{}”', en: '“{}”'},
    for: ['到2027年，床位达到⟦300张⟧。'],
    against: ['2027年，床位达到⟦300张⟧。'],
    says: (place) => {
      const {phrase, when, sentence, mood} = place
      if (!phrase?.planned) return null
      const wills = sentence.speech.modals.length > 0 || sentence.speech.plan !== null
      return isOver(when.time, place) && !(wills && mood === 'goal') ? state(phrase.written) : goal(phrase.written)
    },
  },
  {
    id: 'ahead',
    fact: 'A year behind the draft’s own is to come.',
    because: {zh: '“{}”尚未到来', en: '“{}” is to come'},
    for: ['# 云岭县2026年政府工作报告\n\n2026年，新增学位⟦9000个⟧，学校⟦5所⟧。\n'],
    against: ['# 云岭县2026年政府工作报告\n\n2025年，新建学校⟦5所⟧。\n'],
    says: (place) =>
      place.when.basis === 'explicit' && isAhead(place.when.time, place) ? goal(place.when.text ?? '') : null,
  },
  {
    id: 'later',
    fact: 'A time behind one to come is to come too.',
    because: {zh: '“{}”晚于前面的目标时点', en: '“{}” is behind a time to come'},
    for: ['2026年底前，新建3座；2028年，建成⟦8座⟧。'],
    against: ['2026年底前，新建3座；2024年，建成⟦8座⟧。'],
    says: ({phrase, when, sentence}) => {
      const year = phrase && when.basis === 'explicit' ? yearAt(when.time) : null
      if (!phrase || year === null) return null
      const aim = phraseBefore(
        sentence.phrases,
        sentence,
        phrase.span.from,
        ({planned, time}) => planned && time !== null,
      )
      return aim && yearAt(aim.time)! < year ? goal(phrase.written) : null
    },
  },
  {
    id: 'over',
    fact: 'What is of a year that is over has been reached.',
    because: {zh: '“{}”已经过去', en: '“{}” is over'},
    for: ['# 云岭县2026年政府工作报告\n\n2025年，新建学校⟦5所⟧。\n'],
    against: ['# 云岭县2026年政府工作报告\n\n2026年，新建学校⟦5所⟧。\n'],
    says: (place) =>
      place.when.basis === 'explicit' && isOver(place.when.time, place) ? state(place.when.text ?? '') : null,
  },
  {
    id: 'period-end',
    fact: 'The end of a plan’s years is aimed at where the draft looks farther ahead still.',
    because: {zh: '“{}”是规划期末', en: '“{}” ends the years of a plan'},
    for: ['“十五五”末，新能源装机⟦300万千瓦以上⟧；展望2035年，装机800万千瓦。'],
    against: ['“十三五”末，新能源装机⟦300万千瓦⟧。'],
    says: ({phrase, when, sentence, above, facts}) => {
      const year = yearAt(when.time)
      const isEnd = phrase !== null && /五[”"]?(?:时?期|规划期)?末$/.test(phrase.text)
      if (!isEnd || year === null || facts.aim === null || year >= facts.aim) return null
      return sentence.speech.dones.length || above.mood?.is === 'state' ? null : goal(phrase.written)
    },
  },
  {
    id: 'way-mark',
    fact: 'Where goals are told, a year of the plan’s own before one aimed at in the same passage is a mark on the way.',
    because: {zh: '“{}”在规划期内，是分年目标', en: '“{}” is of the plan’s years, on the way to its goals'},
    for: [
      '# 云岭县绿道建设三年行动方案（2022—2024年）\n\n## 一、主要目标\n\n2022年，新建绿道⟦8公里以上⟧。到2024年，绿道80公里。\n',
      '# 云岭县绿道建设三年行动方案（2022—2024年）\n\n## 一、主要目标\n\n2022年，绿道⟦30公里⟧；2023年，绿道⟦60公里⟧；2024年，绿道80公里。\n',
    ],
    against: [
      '# 云岭县绿道建设三年行动方案（2022—2024年）\n\n## 一、主要目标\n\n2021年，绿道⟦30公里⟧。到2024年，绿道80公里。\n',
      '# 云岭县绿道建设三年行动方案（2022—2024年）\n\n## 一、建设现状\n\n2022年，新建绿道⟦8公里⟧。到2024年，绿道80公里。\n',
      '# 云岭县绿道建设三年行动方案（2022—2024年）\n\n## 一、主要目标\n\n2022年，已建成绿道⟦8公里⟧。到2024年，绿道80公里。\n',
    ],
    says: (place) => (isWayMark(place) ? goal(place.when.text ?? '') : null),
  },
  {
    id: 'stage',
    fact: '近期, 中期 and 远期 before a year name the stages of a plan.',
    because: {zh: '“{}”是规划阶段', en: '“{}” is a stage of a plan'},
    for: ['# 云岭县城镇规划\n\n近期2010年城镇化水平达到⟦53%⟧，城镇人口⟦16万人⟧。\n'],
    against: ['# 云岭县城镇规划\n\n近期，2010年城镇化水平达到⟦53%⟧。\n'],
    says: ({phrase, told, sentence}) => {
      if (!phrase || sentence.speech.dones.length) return null
      const said = STAGE.exec(told.text.slice(Math.max(sentence.from, phrase.span.from - 6), phrase.span.from))
      return said ? goal(`${said[1]}${phrase.written}`) : null
    },
  },
  {
    id: 'early',
    fact: 'In a draft without a date a bare year before the first that it looks forward to is over.',
    because: {zh: '“{}”在所定目标年份之前', en: '“{}” is before the years aimed at'},
    for: ['到2027年床位达到300张。2023年，床位⟦180张⟧。'],
    against: ['到2027年床位达到300张。2030年，床位⟦380张⟧。'],
    says: (place) => {
      const {plan, modals} = place.sentence.speech
      return isEarly(place) && plan === null && modals.length === 0 ? state(place.when.text ?? '') : null
    },
  },
  {
    id: 'ladder',
    fact: 'In a plan, bounds for one year behind the other are steps of a limit to keep to.',
    because: {zh: '“{}”等分年限值', en: 'limits for “{}” and years behind it'},
    for: ['# 云岭县城镇规划\n\n总人口2010年控制在⟦30万人以内⟧，2015年在⟦32万人以内⟧。\n'],
    against: [
      '# 云岭县城镇规划\n\n总人口2010年为⟦30万人⟧，2015年为⟦32万人⟧。\n',
      '# 云岭县2016年政府工作报告\n\n总人口2010年控制在⟦30万人以内⟧，2015年在⟦32万人以内⟧。\n',
      '# 云岭县城镇规划\n\n总人口2010年已控制在⟦30万人以内⟧，2015年在⟦32万人以内⟧。\n',
    ],
    says: (place) => (isOnLadder(place) ? goal(place.when.text ?? '') : null),
  },
  {
    id: 'modal-behind',
    fact: 'A word of willing at the head of a coordinate clause behind wills the clauses before it.',
    because: {zh: '其后的“{}”', en: '“{}” behind it'},
    for: ['整治河道⟦18公里⟧，力争水质达标率超过90%。'],
    against: [
      '已整治河道⟦18公里⟧，力争水质达标率超过90%。',
      '街区面积⟦9公顷⟧，规划控制在8公顷。',
      '占比⟦超过10%⟧，力争2025年达到12%。',
    ],
    says: (place) => {
      const {speech, from, phrases} = place.sentence
      if (speech.dones.length || isOver(place.when.time, place)) return null
      const last = speech.modals.at(-1)
      if (!last || last.at < place.figure.quantity.span.from || !/^(?:力争|确保|争取|努力|要|必须)/.test(last.text))
        return null
      // 占比超过10%，力争2025年达到12%: with a time of its own the clause goes on from a state.
      if (phrases.some(({span}) => span.from >= last.at)) return null
      return last.at === from || ',、'.includes(place.told.text[last.at - 1] ?? ' ') ? goal(last.text) : null
    },
  },
]
