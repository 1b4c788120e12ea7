import type {World} from '../../config/world.js'
import type {Passage} from '../../markdown/passage.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import {type Interval, touches} from '../../quantity/interval.js'
import {normalise} from '../../text/view.js'
import {claimOf, measured} from '../measure.js'
import {quote} from '../quote.js'
import {groupRule, type Member, within} from '../rule.js'
import {spokenArea} from '../scope.js'
import {sure} from '../verdict.js'
import {sayTime} from '../words.js'

interface Entry {
  readonly mention: ResolvedMention
  readonly claim: Interval
}

interface Facts {
  readonly name: string
  readonly time: string
  readonly cell: string
  readonly prose: string
}

const table = (value: string) =>
  `| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| 千兆宽带用户 | 万户 | 118 | ${value} | 预期性 |\n`

export const tableProseMismatch = groupRule<Facts, Entry>({
  id: 'table-prose-mismatch',
  severity: 'error',
  summary: {zh: '表中的数值与正文不一致', en: 'A table and the text give different values'},
  why: {
    zh: '表和正文常由两个人改，改了一处漏了另一处。名称（或登记的指标）、时点、现状或目标、单位都相同而数值不能同时成立时提示；多处与一处不一致的，标在少数一方，各一处的两边都标。名称太短、时点不明、区域不同的不比较；“超过”“近”按其含义比较。',
    en: 'Table and text are often edited by two people. Reported where name (or indicator), time, role and unit are the same and the two cannot both hold; marked at the minority, or at both where it is one against one. Short names, undated figures and other areas are not compared, and 超过 or 近 count as what they mean.',
  },
  halfWidth: 'alike',
  examples: [
    {draft: `到2025年，千兆宽带用户达到⟦320万户⟧。\n\n${table('⟦300⟧')}`},
    {draft: `到2025年，千兆宽带用户达到320万户。\n\n到2025年，千兆宽带用户发展到320万户。\n\n${table('⟦300⟧')}`},
    {draft: `到2025年，千兆宽带用户达到300万户。\n\n${table('300')}`},
    {draft: `到2025年，千兆宽带用户超过290万户。截至2022年底，千兆宽带用户已有160万户。\n\n${table('300')}`},
  ],
  *gather({passage, mentions}, world) {
    const starts = new Set(mentions.map(({from}) => from))
    for (const index of mentions.keys()) {
      const mention = inOwnTime(mentions, index, passage)
      if (!mention || (starts.has(index) && !mention.match)) continue
      const key = keyOf(mention)
      const claim = key === null ? null : claimIn(mention, world)
      if (key !== null && claim) yield {key, span: mention.span, entry: {mention, claim}}
    }
  },
  *check(all, world) {
    if (
      !all.some(
        (a) => a.entry.mention.cell && all.some((b) => !b.entry.mention.cell && !touches(a.entry.claim, b.entry.claim)),
      )
    )
      return
    const group = all.filter(({entry, of}) => isOwn(entry.mention, of.reading.passage, world))
    const cells = group.filter(({entry}) => entry.mention.cell)
    const prose = group.filter(({entry}) => !entry.mention.cell)
    // A name that one table has twice is none of an indicator.
    if (cells.some((cell) => cells.some((other) => other !== cell && other.of === cell.of))) return
    const support = (member: Member<Entry>) =>
      group.filter(({entry}) => touches(entry.claim, member.entry.claim)).length
    for (const member of group) {
      const others = member.entry.mention.cell ? prose : cells
      const other = others.find(({entry}) => !touches(entry.claim, member.entry.claim))
      if (other && support(member) <= support(other)) yield conflict(member, other)
    }
  },
  say: ({name, time, cell, prose}) => ({
    zh: `${quote(name)}（${time}）表中为${quote(cell)}，正文为${quote(prose)}。请核对后统一。`,
    en: `“${name}” (${time}) is “${cell}” in the table and “${prose}” in the text. Check and make them agree.`,
  }),
})

/**
 * The mention in its own time: in 由2020年的31%提高到45% and in what follows, 2020年 dates the 31% alone, and the others
 * are of the year that the sentence aims at (到2025年) or of none that is known.
 */
function inOwnTime(mentions: readonly ResolvedMention[], index: number, {source}: Passage): ResolvedMention | null {
  const mention = mentions[index]!
  const {asOf, span, cell} = mention
  if (cell || !asOf.text) return mention
  const at = source.lastIndexOf(asOf.text, span.from)
  const last = mentions[index - 1]
  if (at < 1 || !/[由从比较是]/.test(source[at - 1] ?? '') || !last || last.span.from < at) return mention
  const [, year] =
    /(?:到|至)((?:19|20)\d\d)年/.exec(source.slice(Math.max(0, at - 120), at).replace(/^.*。/s, '')) ?? []
  return year ? {...mention, asOf: {...asOf, time: year}, role: 'target'} : null
}

/** What makes a cell and a sentence speak of the same thing; null where that cannot be known. */
function keyOf(mention: ResolvedMention): string | null {
  const {asOf, role, change, aggregator, partOf, quantity, match, name} = mention
  if (asOf.time === null || asOf.basis === 'assumed' || change !== null || (role !== 'baseline' && role !== 'target'))
    return null
  const isSure = match !== null && sure <= match.score
  const called = normalise(name.text)
    .replace(/[“”《》\s]|^(?:全市|本市|全省|全区|全县)/g, '')
    .replace(/(?<=.{3})(?:总数量|总数|数量|总量|数)$/, '')
  if (!isSure && (called.length < 4 || partOf !== null)) return null
  const what = isSure ? `#${match.indicator.id}` : `${called} ${quantity.unit ?? ''}`
  return [what, asOf.time.replace(/-12-31$/, ''), role, aggregator ?? ''].join('|')
}

/** Whether a figure is of the draft's own area. */
const isOwn = (mention: ResolvedMention, passage: Passage, world: World): boolean =>
  /^(?:[全本我].)?$/.test(spokenArea(passage, mention, world)?.text ?? '')

function claimIn(mention: ResolvedMention, world: World): Interval | null {
  const {quantity, match} = mention
  if (quantity.value === null || quantity.qualifier === 'vague') return null
  if (!match || match.score < sure) return claimOf(quantity, {value: quantity.value, step: quantity.step}, world)
  const said = measured(quantity, match.indicator, world.registry)
  return said && claimOf(quantity, said, world)
}

function conflict(member: Member<Entry>, other: Member<Entry>) {
  const {mention} = member.entry
  const [cell, prose] = mention.cell ? [member, other] : [other, member]
  const name = mention.match?.indicator.name ?? prose.entry.mention.name.text
  const {text} = other.entry.mention
  return {
    span: within(member, member),
    facts: {
      name,
      time: sayTime(mention.asOf.time ?? '').zh,
      cell: cell.entry.mention.text,
      prose: prose.entry.mention.text,
    },
    related: [{at: within(other, other), message: {zh: `此处为${quote(text)}`, en: `“${text}” here`}}],
  }
}
