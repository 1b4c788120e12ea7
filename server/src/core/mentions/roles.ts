import type {Quantity} from '../quantity/quantity.js'
import type {TimePhrase} from '../quantity/time.js'
import type {Offset, Span} from '../text/span.js'
import {asOf as dated} from './dating.js'
import type {AsOf, Change, Role} from './mention.js'
import {AGGREGATOR, CHANGE, endingAt, STATE} from './words.js'

/** What a clause says of its figure besides the name: level, goal or change. */
export interface Standing {
  readonly role: Role
  readonly change: Change | null
  readonly aggregator: string | null
  readonly modal: string | null
  readonly base: AsOf | null
}

export interface Clause {
  readonly text: string
  readonly quantity: Quantity
  readonly sentence: Span
  /** The clause's text between the quantity before and this one. */
  readonly left: string
  readonly right: string
  /** The words between name and number. */
  readonly tail: string
  readonly asOf: AsOf
  readonly base: TimePhrase | null
  /** The figure before, when this one is its coordinate or stands in its bracket and has no verb of its own. */
  readonly joined: Change | null
  /** Whether a plan speaks in the sentences up to here (《纲要》提出…), or a staged goal is told (第一步，…). */
  readonly planning: boolean
  /** Whether the sentence has a modal at all. */
  readonly modals: boolean
}

export function standing(clause: Clause): Standing {
  const modal = modalBefore(clause)
  const change = changeOf(clause)
  const planned =
    clause.asOf.planned ||
    modal !== null ||
    clause.planning ||
    BUDGETED.test(clause.tail) ||
    setsNorm(clause) ||
    reaches(clause)
  return {
    role: change ? 'increment' : planned && !starts(clause) ? 'target' : 'baseline',
    change,
    aggregator: AGGREGATED.exec(clause.tail)?.[0] ?? AGGREGATED.exec(clause.left)?.[0] ?? null,
    modal,
    base: clause.base && dated(clause.base, 'explicit'),
  }
}

/** 收入年初预算为4亿元: what was budgeted is to be reached, and no level. */
const BUDGETED = /^(?:年初)?预算数?(?:[总合]计)?(?:为|是)?$/

/** 由5天压缩至1天, 比2020年的11个增加14个: what a change starts from has been reached, whatever is planned. */
const starts = ({tail, asOf, quantity, text}: Clause): boolean =>
  /[由从]$/.test(tail.trimEnd()) ||
  (!asOf.planned && /[年月日末底初期间]的 ?$/.test(text.slice(Math.max(0, quantity.span.from - 3), quantity.span.from)))

const AGGREGATED = new RegExp([...AGGREGATOR.set].sort((a, b) => b.length - a.length).join('|'))

const FAN = /翻.{0,3}番/

/** The eight kinds of change; null for a level. */
function changeOf({quantity, tail, left, text, right, joined}: Clause): Change | null {
  const {unit, span} = quantity
  if (FAN.test(text.slice(span.from, span.to))) return 'multiple-of-base'
  if (unit === '番') return 'multiple-of-base'
  // 缩短为18个月 states a level; 降幅为3% a change.
  const isLevel = levels(tail.trimEnd())
  const verb = isLevel ? 0 : endingAt(tail, bareEnd(tail), CHANGE)
  // 分别增长58%、1.1倍: the multiple shares the verb of the share before it.
  if (unit === '倍' && joined === 'percent') return 'increase-multiple'
  if (unit === '倍') return multiple(tail.trimEnd(), left, right, verb > 0)
  if (unit === '个百分点')
    return COMPARES.test(left) && !/比?(?:上年|去年|同期|20\d\d|年初|“|\d年)/.test(left) ? 'difference' : 'points'
  if (BESIDE_MEAN.test(left)) return 'difference'
  if (verb) return kind(unit, left)
  if (/(?:增幅|增速|降幅|涨幅|增长率|增长速度)(?:为|达|达到|约|超|是|在)?$/.test(left) && unit === '%')
    return kind(unit, left)
  if (
    !isLevel &&
    GAINS.test(left) &&
    !MEAN.test(left) &&
    !BUILT.test(left) &&
    !LEVELLED.test(tail.trimEnd()) &&
    unit !== '%' &&
    unit !== '成'
  )
    return 'absolute'
  return joined
}

