import type {World} from '../../config/world.js'
import type {Passage} from '../../markdown/passage.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import {type Interval, touches} from '../../quantity/interval.js'
import type {Time} from '../../quantity/time.js'
import {normalise} from '../../text/view.js'
import {isDeedOf} from '../deed.js'
import {claimOf, measured} from '../measure.js'
import {perEntry} from '../per-entry.js'
import {quote} from '../quote.js'
import {type Detected, groupRule, type Member, type Within, type Words, within} from '../rule.js'
import {isFigure, isStart, type Said, type SaidFigure, saidOf, saysTheSame} from '../said.js'
import {spokenArea} from '../scope.js'
import {isContradicted, sure} from '../verdict.js'
import {sayTime} from '../words.js'

interface Facts {
  readonly name: string
  readonly time: Words
  readonly cell: string
  readonly prose: string
}

const table = (value: string) =>
  `| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| 千兆宽带用户 | 万户 | 118 | ${value} | 预期性 |\n`

export const tableProseMismatch = groupRule<Facts, Said>({
  id: 'table-prose-mismatch',
  severity: 'error',
  summary: {zh: '表中的数值与正文不一致', en: 'A table and the text give different values'},
  why: {
    zh: '表和正文常由两个人改，改了一处漏了另一处。名称（或登记的指标）、时点、现状或目标、单位都相同而数值不能同时成立时提示；多处与一处不一致的，标在少数一方，各一处的两边都标。名称太短、时点不明、区域不同的不比较，同一名称出现三个以上不同数值的视为泛称；“超过”“近”按其含义比较。',
    en: 'Table and text are often edited by two people. Reported where name (or indicator), time, role and unit are the same and the two cannot both hold; marked at the minority, or at both where it is one against one. Short names, undated figures and other areas are not compared, nor names with more than three values, and 超过 or 近 count as what they mean.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: `到2025年，千兆宽带用户达到⟦320万户⟧。\n\n${table('⟦300⟧')}`,
      says: [
        {
          zh: '“千兆宽带用户”（2025年）表中为“300”，正文为“320万户”。请核对后统一。',
          en: '“千兆宽带用户” (2025) is “300” in the table and “320万户” in the text. Check and make them agree.',
          related: [{zh: '此处为“300”', en: '“300” here'}],
        },
        {
          zh: '“千兆宽带用户”（2025年）表中为“300”，正文为“320万户”。请核对后统一。',
          en: '“千兆宽带用户” (2025) is “300” in the table and “320万户” in the text. Check and make them agree.',
          related: [{zh: '此处为“320万户”', en: '“320万户” here'}],
        },
      ],
    },
    {
      draft: `到2025年，千兆宽带用户达到320万户。\n\n到2025年，千兆宽带用户发展到320万户。\n\n${table('⟦300⟧')}`,
      says: [
        {
          zh: '“千兆宽带用户”（2025年）表中为“300”，正文为“320万户”。请核对后统一。',
          en: '“千兆宽带用户” (2025) is “300” in the table and “320万户” in the text. Check and make them agree.',
          related: [{zh: '此处为“320万户”', en: '“320万户” here'}],
        },
      ],
    },
    {draft: `到2025年，千兆宽带用户达到300万户。\n\n${table('300')}`},
    {draft: `到2025年，千兆宽带用户超过290万户。截至2022年底，千兆宽带用户已有160万户。\n\n${table('300')}`},
  ],
  gather: saidOf,
  *check(group, world) {
    const figures = group.filter(isFigure)
    if (!figures.some(isCell) || figures.every(isCell)) return
    for (const alike of alikeIn(figures, world)) yield* mismatches(alike, world)
  },
  say: ({name, time, cell, prose}) => ({
    zh: `${quote(name)}（${time.zh}）表中为${quote(cell)}，正文为${quote(prose)}。请核对后统一。`,
    en: `“${name}” (${time.en}) is “${cell}” in the table and “${prose}” in the text. Check and make them agree.`,
  }),
})

const isCell = ({entry}: Member<SaidFigure>): boolean => entry.mention.cell !== null

/** A figure in its own time. */
interface Timed {
  readonly member: Member<SaidFigure>
  readonly mention: ResolvedMention
}

/** The same with what it claims. */
interface Claimed extends Timed {
  readonly claim: Interval
}

/** Figures of one thing, time and role that do not all say the same. */
function alikeIn(figures: readonly Member<SaidFigure>[], world: World): readonly (readonly Claimed[])[] {
  const keys = new Map<string, Timed[]>()
  for (const member of figures) {
    const timed = timedOf(member, world)
    if (!timed) continue
    const {mention, key} = timed
    const known = keys.get(key)
    if (known) known.push({member, mention})
    else keys.set(key, [{member, mention}])
  }
  return [...keys.values()].flatMap((alike) => {
    // Nearly all say the same, and of those only the first need be known to be no deed.
    if (!isDeed(alike[0]!) && saySame(alike)) return []
    const levels = alike.filter((it) => !isDeed(it))
    return saySame(levels) ? [] : [levels.flatMap((it) => claimedBy(it, world) ?? [])]
  })
}

/** A figure in its own time, and what makes it one with others; null where that cannot be known. */
const timedOf = perEntry(
  (member: Member<SaidFigure>): {readonly mention: ResolvedMention; readonly key: string} | null => {
    const {mentions, passage} = member.of.reading
    const mention = inOwnTime(mentions, member.entry.index, passage)
    const key = mention && (mention.match || !isStart(member)) ? keyOf(mention) : null
    return mention && key !== null ? {mention, key} : null
  },
)

