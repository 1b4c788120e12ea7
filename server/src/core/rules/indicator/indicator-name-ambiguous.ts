import {shareName} from '../../mentions/one-of-all.js'
import {eachMention, type Fix, passageRule, replaceWith} from '../rule.js'
import {isOwnArea, spokenArea} from '../scope.js'

interface Facts {
  readonly name: string
  readonly written: string
  readonly candidates: readonly string[]
}

export const indicatorNameAmbiguous = passageRule<Facts>({
  id: 'indicator-name-ambiguous',
  severity: 'warning',
  summary: {zh: '名称可以指登记库中的两个以上指标', en: 'A name fits two or more registered indicators'},
  why: {
    zh: '“基站3.2万个”是室外还是室内，读者和核对的人都不知道，数值也就无从核对。名称、单位、上下文都分不出高下时指出；写出登记库中的全称即可。',
    en: '基站3.2万个, indoor or outdoor? Neither reader nor reviewer can tell, and the figure is checked against nothing. Reported where name, unit and context fit several entries equally; the full registered name settles it.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.out, name: 室外基站数, aliases: [基站], unit: 个, observations: [{asOf: "2020-12-31", value: 32000, step: 1000, qualifier: eq}]}
  - {id: ex.in, name: 室内基站数, aliases: [基站], unit: 个, observations: [{asOf: "2020-12-31", value: 32000, step: 1000, qualifier: eq}]}`,
      draft: '截至2020年底，全市建成⟦基站⟧3.2万个。\n',
      fixed: '截至2020年底，全市建成室外基站数3.2万个。\n',
      says: [
        {
          zh: '“基站”（3.2万个）可以指“室外基站数”、“室内基站数”，无法核对。请写出全称。',
          en: '“基站” (3.2万个) may be “室外基站数”, “室内基站数”, and cannot be checked. Write the full name.',
          fixes: [
            {zh: '改为“室外基站数”', en: 'Change to “室外基站数”', grade: 'choice'},
            {zh: '改为“室内基站数”', en: 'Change to “室内基站数”', grade: 'choice'},
          ],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.out, name: 室外基站数, aliases: [基站], unit: 个, observations: [{asOf: "2020-12-31", value: 32000, step: 1000, qualifier: eq}]}
  - {id: ex.in, name: 室内基站数, aliases: [基站], unit: 个, observations: [{asOf: "2020-12-31", value: 32000, step: 1000, qualifier: eq}]}`,
      draft: '截至2020年底，全市室外基站数3.2万个。\n',
    },
  ],
  check: eachMention((mention, {passage}, world) => {
    const {match, candidates, name, role, text} = mention
    if (match || candidates.length < 2 || !name.span || (role !== 'baseline' && role !== 'target')) return null
    const place = name.span
    const area = spokenArea(passage, mention, world)
    const names = candidates.filter((it) => isOwnArea(area, it, world)).map((it) => it.name)
    // Of one name the full one tells no more: registry-source-conflict says what is to be said.
    if (names.length < 2 || shareName(candidates)) return null
    const fixes: readonly Fix[] = names.slice(0, 5).map((it) => replaceWith(place, it))
    return {span: place, facts: {name: name.text, written: text, candidates: names}, fixes}
  }),
  say: ({name, written, candidates}) => ({
    zh: `“${name}”（${written}）可以指${list(candidates, '、')}，无法核对。请写出全称。`,
    en: `“${name}” (${written}) may be ${list(candidates, ', ')}, and cannot be checked. Write the full name.`,
  }),
})

const list = (names: readonly string[], comma: string): string =>
  names
    .slice(0, 5)
    .map((name) => `“${name}”`)
    .join(comma) + (names.length > 5 ? '…' : '')
