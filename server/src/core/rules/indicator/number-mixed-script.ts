import {decimal, print, scale} from '../../quantity/decimal.js'
import type {Quantity} from '../../quantity/quantity.js'
import {isClassifier} from '../../quantity/unit.js'
import type {Span} from '../../text/span.js'
import {eachMention, passageRule, replaceWith, safely} from '../rule.js'

interface Facts {
  readonly written: string
  readonly right: string
}

export const numberMixedScript = passageRule<Facts>({
  id: 'number-mixed-script',
  severity: 'warning',
  summary: {zh: '阿拉伯数字与“十”“百”“千”混用', en: 'Arabic digits with 十, 百 or 千'},
  why: {
    zh: '能与阿拉伯数字连用的只有“万”“亿”：“5千万”应写作“5000万”，“4千项”应写作“4000项”。“千米”“千瓦”的“千”属于单位，不在此列。',
    en: 'Only 万 and 亿 go with Arabic digits: 5000万, not 5千万; 4000项, not 4千项. The 千 of 千米 and 千瓦 belongs to the unit.',
  },
  norm: {
    zh: '出版物数字用法的规定：除“万”“亿”外，阿拉伯数字不与其他数词连用。',
    en: 'Rules for numbers in print: Arabic digits combine with 万 and 亿 only.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '实名注册用户数超过⟦5千万⟧人。\n',
      fixed: '实名注册用户数超过5000万人。\n',
      says: [
        {
          zh: '“5千万”混用阿拉伯数字与汉字数词。应写作“5000万”。',
          en: '“5千万” mixes Arabic digits and Han numerals. Write “5000万”.',
          fixes: [{zh: '改为“5000万”', en: 'Change to “5000万”', grade: 'safe'}],
        },
      ],
    },
    {
      draft:
        '实名注册用户数超过5000万人，配电线路长度达到3千米，蔬菜播种面积为94.3千公顷，算力总规模达到10.36百亿亿次/秒。\n',
    },
  ],
  check: eachMention(({quantity}, {passage}) => {
    const right = rewritten(quantity)
    const place = right === null ? null : numberWithMultiplier(quantity, passage.source)
    if (right === null || !place) return null
    return {
      span: place,
      facts: {written: passage.source.slice(place.from, place.to), right},
      fixes: [safely(replaceWith(place, right))],
    }
  }),
  say: ({written, right}) => ({
    zh: `“${written}”混用阿拉伯数字与汉字数词。应写作“${right}”。`,
    en: `“${written}” mixes Arabic digits and Han numerals. Write “${right}”.`,
  }),
})

const powers: Readonly<Record<string, number>> = {十: 1, 百: 2, 千: 3}

/** The number with 十, 百, 千 worked in and 万, 亿 left standing; null where there is nothing to do. */
function rewritten({numeral, multiplier, written, unit}: Quantity): string | null {
  // 千公顷 and 千吨 are units of statistical tables, printed with decimals.
  if (multiplier === '千' && unit !== null && !isClassifier(unit)) return null
  // 百亿亿次 is how the speed of computing is counted.
  if (multiplier?.includes('亿亿')) return null
  const power = powers[multiplier?.[0] ?? '']
  const value = numeral === 'arabic' && power !== undefined && written !== null ? decimal(written) : null
  if (!value || multiplier === null || power === undefined) return null
  return print(scale(value, power)) + multiplier.slice(1)
}

/** Number and multiplier, where nothing stands between them (5千余万 is left alone). */
function numberWithMultiplier({number, multiplier}: Quantity, source: string): Span | null {
  const to = number.to + (multiplier?.length ?? 0)
  return source.slice(number.to, to) === multiplier ? {from: number.from, to} : null
}