const saySame = ([first, ...others]: readonly Timed[]): boolean =>
  others.every(({mention}) => saysTheSame(mention, first!.mention))

const isDeed = ({mention, member}: Timed): boolean =>
  mention.match !== null && isDeedOf(mention.match.indicator, mention, member.of.reading.passage)

function claimedBy({member, mention}: Timed, world: World): Claimed | null {
  const claim = claimOfEntry(member, world)
  return claim && {member, mention, claim}
}

const claimOfEntry = perEntry((member: Member<SaidFigure>, world) => {
  const timed = timedOf(member, world)
  return timed && claimIn(timed.mention, world)
})

function* mismatches(alike: readonly Claimed[], world: World): Generator<Detected<Facts, Within>> {
  const [inTables, inProse] = [alike.filter(({member}) => isCell(member)), alike.filter(({member}) => !isCell(member))]
  if (inTables.every((a) => inProse.every((b) => touches(a.claim, b.claim)))) return
  const own = alike.filter(({member}) => isOwn(member, world))
  // Where the registry knows which of them is wrong, its own rules say so there.
  if (own.some(({member}) => isContradicted(member.entry.mention, member.of.reading, world))) return
  const cells = own.filter(({member}) => isCell(member))
  const prose = own.filter(({member}) => !isCell(member))
  // A name that one table has twice is none of an indicator.
  if (cells.some((cell) => cells.some((other) => other !== cell && other.member.of === cell.member.of))) return
  // 结转下年 of every account and district: a name with so many values is a general term.
  if (own[0]?.mention.match === null && hasManyValues(own)) return
  const support = ({claim}: Claimed) => own.filter((it) => touches(it.claim, claim)).length
  for (const it of own) {
    const other = (isCell(it.member) ? prose : cells).find(({claim}) => !touches(claim, it.claim))
    if (other && support(it) <= support(other)) yield conflict(it, other)
  }
}

/** Whether more than three of the claims exclude each other. */
function hasManyValues(all: readonly Claimed[]): boolean {
  const values: Claimed[] = []
  for (const it of all) {
    if (!values.some(({claim}) => touches(claim, it.claim))) values.push(it)
    if (values.length > 3) return true
  }
  return false
}

/**
 * The mention in its own time: in 由2020年的31%提高到45% and in what follows, 2020年 dates the 31% alone, and the others
 * are of the year that the sentence aims at (到2025年) or of none that is known.
 */
function inOwnTime(mentions: readonly ResolvedMention[], index: number, {source}: Passage): ResolvedMention | null {
  const mention = mentions[index]!
  const {asOf, span, cell} = mention
  const last = mentions[index - 1]
  if (cell || !asOf.text || !last) return mention
  const at = source.lastIndexOf(asOf.text, span.from)
  if (at < 1 || last.span.from < at || !/[由从比较是]/.test(source[at - 1] ?? '')) return mention
  const [, year] =
    /(?:到|至)((?:19|20)\d\d)年/.exec(source.slice(Math.max(0, at - 120), at).replace(/^.*。/s, '')) ?? []
  return year ? {...mention, asOf: {...asOf, time: year}, role: 'target'} : null
}

/** What makes a cell and a sentence speak of the same thing; null where that cannot be known. */
function keyOf(mention: ResolvedMention): string | null {
  const {asOf, role, change, aggregator, match} = mention
  if (asOf.time === null || asOf.basis === 'assumed' || change !== null || (role !== 'baseline' && role !== 'target'))
    return null
  const what = match !== null && sure <= match.score ? `#${match.indicator.id}` : calledOf(mention)
  return what === null ? null : `${what}|${dayless(asOf.time)}|${role}|${aggregator ?? ''}`
}

/** A year and its last day are one. */
const dayless = (time: Time): Time => (time.endsWith('-12-31') ? time.slice(0, -6) : time)

/** What a figure of no known indicator is of; null where its name is too short to tell. */
function calledOf({name, partOf, quantity}: ResolvedMention): string | null {
  if (partOf !== null) return null
  const called = normalise(name.text)
    .replace(/[“”《》\s]|^(?:全市|本市|全省|全区|全县)/g, '')
    .replace(/(?<=.{3})(?:总数量|总数|数量|总量|数)$/, '')
  return called.length < 4 ? null : `${called} ${quantity.unit ?? ''}`
}

/** Whether a figure is of the draft's own area. */
const isOwn = perEntry((member: Member<SaidFigure>, world) => {
  const mention = timedOf(member, world)?.mention ?? member.entry.mention
  return /^(?:[全本我].)?$/.test(spokenArea(member.of.reading.passage, mention, world)?.text ?? '')
})

function claimIn(mention: ResolvedMention, world: World): Interval | null {
  const {quantity, match} = mention
  if (quantity.value === null || quantity.qualifier === 'vague') return null
  if (!match || match.score < sure) return claimOf(quantity, {value: quantity.value, step: quantity.step}, world)
  const said = measured(quantity, match.indicator, world.registry)
  return said && claimOf(quantity, said, world)
}

function conflict(it: Claimed, other: Claimed): Detected<Facts, Within> {
  const [cell, prose] = isCell(it.member) ? [it, other] : [other, it]
  const name = it.mention.match?.indicator.name ?? prose.mention.name.text
  const {text} = other.mention
  return {
    span: within(it.member, it.member),
    facts: {name, time: sayTime(it.mention.asOf.time ?? ''), cell: cell.mention.text, prose: prose.mention.text},
    related: [{at: within(other.member, other.member), message: {zh: `此处为${quote(text)}`, en: `“${text}” here`}}],
  }
}
