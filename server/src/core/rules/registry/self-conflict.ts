import type {World} from '../../config/world.js'
import type {Passage} from '../../markdown/passage.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import {toNumber} from '../../quantity/decimal.js'
import {type Interval, touches} from '../../quantity/interval.js'
import {normalise} from '../../text/view.js'
import {isUnitLent} from '../cell-writing.js'
import {before} from '../clause.js'
import {isDeedOf} from '../deed.js'
import {claimOf, measured} from '../measure.js'
import {perEntry} from '../per-entry.js'
import {stateFigure} from '../rephrase.js'
import {type Detected, type Fix, groupRule, type Member, type Within, type Words} from '../rule.js'
import {isFigure, isStart, type Said, type SaidFigure, saidOf, saysTheSame} from '../said.js'
import {spokenArea} from '../scope.js'
import {unitFamily} from '../unit-family.js'
import {isContradicted, sure} from '../verdict.js'
import {sayTime} from '../words.js'

interface Facts {
  readonly written: string
  readonly other: string
  readonly name: string
  readonly time: Words
}

export const selfConflict = groupRule<Facts, Said>({
  id: 'self-conflict',
  severity: 'error',
  summary: {zh: '同一指标、同一时点，文中两处数值不一致', en: 'One indicator at one time has two values in the draft'},
  why: {
    zh: '改了一处、漏了另一处，是文稿中最常见的数字错误，不需要登记库也能发现。名称、时点、口径、性质（现状或目标）、单位都相同，而两处所说的区间毫无交集时指出。时点不明（都写作目标的除外）、名称太短、区域不同、前面动词不同（新建、改造）的，不作比较；同一名称出现三个以上不同数值的，视为泛称。已与登记值不符的，由相应检查指出；表与正文的不一致，由table-prose-mismatch指出。',
    en: 'One place corrected and the other forgotten is the commonest slip in a draft, and needs no registry. Reported where name, time, scope, role and unit are the same and the two claims cannot both hold. Undated figures (but two goals of the plan), short names, other areas and other verbs (新建, 改造) are not compared; a name with more than three values is taken for a general term. What already differs from the registry is reported there, and tables against prose by table-prose-mismatch.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft:
        '截至2020年底，全市公共充电桩保有量达到⟦3.2万个⟧。\n\n## 二、主要任务\n\n截至2020年底，公共充电桩保有量为⟦3.6万个⟧，仍不能满足需求。\n',
      fixed:
        '截至2020年底，全市公共充电桩保有量达到3.2万个。\n\n## 二、主要任务\n\n截至2020年底，公共充电桩保有量为3.2万个，仍不能满足需求。\n',
      says: [
        {
          zh: '同一指标两处不一致：“公共充电桩保有量”（2020年末）此处为“3.2万个”，另一处为“3.6万个”。请核对后统一。',
          en: 'Two values for one indicator: “公共充电桩保有量” (the end of 2020) is “3.2万个” here and “3.6万个” elsewhere. Check and make them agree.',
          related: [{zh: '此处为“3.6万个”', en: '“3.6万个” here'}],
          fixes: [
            {zh: '另一处改为“3.2万个”', en: 'Change the other to “3.2万个”', grade: 'choice'},
            {zh: '改为“3.6万个”', en: 'Change to “3.6万个”', grade: 'choice'},
          ],
        },
        {
          zh: '同一指标两处不一致：“公共充电桩保有量”（2020年末）此处为“3.6万个”，另一处为“3.2万个”。请核对后统一。',
          en: 'Two values for one indicator: “公共充电桩保有量” (the end of 2020) is “3.6万个” here and “3.2万个” elsewhere. Check and make them agree.',
          related: [{zh: '此处为“3.2万个”', en: '“3.2万个” here'}],
          fixes: [
            {zh: '改为“3.2万个”', en: 'Change to “3.2万个”', grade: 'choice'},
            {zh: '另一处改为“3.6万个”', en: 'Change the other to “3.6万个”', grade: 'choice'},
          ],
        },
      ],
    },
    {
      draft:
        '## 二、发展目标\n\n力争公共充电桩数量达到⟦3万个⟧。\n\n## 三、重点任务\n\n完善网络，力争公共充电桩数量达到⟦4万个⟧。\n',
      fixed:
        '## 二、发展目标\n\n力争公共充电桩数量达到3万个。\n\n## 三、重点任务\n\n完善网络，力争公共充电桩数量达到3万个。\n',
      says: [
        {
          zh: '同一指标两处不一致：“公共充电桩数量”（目标）此处为“3万个”，另一处为“4万个”。请核对后统一。',
          en: 'Two values for one indicator: “公共充电桩数量” (the goal) is “3万个” here and “4万个” elsewhere. Check and make them agree.',
          severity: 'warning',
          related: [{zh: '此处为“4万个”', en: '“4万个” here'}],
          fixes: [
            {zh: '另一处改为“3万个”', en: 'Change the other to “3万个”', grade: 'choice'},
            {zh: '改为“4万个”', en: 'Change to “4万个”', grade: 'choice'},
          ],
        },
        {
          zh: '同一指标两处不一致：“公共充电桩数量”（目标）此处为“4万个”，另一处为“3万个”。请核对后统一。',
          en: 'Two values for one indicator: “公共充电桩数量” (the goal) is “4万个” here and “3万个” elsewhere. Check and make them agree.',
          severity: 'warning',
          related: [{zh: '此处为“3万个”', en: '“3万个” here'}],
          fixes: [
            {zh: '改为“3万个”', en: 'Change to “3万个”', grade: 'choice'},
            {zh: '另一处改为“4万个”', en: 'Change the other to “4万个”', grade: 'choice'},
          ],
        },
      ],
    },
    {
      draft:
        '2020年省对我市税收返还和转移支付预计200亿元，其中：税收返还20亿元，一般性转移支付180亿元。\n\n2020年市对县（区）税收返还和转移支付预计170亿元，其中：税收返还10亿元，一般性转移支付160亿元。\n',
    },
    {
      draft:
        '截至2020年底，全市公共充电桩保有量超过3万个。\n\n截至2020年底，公共充电桩保有量为3.2万个。截至2019年底，公共充电桩保有量为2.5万个。\n',
    },
    {draft: '重点项目进展顺利，2026年投资完成率122%。\n\n市级项目8个，2026年投资完成率141%。\n'},
  ],
  gather: saidOf,
  *check(group, world) {
    for (const together of ofOneTime(group)) for (const versions of alike(together, world)) yield* conflicts(versions)
  },
  say: ({written, other, name, time}) => ({
    zh: `同一指标两处不一致：“${name}”（${time.zh}）此处为“${written}”，另一处为“${other}”。请核对后统一。`,
    en: `Two values for one indicator: “${name}” (${time.en}) is “${written}” here and “${other}” elsewhere. Check and make them agree.`,
  }),
})

