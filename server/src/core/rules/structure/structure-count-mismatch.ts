import {hanNumber} from '../../text/han-number.js'
import {countIn, countLike} from '../count-words.js'
import {quote} from '../quote.js'
import {passageRule, replaceWith} from '../rule.js'
import {groupSpan, mayHold, search} from '../search.js'

/** A count of the text's own things, a colon or comma, and then 一是… in the same sentence. */
const announced =
  /(?<![第前后\d一二三四五六七八九十])([两二三四五六七八九]|[二三]?十[一二三四五六七八九]?|\d{1,2})(?:个|项|大|条|级)?(?:方面|原则|机制|要求|关系|制度|渠道|路径|联动|任务|举措|行动|工程|措施|重点|环节|转变|突破)(?:工作)?(?:[一-鿿]{0,6})[:,。]\s*(?=(?:[一]是|\(1\)|1\.|一要|①))/dg
/** Some first item. */
const itemised = /一[是要]|\(1\)|1\.|①/
const ordinal = /(?<=^|[:,;。\s])(?:([一二三四五六七八九十]{1,3})[是要](?!否)|\((\d{1,2})\))/g

interface Facts {
  readonly announced: string
  readonly found: number
}

export const structureCountMismatch = passageRule<Facts>({
  id: 'structure-count-mismatch',
  severity: 'warning',
  summary: {zh: '列举的项数与前文所说的数目不符', en: 'An announced count differs from the items that follow'},
  why: {
    zh: '“重点做好三方面工作：一是……二是……”之后应当正好三项。只在同一段内以“一是、二是”或“（1）（2）”逐项列举且序号连续时判断。',
    en: '“Three things:” should be followed by three. Judged only where the items stand in the same paragraph, numbered without a gap.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '重点做好⟦四⟧方面工作：一是完善机制，二是加大投入，三是强化监测。',
      fixed: '重点做好三方面工作：一是完善机制，二是加大投入，三是强化监测。',
      says: [
        {
          zh: '前文说“四”项，其后列举了3项。请核对是数目有误还是漏列。',
          en: 'The text announces 四, and 3 follow. Check whether the count is wrong or an item is missing.',
          fixes: [{zh: '改为“三”', en: 'Change to “三”', grade: 'choice'}],
        },
      ],
    },
    {draft: '重点做好三方面工作：一是完善机制，二是加大投入，三是强化监测。'},
    {draft: '围绕三个方面完善机制。一是完善标准。'},
  ],
  where: ({passage}) => mayHold(passage, itemised),
  *check({passage}) {
    for (const found of search(passage, announced)) {
      const [written, count = ''] = found.match
      const rest = found.view.text.slice(found.match.index + written.length)
      const items = countItems(rest)
      const span = groupSpan(found, 1)
      const said = countIn(count)
      if (!span || items < 2 || items === said) continue
      const better = countLike(count, items)
      yield {span, facts: {announced: count, found: items}, fixes: [replaceWith(span, better)]}
    }
  },
  say: ({announced: said, found}) => ({
    zh: `前文说${quote(said)}项，其后列举了${found}项。请核对是数目有误还是漏列。`,
    en: `The text announces ${said}, and ${found} follow. Check whether the count is wrong or an item is missing.`,
  }),
})

/** The length of the run 1, 2, 3, …; a run that is not continuous proves nothing. */
function countItems(text: string): number {
  let expected = 1
  for (const [, spoken, bracketed] of text.matchAll(ordinal)) {
    const number = spoken ? hanNumber(spoken) : Number(bracketed)
    if (number === 1 && expected > 1) break
    if (number !== expected) return 0
    expected++
  }
  return expected - 1
}
