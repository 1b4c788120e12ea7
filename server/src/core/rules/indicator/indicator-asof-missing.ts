import type {World} from '../../config/world.js'
import type {Prose} from '../../markdown/passage.js'
import type {Reading, ResolvedMention} from '../../mentions/mention.js'
import {isClassifier} from '../../quantity/unit.js'
import type {Span} from '../../text/span.js'
import {before, clauseStart} from '../clause.js'
import {deedIn} from '../deed.js'
import {type Contribution, type Fix, groupRule, type Member, none, replaceWith, type Within, within} from '../rule.js'
import {datingPhrase} from '../words.js'

interface Facts {
  readonly written: string
  /** How many figures of the paragraph have no time. */
  readonly count: number
}

/** The figures of a paragraph that nothing dates, or a title: of a report it dates all below it, of a plan it wills it. */
type Entry = {readonly undated: Undated; readonly sure: Undated | null} | {readonly title: Title}

type Title = 'report' | 'speech' | 'plan'

type Undated = readonly [ResolvedMention, ...ResolvedMention[]]

export const indicatorAsofMissing = groupRule<Facts, Entry>({
  id: 'indicator-asof-missing',
  severity: 'warning',
  summary: {zh: '现状数值没有时点', en: 'An observed figure says no time'},
  why: {
    zh: '没有时点的现状值无法核对，过一年就说不清是哪年的数。标题、上文的句子、表头或文件题名（年度公报、工作报告等）已说明时点的，不再要求。一段只提一次。登记库中有的指标没有时点为警告，登记库没有的只作提示。目标值、增量和任务量不在此列。',
    en: 'An undated figure cannot be checked, and a year later nobody knows which year it was. Silent where a heading, a sentence before, a table’s head or the document’s own title (a yearly bulletin or report) dates it; one finding a paragraph. A warning for figures that the registry has, a hint for others. Targets, changes and deeds are not meant.',
  },
  norm: {
    zh: '《党政机关公文处理工作条例》第二十条：审核文稿时应核对时间、数字是否准确。',
    en: 'Regulation on official documents, Art. 20: reviewers check that times and numbers are accurate.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `plumbline: 1
registry: {id: example, title: 示例, locale: zh-CN, area: CN-EX, baseline: "2020-12-31"}
indicators:
  - {id: ex.racks, name: 机柜总量, unit: 架, observations: [{asOf: "2020-12-31", value: 138000, qualifier: eq}]}`,
      draft: '推进数据中心布局，机柜总量⟦13.8万架⟧。\n',
      fixed: '推进数据中心布局，截至2020年底，机柜总量13.8万架。\n',
      says: [
        {
          zh: '“13.8万架”没有时点，上文也没有可以沿用的时点。建议补写时点。',
          en: '“13.8万架” says no time, and nothing above hands one down. Say as of when.',
          fixes: [{zh: '补写“截至2020年底，”', en: 'Insert “截至2020年底，”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '全市有社区食堂⟦86个⟧、养老机构47家、托育机构210家。\n\n2021年启动新一轮布局。\n',
      says: [
        {
          zh: '“86个”等3个数值没有时点，上文也没有可以沿用的时点。建议补写时点。',
          en: '“86个” and 2 more of this paragraph say no time, and nothing above hands one down. Say as of when.',
          severity: 'hint',
        },
      ],
    },
    {draft: '截至2020年底，建成数据中心103个。机柜总量13.8万架。到2025年，机柜总量达到20万架。\n'},
    {draft: '# 云州市2020年国民经济和社会发展统计公报\n\n全市有社区食堂86个。\n'},
    {draft: '# 云州市关于二〇二〇年国民经济和社会发展的公报\n\n全市有社区食堂86个。\n'},
    {draft: '**工作报告**\n\n——2021年1月20日在云州市第五届人民代表大会第一次会议上\n\n全市有社区食堂86个。\n'},
    {draft: '对年接待游客1万人次的旅行社给予奖励，每满一万人奖励1万元；入驻率达到80%的，一次性补助5万元。\n'},
    {draft: '# 云州市养老服务发展规划\n\n各类设施的床位安排如下：\n\n- 养老机构4.2万张。\n- 社区床位1.3万张。\n'},
    {draft: '新建社区食堂86个，每年改造养老机构10家。\n'},
    {draft: '在养老需求集中的16个街道推行助餐服务，包括：东风街道、新桥街道、云山街道。\n'},
    {draft: '优先支持本行政区域内1家符合条件的养老机构扩建，推出3个“助餐包”。\n'},
    {draft: '为方便老年人就餐，实现社区食堂全覆盖，现提出如下意见。\n'},
    {
      draft:
        '一次调用储备物资数量在3万吨以下的，由市级审批。\n\n5.1.3 所有街道建立台账。\n\n7.2 本办法由市民政局解释。\n',
    },
  ],
  least: 1,
  gather: datesOf,
  standing: (group) => `${isDated(group)} ${isTitled(group, 'plan')}`,
  *check(group, world) {
    if (isDated(group)) return
    const isPlan = isTitled(group, 'plan')
    for (const member of group) {
      if (!('undated' in member.entry)) continue
      const undated = isPlan ? member.entry.sure : member.entry.undated
      if (!undated) continue
      const known = undated.find(({match}) => match !== null)
      const mention = known ?? undated[0]
      yield {
        span: within(member, mention.span),
        facts: {written: mention.text, count: undated.length},
        fixes: dated(member, mention, world),
        ...(known ? {} : {severity: 'hint' as const}),
      }
    }
  },
  say: ({written, count}) => ({
    zh: `“${written}”${count > 1 ? `等${count}个数值` : ''}没有时点，上文也没有可以沿用的时点。建议补写时点。`,
    en: `“${written}”${count > 1 ? ` and ${count - 1} more of this paragraph say` : ' says'} no time, and nothing above hands one down. Say as of when.`,
  }),
})

/** A document's title stands in its first signs. */
const opening = 300

const isTitled = (group: readonly Member<Entry>[], title: Title): boolean =>
  group.some(({entry, of}) => 'title' in entry && entry.title === title && of.at < opening)

const isDated = (group: readonly Member<Entry>[]): boolean =>
  isTitled(group, 'report') || group.some(({entry}) => 'title' in entry && entry.title === 'speech')

/** 云州市2020年统计公报, 关于2020年预算执行情况的报告: what tells of one year dates its figures. */
const titleOfYear =
  /(?<![—–\-~至止\d])(?:(?:19|20)\d\d|[一二][九〇○零][〇○零一二三四五六七八九]{2})年(?![—–\-~至])[^。,;]{0,40}(?:公报|报告|概况|情况|决算|预算|总结|回顾|工作|运行|年鉴)/

/** ——2021年1月20日在云州市第五届人民代表大会第一次会议上: what is told on a day tells of the year before it. */
const saidOnDay = /^[—–-]{1,2} ?(?:19|20)\d\d年\d{1,2}月\d{1,2}日在[^。,;]{2,40}上$/

/** 云州市国民经济和社会发展第十四个五年规划纲要（摘要）: its figures are what it plans, unless they say that they are so already. */
const titleOfPlan = /(?:规划|计划|纲要)(?:纲要)?(?:\([^()]{2,8}\)|摘要)?$/

/** 全市有…, 现有…, 已建成…: what is so already says so. */
const isSo = /(?:有|已|达到了|建成了|累计)[^,;。]{0,12}$/

function datesOf({passage, mentions}: Reading): readonly Contribution<Entry>[] {
  if (passage.kind === 'table') return none
  const all: Contribution<Entry>[] = []
  const title = titleOf(passage)
  if (title) all.push({key: 'as of', span: {from: 0, to: 0}, entry: {title}})
  const [first, ...others] = mentions.filter((it) => isUndated(it, passage))
  if (first) {
    const [told, ...more] = [first, ...others].filter((it) => isSure(it, passage))
    const entry: Entry = {undated: [first, ...others], sure: told ? [told, ...more] : null}
    all.push({key: 'as of', span: first.span, entry})
  }
  return all.length ? all : none
}

const isSure = (mention: ResolvedMention, passage: Prose): boolean =>
  mention.match !== null || mention.why.mood !== null || isSo.test(before(passage, mention))

function titleOf({source, view}: Prose): Title | null {
  // A title ends without a full stop: 2021年末，平台上线运行。is a sentence.
  if (source.length >= 120 || view.text.includes('。')) return null
  if (titleOfYear.test(view.text)) return 'report'
  if (saidOnDay.test(view.text)) return 'speech'
  return titleOfPlan.test(view.text) ? 'plan' : null
}

const isUndated = (mention: ResolvedMention, passage: Prose): boolean => {
  const {role, asOf, quantity, match} = mention
  return (
    role === 'baseline' &&
    (asOf.basis === null || asOf.basis === 'assumed') &&
    asOf.text === null &&
    quantity.qualifier !== 'vague' &&
    (match !== null || mention.name.text.length > 1) &&
    deedIn(passage, mention) === null &&
    !announcesList(passage, mention) &&
    !isGrant(passage, mention)
  )
}

/** 对年接待1万人次以上的，一次性奖励5万元: a grant is promised, and so are the bounds that earn it. */
const isGrant = ({source}: Prose, mention: ResolvedMention): boolean =>
  /一次性|给予[^。；;]{0,30}(?:奖|补[助贴]|资助|支持)|奖[励补]/.test(sentenceOf(source, mention.span))

/** What its sentence says around a figure, as far as a reader holds it together: a list without a stop may be a page long. */
function sentenceOf(source: string, {from, to}: Span): string {
  const before = source.slice(Math.max(0, from - reach), from)
  const start = Math.max(...stops.map((stop) => before.lastIndexOf(stop))) + 1
  return before.slice(start) + source.slice(from, to) + (/^[^。；;]*/.exec(source.slice(to, to + reach))?.[0] ?? '')
}

const stops = ['。', '；', ';']
/** Signs on either side. */
const reach = 200

/** 在污染较重的16个省份实施总量控制，包括：…: the number of what is listed behind it, which dates itself. */
function announcesList({source}: Prose, {span, quantity: {unit}}: ResolvedMention): boolean {
  const [behind = ''] = source.slice(span.to, span.to + 120).split(/[。；;]/)
  return unit !== null && isClassifier(unit) && /[，,](?:具体)?(?:包括|分别(?:是|为)|即|为)[：:]/.test(behind)
}

/** The plan's own base date, written out before the clause. */
function dated(member: Within, mention: ResolvedMention, {config, registry}: World): readonly Fix<Within>[] {
  const {passage} = member.of.reading
  const time = mention.asOf.time ?? config.plan.baseline ?? registry.baseline
  const phrase = time === null ? null : datingPhrase(time)
  const at = clauseStart(passage, mention)
  // Numbers and marks at the head of a paragraph stay where they are.
  if (phrase === null || !/^[\u4e00-\u9fff“”A-Za-z]/u.test(passage.source.slice(at, at + 1))) return []
  const comma = passage.source.includes('，') || !passage.source.includes(',') ? '，' : ','
  const insert = phrase + comma
  return [replaceWith(within(member, {from: at, to: at}), insert, {zh: `补写“${insert}”`, en: `Insert “${insert}”`})]
}