/** 排查入河排污口2860个，完成整治1144个: a name taken from the figure before may be that of another deed. */
const isCarried = ({name}: ResolvedMention, before: ResolvedMention | undefined): boolean =>
  name.span !== null && name.span.from === before?.name.span?.from

/** Figures of one time, where more than one is written; most things are said once a year, or twice in the same words. */
function ofOneTime(group: readonly Member<Said>[]): readonly (readonly Member<SaidFigure>[])[] {
  const times = new Map<string, Member<SaidFigure>[]>()
  for (const member of group) {
    if (!isFigure(member)) continue
    const {change, role} = member.entry.mention
    const time = timeOf(member.entry.mention)
    if (time === null || change !== null || (role !== 'baseline' && role !== 'target')) continue
    const known = times.get(time)
    if (known) known.push(member)
    else times.set(time, [member])
  }
  return [...times.values()].filter(
    (members) =>
      members.length > 1 &&
      members.some((it, index) => index > 0 && !saysTheSame(it.entry.mention, members[0]!.entry.mention)),
  )
}

/** Those of them that speak of the very same, with what they claim; what a registry rule reports is left to it. */
function alike(members: readonly Member<SaidFigure>[], world: World): Iterable<readonly Claimed[]> {
  const keys = new Map<string, Claimed[]>()
  for (const member of members) {
    const said = sayingOf(member, world)
    if (!said) continue
    const claimed = {member, claim: said.claim}
    const known = keys.get(said.key)
    if (known) known.push(claimed)
    else keys.set(said.key, [claimed])
  }
  return keys.values()
}

