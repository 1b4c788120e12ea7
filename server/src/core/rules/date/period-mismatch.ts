import type {World} from '../../config/world.js'
import {hanNumber} from '../../text/han-number.js'
import {quote} from '../quote.js'
import {passageRule} from '../rule.js'
import {mayHold, search} from '../search.js'

/** A plan period with its years next to it, five years with theirs, or a range of years that runs backwards. */
const pattern =
  /[“"]?十([一二三四五六七八])五[”"]?(?:规划)?(?:时期|期间)?\((\d{4})年?[—–\-~至](\d{4})年\)|[“"]?十([一二三四五六七八])五[”"]?(?:期)?末(?:\((\d{4})年\)?|,?即?(\d{4})年)|(\d{4})年\([“"]?十([一二三四五六七八])五[”"]?(?:期)?末\)|(?:第(十[一二三四五六七八])个)?五年\((\d{4})年?[—–\-~至](\d{4})年\)|(?<!\d)((?:19|20)\d\d)年?[—–~]((?:19|20)\d\d)年/g

/** A sign of each of its forms: five years, or what joins two of them. */
const sign = /[五—–~]/

interface Facts {
  readonly written: string
  readonly right: string
  readonly kind: 'period' | 'length' | 'reversed'
}

export const periodMismatch = passageRule<Facts>({
  id: 'period-mismatch',
  severity: 'error',
  summary: {
    zh: '规划期与年份不符，或起止年份颠倒',
    en: 'A plan period and its years disagree, or a range of years runs backwards',
  },
  why: {
    zh: '“十三五”为2016—2020年，“十四五”为2021—2025年，依此类推；期末为最后一年。只对紧接着标明年份的写法作判断。“五年”后注明的年份应当正好五年（含首尾，或首尾相差五年）。',
    en: 'The 13th period is 2016–2020, the 14th 2021–2025, and so on; its end is the last year. Only years that stand right beside the period are judged. Five years should span five, counted with or without the first.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '⟦“十三五”期间（2016—2021年）⟧，全市生产总值年均增长6.8%。',
      says: [
        {
          zh: '“‘十三五’期间（2016—2021年）”与规划期不符，应为2016—2020年。请核对年份。',
          en: '“‘十三五’期间（2016—2021年）” disagrees with the period, which is 2016—2020年. Check the year.',
        },
      ],
    },
    {
      draft: '到⟦“十四五”末（2026年）⟧，覆盖率达到90%。',
      says: [
        {
          zh: '“‘十四五’末（2026年）”与规划期不符，应为2021—2025年。请核对年份。',
          en: '“‘十四五’末（2026年）” disagrees with the period, which is 2021—2025年. Check the year.',
        },
      ],
    },
    {
      draft: '⟦2025—2021年⟧分步实施。',
      says: [{zh: '“2025—2021年”起止年份颠倒。请核对。', en: 'The years of “2025—2021年” run backwards. Check them.'}],
    },
    {
      draft: '⟦五年（2020—2026年）⟧分步实施。\n',
      says: [
        {
          zh: '“五年（2020—2026年）”注明的年份不是五年。请核对起止年份。',
          en: 'The years of “五年（2020—2026年）” are not five. Check both.',
        },
      ],
    },

    {
      draft: '云州市国民经济和社会发展⟦第十四个五年（2021—2026年）⟧规划纲要。\n',
      says: [
        {
          zh: '“第十四个五年（2021—2026年）”与规划期不符，应为2021—2025年。请核对年份。',
          en: '“第十四个五年（2021—2026年）” disagrees with the period, which is 2021—2025年. Check the year.',
        },
      ],
    },
    {draft: '云州市国民经济和社会发展第十四个五年（2021—2025年）规划纲要。\n'},
    {draft: '“十四五”期间（2021—2025年），五年（2020—2025年）累计新增床位2万张。'},
    {draft: '本规划期限为2021—2025年，展望至2035年。'},
  ],
  where: ({passage}) => mayHold(passage, sign),
  *check({passage}, world) {
    for (const {span, written, match} of search(passage, pattern)) {
      const facts = judge(match, written, world)
      if (facts) yield {span, facts}
    }
  },
  say: ({written, right, kind}) =>
    kind === 'reversed'
      ? {zh: `${quote(written)}起止年份颠倒。请核对。`, en: `The years of ${quote(written)} run backwards. Check them.`}
      : kind === 'length'
        ? {
            zh: `${quote(written)}注明的年份不是五年。请核对起止年份。`,
            en: `The years of ${quote(written)} are not five. Check both.`,
          }
        : {
            zh: `${quote(written)}与规划期不符，应为${right}。请核对年份。`,
            en: `${quote(written)} disagrees with the period, which is ${right}. Check the year.`,
          },
})

function judge(match: RegExpExecArray, written: string, world: World): Facts | null {
  const [, period, from, to, ended, inBrackets, after, before, endedLater, nth, five, fiveTo, start, end] = match
  const facts = (kind: Facts['kind'], right = ''): Facts => ({written, kind, right})
  if (start && end) return Number(start) > Number(end) ? facts('reversed') : null
  if (nth && five && fiveTo) return judgeYears(nth.slice(1), [five, fiveTo], facts, world)
  if (five && fiveTo) return [4, 5].includes(Number(fiveTo) - Number(five)) ? null : facts('length')
  const years = yearsOf(period ?? ended ?? endedLater ?? '', world)
  if (!years) return null
  const right = `${years[0]}—${years[1]}年`
  if (from && to) return judgeYears(period ?? '', [from, to], facts, world)
  const year = Number(inBrackets ?? after ?? before)
  return year === years[1] ? null : facts('period', right)
}

function judgeYears(
  ordinal: string,
  [from, to]: readonly [string, string],
  facts: (kind: Facts['kind'], right: string) => Facts,
  world: World,
): Facts | null {
  const years = yearsOf(ordinal, world)
  if (!years || (Number(from) === years[0] && Number(to) === years[1])) return null
  return facts('period', `${years[0]}—${years[1]}年`)
}

/** From the registry's periods; failing that the 十N五 start in 1966 + 5(N − 3) (domain notes 2.5). */
function yearsOf(ordinal: string, {registry}: World): readonly [number, number] | null {
  const label = `十${ordinal}五`
  const period = registry.periods.find((it) =>
    [it.label, ...it.aliases].some((name) => name.replace(/[“”"]/g, '') === label),
  )
  if (period) return [Number(period.start.slice(0, 4)), Number(period.end.slice(0, 4))]
  const number = 10 + hanNumber(ordinal)
  return number > 10 ? [1966 + 5 * (number - 3), 1970 + 5 * (number - 3)] : null
}
