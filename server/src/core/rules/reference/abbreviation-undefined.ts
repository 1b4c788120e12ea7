import type {Abbreviation} from '../../citations/citation.js'
import {citationsOf} from '../../citations/read.js'
import {overlaps, type Span} from '../../text/span.js'
import {type Contribution, groupRule, none, within} from '../rule.js'

type Entry =
  | {readonly defines: Abbreviation}
  /** `isTitle`: 云州出台《意见》促进消费 is short by nature, and the text below it says which document it is. */
  | {readonly uses: string; readonly isNamed: boolean; readonly isTitle: boolean}
  /** 《云州市发展规划纲要》（草案）: the document that is put before the meeting, which its kind then means. */
  | {readonly submits: true}

interface Facts {
  readonly short: string
  readonly fault: 'undefined' | 'early' | 'twice' | 'unused'
}

/** Words that say what kind of document is meant and not which: on their own they point to a definition. */
const kinds = new Set(
  '规划 纲要 规划纲要 意见 实施意见 指导意见 若干意见 方案 实施方案 总体方案 工作方案 行动方案 计划 行动计划 工作计划 条例 办法 规定 细则 实施细则 通知 决定 措施 若干措施 导则 建议'.split(
    ' ',
  ),
)

/** 《推广方案》 names a kind and what it is about, as no document is titled; 《信访条例》 is what a regulation is called. */
const isShort = (title: string): boolean =>
  kinds.has(title) || /^[\u4e00-\u9fff]{1,3}(?:规划|纲要|方案|意见|计划|措施)$/.test(title)

/** 《准则》《条例》: the pair by which Party members know the code of political life and the rules of oversight. */
const isPaired = (title: string, before: string): boolean => title === '条例' && /《准则》[、和与]?$/.test(before)

/** 中共云州市委“十五五”规划《建议》: whose it is and what it is about stand right before it, which names the document. */
const named =
  /(?:委|中央|国务院|政府|人大)(?:关于)?(?:制定)?“[^“”，。；]{2,12}”(?:规划|计划|行动|战略)?$|(?:[省市区县州]|党)委$/

/** …规划纲要（草案），提交大会审查。《纲要》…: a draft that was named right before, without its marks. */
const isNamed = (title: string, before: string): boolean =>
  named.test(before.slice(-40)) ||
  isPaired(title, before) ||
  new RegExp(`${title}[（(](?:草案|讨论稿|送审稿)[）)](?!》)`).test(before)