/** What a figure is of and what it claims; null where either cannot be known, or a registry rule speaks of it. */
const sayingOf = perEntry(
  (member: Member<SaidFigure>, world): {readonly key: string; readonly claim: Interval} | null => {
    const {mention, index} = member.entry
    const {passage, mentions} = member.of.reading
    if (isStart(member) || isCarried(mention, mentions[index - 1])) return null
    const key = keyOf(mention, passage, world)
    const claim = key === null ? null : claimIn(mention, world)
    return key === null || !claim || isContradicted(mention, member.of.reading, world) ? null : {key, claim}
  },
)

interface Claimed {
  readonly member: Member<SaidFigure>
  readonly claim: Interval
}

function* conflicts(versions: readonly Claimed[]): Generator<Detected<Facts, Within>> {
  const clusters = clustersOf(versions.filter((version, _, all) => !repeatsInTable(version, all)))
  if (clusters.length < 2 || clusters.length > 3 || !areVersions(clusters) || isOneSentence(clusters)) return
  const most = Math.max(...clusters.map(({length}) => length))
  const accepted = clusters.filter(({length}) => length === most)
  for (const cluster of clusters) {
    const other = accepted.find((it) => it !== cluster)
    if (!other || (accepted.length === 1 && cluster === accepted[0])) continue
    const fixes = (member: Member<SaidFigure>) =>
      accepted.length === 1 ? here(member, other) : eitherWay(member, cluster, other, cluster === accepted[0])
    for (const {member} of cluster) yield conflict(member, other[0]!.member, fixes(member))
  }
}

/** 花生收获机械化率55%，油菜收获机械化率65%: who says two values in one sentence speaks of two things. */
const isOneSentence = (clusters: readonly Claimed[][]): boolean =>
  clusters.some((cluster) =>
    cluster.some(({member}) =>
      clusters.some(
        (other) =>
          other !== cluster &&
          other.some(
            (it) => it.member.of === member.of && it.member.entry.mention.sentence === member.entry.mention.sentence,
          ),
      ),
    ),
  )

/** The figure as the other place has it. */
const here = (member: Member<SaidFigure>, [other]: readonly Claimed[]): readonly Fix<Within>[] =>
  other &&
  isPlain(member) &&
  isPlain(other.member) &&
  !hasComparator(other.member) &&
  isWrittenAlike(member, other.member)
    ? [placed(stateFigure(member.entry.mention.quantity, other.member.entry.mention.text), member)]
    : []

/** Of two that outweigh each other the first in the draft comes first in both lists, so that mending both does not swap them. */
function eitherWay(
  member: Member<SaidFigure>,
  own: readonly Claimed[],
  other: readonly Claimed[],
  isFirst: boolean,
): readonly Fix<Within>[] {
  const there =
    other.every((it) => isPlain(it.member) && isWrittenAlike(member, it.member)) && !hasComparator(member)
      ? [elsewhere(own, other)]
      : []
  return isFirst ? [...there, ...here(member, other)] : [...here(member, other), ...there]
}

function elsewhere([kept]: readonly Claimed[], others: readonly Claimed[]): Fix<Within> {
  const {text} = kept!.member.entry.mention
  const edits = others.flatMap(({member}) => placed(stateFigure(member.entry.mention.quantity, text), member).edits)
  return {title: {zh: `另一处改为“${text}”`, en: `Change the other to “${text}”`}, safe: false, edits}
}