/** 缩短为, 提高到: a verb of change with what makes a level of it. */
function levels(tail: string): boolean {
  const state = endingAt(tail, tail.length, STATE)
  return state > 2 && CHANGE.set.has(tail.slice(tail.length - state, -1))
}

/** Where the verb of change ends in the words before a number: adverbs and comparators stand behind it (增长约5%). */
const bareEnd = (tail: string): number => tail.length - (AFTER_VERB.exec(tail)?.[0].length ?? 0)

const AFTER_VERB =
  /(?:了|约|近|超|超过|达|均|各|幅|为|年均|同比|累计|分别|实际|平均|不低于|不少于|[—–-] ?\d{1,3} ?[—–-]| )+$/

/** 新增 before a noun makes the figure a change of it (新增城镇就业280万人, 城镇新增就业). */
const GAINS = /(?:新增(?!长)|净增|再添|减排|减少|增加|节约|提高|压减|削减)(?!到|至|为|值)[^,;:、]*$/
/** 提高水质配套建成湿地3座: behind a verb of its own the number counts what has been built. */
const BUILT = /(?:提高|减少|增加|节约|压减|削减).{2,}(?:建成|投用|建有|拥有)[^,;:、]*$/
/** 新增劳动力平均受教育年限13.9年: a mean of those who are new is a level. */
const MEAN = /新增[^,;:、]{1,8}(?:平均|人均|户均)/
const LEVELLED = /(?:到|至)$/
const COMPARES =
  /(?:好于|超(?:过|出|额)?[^,;\d]{0,6}(?:目标|任务|计划|进度|预算|预期)|高于|低于|高出|比[^,;]{2,20}(?:高|低|快|慢)|较[^,;]{2,20}(?:高|低|快|慢)|快于|慢于|优于)[^,;]*$/

/** 低于全国平均水平0.5人: behind a mean the number is the distance from it. */
const BESIDE_MEAN = /(?:高于|低于|高出|多于|少于|快于|慢于)[^,;:]{0,8}(?:平均(?:水平|值)?|均值)$/

const kind = (unit: string | null, left: string): Change =>
  unit === '%' || unit === '‰' || unit === '成'
    ? /年均|年平均|年递增/.test(left)
      ? 'annual-growth'
      : 'percent'
    : 'absolute'

function multiple(tail: string, left: string, right: string, changes: boolean): Change | null {
  if (/(?:到|至|为)$/.test(tail) && /(?:增长|扩大|提高|提升|增加)(?:到|至|为)$/.test(tail)) return 'multiple-of-base'
  // 增长到原来的3倍: 原来的 names the base once more.
  if (/(?:增长|扩大|提高|提升|增加|增)(?:到|至|为)(?:了)?(?:原来|原先|原有|此前)的?$/.test(left))
    return 'multiple-of-base'
  if (changes) return 'increase-multiple'
  if (/(?:是|为|相当于|达到?)[^,;]*(?:的|之)?$/.test(left) && /[年月末底期初]的?[^,;]{0,12}的?$/.test(left))
    return 'ratio-to-base'
  return /(?:增|扩|翻|提高|提升)/.test(left) && !right ? 'increase-multiple' : 'ratio-to-base'
}

const MODALS =
  /力争|争取(?=[在到实达使明年早今]|[^,;]{0,8}(?:达到|实现|超过|突破))|努力(?=实现|使|达|建|完|到|在)|确保|拟(?!合|定|态|人)|有望|(?<!符合|好于|优于|超出?|[高低]于|达到)预期(?!寿命|内|水平|[,;。、])|(?<!人大|代表|委员|意见|合理化|[条件份])建议(?![、和及与]|提案|办理|案|书)|目标(?:就?是|为|:|值|达)|(?:^|[^行动年作施项年度])计划(?=[\p{L}\d])(?!》|”|的|经济|单列|生育|书|项目|入选|\d{1,4}[项个款])|年度计划(?=投资|完成|新)|必须|不得|原则上|将(?=累计|投入|培育|培养|开工|达|有|增|超|新|实现|建|完成|在|于|首次|提高|突破|继续|保持|形成|稳定|努力)|预计(?!实现|完成|全年)|(?:^|[,;。 年期])规划(?=到|建设|控制|新增|新建|布局|总投资|投资)|要(?=达到|超过|实现|建成|提高到|控制在|新增|完成|力争|确保)|有计划|(?<!全|当|去|上|每)年(?:全[市省县区]|本[市省级]|市本级|市级)?(?:共|计划|拟)?安排/u

