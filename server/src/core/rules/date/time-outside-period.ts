import type {World} from '../../config/world.js'
import type {Passage, Prose} from '../../markdown/passage.js'
import {kindOf, periodOf, yearsIn} from '../../mentions/course/facts.js'
import {yearAt} from '../../mentions/course/when.js'
import {find} from '../../mentions/find.js'
import {chinese} from '../../mentions/languages.js'
import type {Reading} from '../../mentions/mention.js'
import {toSource} from '../../text/view.js'
import {quote} from '../quote.js'
import {type Contribution, groupRule, type Member, none, within} from '../rule.js'

type Entry = {readonly title: string} | {readonly year: number; readonly written: string}

interface Facts {
  readonly written: string
  readonly period: string
  readonly before: boolean
}

export const timeOutsidePeriod = groupRule<Facts, Entry>({
  id: 'time-outside-period',
  severity: 'warning',
  summary: {zh: '目标年份在规划期之外', en: 'A year to be reached that lies outside the plan’s period'},
  why: {
    zh: '规划期为2021—2025年的规划写“到2052年”“到2015年达到”，多为年份敲错或沿用旧文。规划期取自配置、登记库或标题；期后逢五逢十的年份是远景目标，全文多次提到的、标题另有年份的不提示；转述以往文件的目标不提示。',
    en: 'A plan for 2021–2025 that says “by 2052” or “to reach by 2015” mostly has a slip of the key or an old sentence. The period is that of the configuration, the registry or the title; years in five or nought beyond it are outlooks, and a year named more than once or in a heading is meant. What an earlier document set out is reported, not promised.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '# 云州市森林保护“十四五”规划\n\n到⟦2052年⟧，森林覆盖率达到19.5%。\n',
      says: [
        {
          zh: '“2052年”在规划期（2021—2025年）之后。请核对年份；如为远景目标，请写明。',
          en: '“2052年” lies after the period of the plan (2021—2025年). Check the year; if it is an outlook, say so.',
          related: [{zh: '标题', en: 'The title'}],
        },
      ],
    },
    {
      draft: '# 云州市交通发展三年行动计划（2023—2025年）\n\n到⟦2015年⟧，公交出行分担率达到45%以上。\n',
      says: [
        {
          zh: '“2015年”在规划期（2023—2025年）之前，却写作要达到的目标。请核对年份。',
          en: '“2015年” lies before the period of the plan (2023—2025年), yet is to be reached. Check the year.',
          related: [{zh: '标题', en: 'The title'}],
        },
      ],
    },
    {draft: '# 云州市森林保护“十四五”规划\n\n到2025年，森林覆盖率达到19.5%，到2035年达到21%。\n'},
    {draft: '# 云州市森林保护“十四五”规划\n\n到2027年，示范段建成。力争到2027年全线开工。\n'},
    {draft: '# 云州市森林保护“十四五”规划\n\n上一轮规划提出，到2015年森林覆盖率达到17%以上。\n'},
  ],
  gather: timesOf,
  alike: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  *check(group, world) {
    const titles = group.flatMap(({entry}) => ('title' in entry ? [entry.title] : []))
    const period = ownPeriod(titles[0], world)
    if (!period) return
    const [first, last] = period
    const times = new Map<number, number>()
    for (const {entry} of group) if ('year' in entry) times.set(entry.year, (times.get(entry.year) ?? 0) + 1)
    const meant = new Set(
      titles
        .slice(1)
        .flatMap((title) => title.match(/(?:19|20)\d\d/g) ?? [])
        .map(Number),
    )
    for (const member of group) {
      const {entry} = member
      if ('title' in entry || meant.has(entry.year) || times.get(entry.year) !== 1 || !isSlip(entry.year, period))
        continue
      yield {
        span: within(member, member),
        facts: {written: entry.written, period: `${first}—${last}年`, before: entry.year < first},
        related: group
          .filter(({entry}) => 'title' in entry)
          .slice(0, 1)
          .map(titleAt),
      }
    }
  },
  say: ({written, period, before}) =>
    before
      ? {
          zh: `${quote(written)}在规划期（${period}）之前，却写作要达到的目标。请核对年份。`,
          en: `“${written}” lies before the period of the plan (${period}), yet is to be reached. Check the year.`,
        }
      : {
          zh: `${quote(written)}在规划期（${period}）之后。请核对年份；如为远景目标，请写明。`,
          en: `“${written}” lies after the period of the plan (${period}). Check the year; if it is an outlook, say so.`,
        },
})

const titleAt = (member: Member<Entry>) => ({
  at: within(member, {from: 0, to: member.of.reading.passage.source.length}),
  message: {zh: '标题', en: 'The title'},
})

/** The draft's title comes first; what other headings say of years is meant. */
function timesOf({passage}: Reading): readonly Contribution<Entry>[] {
  if (passage.kind === 'table') return none
  const {text} = passage.view
  if (isHead(passage, text) && (kindOf(text, chinese.say) !== null || /(?:19|20)\d\d年/.test(text)))
    return [{key: 'period', span: {from: 0, to: 1}, entry: {title: text}}]
  return /20\d\d/.test(text) && /[到至以前]/.test(text) ? timesIn(passage, text) : none
}

function timesIn(passage: Prose, text: string): readonly Contribution<Entry>[] {
  const all: Contribution<Entry>[] = []
  let sentence = {to: 0, isTold: false}
  for (const {span, time, kind, planned, text: said} of find(passage, chinese).told.phrases) {
    const year = !planned || kind === 'base' || time?.includes('/') ? null : yearAt(time)
    const digits = year === null ? null : /(?:19|20)\d\d年/.exec(said)
    if (year === null || !digits) continue
    if (span.from >= sentence.to) sentence = sentenceAt(text, span.from)
    if (sentence.isTold) continue
    const place = {from: span.from + digits.index, to: span.from + digits.index + digits[0].length}
    all.push({key: 'period', span: toSource(passage.view, place), entry: {year, written: digits[0]}})
  }
  return all
}

const isHead = ({kind}: Passage, text: string): boolean =>
  (kind === 'heading' || kind === 'paragraph') && text.length < 60 && !/[。;,]/.test(text)

/** What an earlier plan or meeting set out to do is reported, and what has been done is told: neither is promised. */
const told = /提出|明确|要求|规定|预测|原计划|目标|已|累计|以来|期间/

/** Where the sentence of a phrase ends, and whether it reports. */
function sentenceAt(text: string, at: number): {readonly to: number; readonly isTold: boolean} {
  const from = Math.max(text.lastIndexOf('。', at), text.lastIndexOf(';', at)) + 1
  const length = text.slice(at).search(/[。;]/)
  const to = length < 0 ? text.length : at + length
  return {to, isTold: told.test(text.slice(from, to))}
}

function ownPeriod(title: string | undefined, {config, registry}: World): readonly [number, number] | null {
  if (title === undefined || kindOf(title, chinese.say) !== 'plan') return null
  const [first, last] = yearsIn(title, chinese) ?? periodOf('', config.plan, registry, chinese) ?? [null, null]
  return first !== null && last !== null ? [first, last] : null
}

/** A year that is no outlook. The last years before the period are where a plan begins to tell of what there is. */
const isSlip = (year: number, [first, last]: readonly [number, number]): boolean =>
  year > last ? year % 5 !== 0 || year > last + 25 : year < first - 2