/** Of two tables one may say 万户 in its head and the other 户: what is copied from cell to cell must mean the same in both. */
function isWrittenAlike(one: Member<SaidFigure>, other: Member<SaidFigure>): boolean {
  const [a, b] = [one.entry.mention, other.entry.mention]
  if (!isUnitLent(a) && !isUnitLent(b)) return true
  return (
    isUnitLent(a) === isUnitLent(b) &&
    a.quantity.multiplier === b.quantity.multiplier &&
    a.quantity.unit === b.quantity.unit
  )
}

const isPlain = ({entry}: Member<SaidFigure>): boolean => entry.mention.quantity.written !== null

const hasComparator = ({entry}: Member<SaidFigure>): boolean => entry.mention.quantity.comparators.length > 0

/** What no time governs and is to be reached is the plan's own goal, wherever the plan states it. */
const GOAL = 'goal'

const timeOf = ({asOf, role}: ResolvedMention): string | null =>
  asOf.time ?? (role === 'target' && asOf.basis === null ? GOAL : null)

/** What makes two mentions speak of the same thing; null where that cannot be known. */
function keyOf(mention: ResolvedMention, passage: Passage, world: World): string | null {
  const {role, change, aggregator, match} = mention
  const time = timeOf(mention)
  if (match && isDeedOf(match.indicator, mention, passage)) return null
  if (time === null || change !== null || (role !== 'baseline' && role !== 'target')) return null
  const what = match !== null && sure <= match.score ? `#${match.indicator.id}` : calledOf(mention, passage)
  if (what === null) return null
  const area = spokenArea(passage, mention, world)?.text.replace(/^[全本我].$/, '') ?? ''
  const place = mention.cell ? 'table' : 'prose'
  return `${what}|${time}|${role}|${aggregator ?? ''}|${area}|${place}|${partiesOf(mention, passage)}`
}

/** 省对我市…其中：一般性转移支付, 市对县…其中：一般性转移支付: what one level pays another is told by payer and payee. */
function partiesOf({span, name}: ResolvedMention, {source}: Passage): string {
  if (!transfer.test(name.text)) return ''
  const [sentence = ''] = source
    .slice(Math.max(0, span.from - 200), span.from)
    .split('。')
    .slice(-1)
  return [...sentence.matchAll(payerAndPayee)].at(-1)?.[0] ?? ''
}

const transfer = /转移支付|返还|上解/
const payerAndPayee = /(?:中央|省|市|县|区|州|旗)(?:本?级)?(?:财政)?对(?:我?[省市县区州旗乡镇]|[各下])/g