/** Whether a sentence has a modal: asked once, for most have none. */
export const hasModal = (text: string, {from, to}: Span): boolean => MODALS.test(text.slice(from, to))

/** The nearest modal before the number in its sentence; a goal stays a goal until the sentence ends. */
function modalBefore({text, sentence, quantity, modals}: Clause): string | null {
  if (!modals) return null
  // 目标为80%，实际完成86.7%: what has really come about is set against the goal.
  if (/实际[^,;]{0,6}$/.test(text.slice(Math.max(sentence.from, quantity.span.from - 8), quantity.span.from)))
    return null
  const said = text.slice(Math.max(sentence.from, quantity.span.from - 120), quantity.span.from)
  return MODALS.exec(said)?.[0].replace(/^[^力争努确拟有预建目计年必不原将规要]+/, '') ?? null
}

/** A bound without a time sets a norm (不高于30微克/立方米, 控制在…以内, 保持在4%以上): plans state goals so. */
function setsNorm({quantity, sentence, text, tail, asOf}: Clause): boolean {
  const {comparators} = quantity
  if (
    (asOf.text !== null && !/五[”"]?末$/.test(asOf.text)) ||
    LASTED.test(text.slice(sentence.from, quantity.span.from).slice(-40))
  )
    return false
  if (
    comparators.some(
      ({text: word}) =>
        /^(?:不[得应能]?[高低多少大小超]|低于|高于|≤|≥|至多|至少|未超过)/.test(word) && !/^不[足到满]/.test(word),
    )
  )
    return true
  return (
    /(?:控制|保持|稳定|维持)在$/.test(tail.trim()) &&
    comparators.some(({code}) => code === 'ge' || code === 'le' || code === 'about')
  )
}

/** 连续八年稳定在700亿斤以上: what has lasted for years is no norm. */
const LASTED = /连续.{1,3}年/

/** 2025年达到18%: a year with nothing but 达到 behind it says what is to be reached in it. */
const reaches = ({left, asOf}: Clause): boolean =>
  asOf.basis === 'explicit' && /\d年(?:末|底)?(?:将|要)?达到$/.test(left)

/** A plan or its draft is quoted as saying what is to be: from here on the paragraph tells goals. */
export function quotesPlan(text: string, from: Offset, to: Offset): boolean {
  // Looked for in this stretch only: the next title of a long line may be a megabyte away.
  const title = text.slice(from, to).indexOf('《')
  if (title >= 0 && PLAN.test(text.slice(from + title, Math.min(to, from + title + 300)))) return true
  return text.startsWith('提出', from) && AIMS.test(text.slice(from, Math.min(to, from + 20)))
}

const PLAN =
  /《[^》]{0,40}(?:纲要|规划|方案|计划|意见|草案|目标)[^》]{0,10}》[^。]{0,6}(?:提出|强调|明确|着眼|要求|部署|设想|确定|围绕|聚焦|规划|贯彻(?!落实))/

/** 提出这些预期目标，主要考虑是…: what follows explains the goals. */
const AIMS = /^提出(?:这些|上述|以上)[^。]{0,8}目标/

/** 第一步, 工作安排如下: the steps of a plan and what it sets out are to come. */
export const tellsStep = (text: string, from: Offset): boolean => STEP.test(text.slice(from, from + 24))

const STEP = /^ ?(?:第[一二三四]步[,:]|[^,;:。]{0,14}(?:安排|任务|目标)(?:如下)?:)/