export const abbreviationUndefined = groupRule<Facts, Entry>({
  id: 'abbreviation-undefined',
  severity: 'warning',
  summary: {
    zh: '文件简称未经说明、说明在后、说明两次或说明后未用',
    en: 'A short title undefined, defined late, twice, or for nothing',
  },
  why: {
    zh: '《规划》《意见》一类简称，要靠“（以下简称《规划》）”说明指哪份文件，首次出现用全称。只提示第一处；带限定词的题名（《云州规划》）不算简称，引号中的简称只查重复说明。说明后未再使用的，降为提示。',
    en: 'Short titles such as 《规划》 need “以下简称” to say which document they mean, and the full title comes first. Only the first place is reported; titles that name more than a kind are no short forms, and short forms in quotation marks are only checked for two definitions. A definition that nothing uses is an information.',
  },
  halfWidth: 'alike',
  least: 1,
  examples: [
    {
      draft: '按照⟦《意见》⟧要求，制定本规划。\n',
      says: [
        {
          zh: '简称《意见》没有说明指哪份文件。首次出现宜写全称，并注明“（以下简称《意见》）”。',
          en: 'Nothing says which document 《意见》 is. Give the full title first, with “（以下简称《意见》）”.',
        },
      ],
    },
    {
      draft: '按照⟦《意见》⟧要求部署。《关于推进城市更新的意见》（以下简称《意见》）提出五项任务。\n',
      says: [
        {
          zh: '简称《意见》先使用、后说明。请把全称和“以下简称”移到首次出现处。',
          en: '《意见》 is used before it is defined. Move the full title and its definition to the first place.',
          related: [{zh: '简称在此处说明', en: 'The short form is defined here'}],
        },
      ],
    },
    {
      draft:
        '《云州市总体规划》（以下简称《规划》）已经批复，本方案与《规划》一致。\n\n对照《云州市数字化规划》（以下简称⟦《规划》⟧），逐项落实。\n',
      says: [
        {
          zh: '简称《规划》说明了两次。同一简称只能指一份文件，请删去一处或另定简称。',
          en: '《规划》 is defined twice. A short form means one document: drop one definition or choose another form.',
          related: [{zh: '简称在此处说明', en: 'The short form is defined here'}],
        },
      ],
    },
    {
      draft: '《云州市城市更新条例》（以下简称⟦《条例》⟧）已经施行。\n',
      says: [
        {
          zh: '简称《条例》说明后没有使用。可删去“以下简称”。',
          en: '《条例》 is defined and never used. The definition can go.',
          severity: 'information',
        },
      ],
    },

    {draft: '为落实《关于推进城市更新的意见》（以下简称《意见》），按照《意见》要求制定本规划。\n'},
    {
      draft: '# 云州出台《意见》促进消费\n\n云州市印发《关于促进消费的意见》（以下简称《意见》），提出八项任务。\n',
    },
    {draft: '根据中共云州市委“十五五”规划《建议》编制本纲要，逐条落实《建议》要求。\n'},
    {draft: '对照《云州市城市更新条例》和《民法典》有关规定。\n'},
    {draft: '编制了《云州市发展规划纲要》（草案），提交大会审议。\n\n一、指导思想。《纲要》（草案）提出四条要求。\n'},
    {draft: '学习党章党规和《准则》《条例》，守住底线。\n'},
    {draft: '编制了“十五五”规划纲要（草案），提交大会审查。《纲要》提出25项指标。\n'},
  ],
  gather({passage}) {
    const {titles, abbreviations} = citationsOf(passage)
    if (!titles.length && !abbreviations.length) return none
    const definitions = abbreviations.flatMap((defines): readonly Contribution<Entry>[] =>
      defines.quoted ? [{key: defines.short, span: defines.span, entry: {defines}}] : none,
    )
    const isTitle = passage.kind !== 'table' && passage.depth === 1
    const uses = titles.flatMap(({title, outer}): readonly Contribution<Entry>[] => {
      if (!isShort(title) || abbreviations.some(({span}) => overlaps(span, outer))) return none
      const before = passage.source.slice(Math.max(0, outer.from - 80), outer.from)
      return [{key: title, span: outer, entry: {uses: title, isNamed: isNamed(title, before), isTitle}}]
    })
    const submitted = titles.flatMap(({title, outer}) =>
      isSubmitted(passage.source, outer.to) ? kindsOf(title, outer) : none,
    )
    return [...submitted, ...definitions, ...uses]
  },
  *check(group) {
    const definitions = group.filter(({entry}) => 'defines' in entry)
    const [first] = group.filter(({entry}) => !('uses' in entry && entry.isTitle))
    if (first && 'submits' in first.entry) return
    const [definition, second] = definitions
    const short = definition && 'defines' in definition.entry ? definition.entry.defines : null
    if (second && short)
      yield {
        span: within(second, second),
        facts: {short: shown(short), fault: 'twice'},
        related: [definedAt(definition!)],
      }
    if (first && 'uses' in first.entry) {
      if (first.entry.isNamed) return
      yield {
        span: within(first, first),
        facts: {short: `《${first.entry.uses}》`, fault: definition ? 'early' : 'undefined'},
        ...(definition ? {related: [definedAt(definition)]} : {}),
      }
    } else if (definition && short?.quoted === '《' && group.length === 1 && isShort(short.short))
      yield {
        span: within(definition, definition),
        facts: {short: shown(short), fault: 'unused'},
        severity: 'information',
      }
  },
  say: ({short, fault}) => sayings[fault](short),
})

const isSubmitted = (source: string, at: number): boolean =>
  /^[（(](?:草案|讨论稿|送审稿)[）)]/.test(source.slice(at, at + 8))

const kindsOf = (title: string, outer: Span): readonly Contribution<Entry>[] =>
  [...kinds].filter((kind) => title.endsWith(kind)).map((key) => ({key, span: outer, entry: {submits: true}}))

const shown = ({short, quoted}: Abbreviation): string => (quoted === '《' ? `《${short}》` : `‘${short}’`)

const definedAt = <Place>(at: Place) => ({at, message: {zh: '简称在此处说明', en: 'The short form is defined here'}})

const sayings = {
  undefined: (short: string) => ({
    zh: `简称${short}没有说明指哪份文件。首次出现宜写全称，并注明“（以下简称${short}）”。`,
    en: `Nothing says which document ${short} is. Give the full title first, with “（以下简称${short}）”.`,
  }),
  early: (short: string) => ({
    zh: `简称${short}先使用、后说明。请把全称和“以下简称”移到首次出现处。`,
    en: `${short} is used before it is defined. Move the full title and its definition to the first place.`,
  }),
  twice: (short: string) => ({
    zh: `简称${short}说明了两次。同一简称只能指一份文件，请删去一处或另定简称。`,
    en: `${short} is defined twice. A short form means one document: drop one definition or choose another form.`,
  }),
  unused: (short: string) => ({
    zh: `简称${short}说明后没有使用。可删去“以下简称”。`,
    en: `${short} is defined and never used. The definition can go.`,
  }),
}