/** What a figure of no known indicator is of; null where its name is too short (项目, 企业 are said of many things) or not its own. */
function calledOf(mention: ResolvedMention, passage: Passage): string | null {
  // A time handed down may have been meant for another part: 城镇居民…。农村居民…，每百户拥有汽车40.0辆.
  if (
    mention.partOf !== null ||
    (mention.asOf.basis !== 'explicit' && timeOf(mention) !== GOAL) ||
    !isPlainlyNamed(mention)
  )
    return null
  const called = normalise(mention.name.text).replace(/[“”"《》\s]/g, '')
  const unit = mention.quantity.unit ?? ''
  return called.length < 4 ? null : `${called} ${unitFamily(unit) ?? unit} ${verbBefore(passage, mention)}`
}

/** A name right before its figure, in prose; not carried over from a clause before. */
const isPlainlyNamed = ({name, span, cell}: ResolvedMention): boolean =>
  cell === null &&
  name.span !== null &&
  name.span.to <= span.from &&
  span.from - name.span.to <= 8 &&
  !account.test(name.text.replace(/\s/g, ''))

/**
 * Accounts of public finance are kept by each level of government: 全市, 市本级 and each district use the same names; and
 * 项目占比, 投资完成率 and 开工率 are of the projects that were spoken of right before.
 */
const account =
  /收入|支出|财力|余额|限额|债务|债券|基金|补助|补贴|资金|经费|预算|决算|结余|结转|付息|还本|项目占比$|(?:完成|开工|竣工|复工|投产)率$/

/** What happens to the things counted: 新建 and 改造 count different ones; 建成, 达到 and 共有 say only how many there are. */
function verbBefore(passage: Passage, mention: ResolvedMention): string {
  const [verb] =
    /(?:新建|新增|改造|改建|扩建|改扩建|开工|启动|培育|引进|新设|新开|关停|淘汰|取消|减少|升级|更新|维修|整治|认定|获评|培训|举办|实施|推进|在建|规划|储备)[\u4e00-\u9fff]{0,2}$/.exec(
      before(passage, mention),
    ) ?? ['']
  return verb.slice(0, 2)
}

function claimIn(mention: ResolvedMention, world: World): Interval | null {
  const {quantity, match} = mention
  if (quantity.value === null || quantity.qualifier === 'vague') return null
  if (!match || match.score < sure) return claimOf(quantity, {value: quantity.value, step: quantity.step}, world)
  const said = measured(quantity, match.indicator, world.registry)
  return said && claimOf(quantity, said, world)
}

/** Rows of one table may share a name (其中, 合计) without being one indicator. */
const repeatsInTable = (version: Claimed, all: readonly Claimed[]): boolean =>
  version.member.entry.mention.cell !== null &&
  all.some((other) => other !== version && other.member.of === version.member.of)

/** Members that can all be true together. A fourth cluster ends it: the name is no indicator's. */
function clustersOf(versions: readonly Claimed[]): readonly Claimed[][] {
  const clusters: Claimed[][] = []
  for (const version of versions) {
    const cluster = clusters.find(([first]) => first && touches(first.claim, version.claim))
    if (cluster) cluster.push(version)
    else if (clusters.push([version]) > 3) break
  }
  return clusters
}

/**
 * Whether the values may be versions of one figure: close together, or a slip of 万 or 亿 or of the decimal point apart.
 * Without a registry, values further apart are more often those of another level of government or another part.
 */
function areVersions(clusters: readonly Claimed[][]): boolean {
  const values = clusters.map(([first]) => first?.member.entry.mention)
  if (values.some((it) => it?.match && sure <= it.match.score)) return true
  const numbers = values.map((it) =>
    it?.quantity.value && 'digits' in it.quantity.value ? toNumber(it.quantity.value) : 0,
  )
  const [low = 0, high = 0] = [Math.min(...numbers), Math.max(...numbers)]
  return clusters.length === 2 && low > 0 && (high / low < 1.5 || Math.abs(Math.log10(high / low) % 1) < 0.001)
}

const goal: Words = {zh: '目标', en: 'the goal'}

function conflict(
  member: Member<SaidFigure>,
  other: Member<SaidFigure>,
  fixes: readonly Fix<Within>[],
): Detected<Facts, Within> {
  const {mention} = member.entry
  const {text} = other.entry.mention
  const name = mention.match?.indicator.name ?? mention.name.text
  return {
    span: member,
    facts: {
      written: mention.text,
      other: text,
      name,
      time: mention.asOf.time === null ? goal : sayTime(mention.asOf.time),
    },
    related: [{at: other, message: {zh: `此处为“${text}”`, en: `“${text}” here`}}],
    fixes,
    ...(isCertain(mention) && isCertain(other.entry.mention) ? {} : {severity: 'warning' as const}),
  }
}

/** A time handed down over sentences may not have been meant for the figure. */
const isCertain = ({asOf, match}: ResolvedMention): boolean =>
  asOf.basis === 'explicit' || (asOf.basis === 'inherited' && match !== null)

const placed = (fix: Fix, {of}: Within): Fix<Within> => ({...fix, edits: fix.edits.map((edit) => ({...edit, of}))})
