import {attributes, classifications, directions, kinds, priceBases, qualifiers} from './indicator.js'
import {anything, date, either, flag, list, map, number, record, type Shape, text, time, word} from './shape.js'

/** The one table of a registry file's keys (domain notes 4.2). */

const verified = either(flag, word('partly'))

const source = either(
  text,
  record({doc: text, line: number, page: number, table: text, cell: text, url: text, note: text}),
)

const level = {
  asOf: time,
  asOfBasis: word('explicit', 'inherited', 'assumed'),
  value: either(number, list(number)),
  step: number,
  qualifier: word(...qualifiers),
  qualitative: text,
  status: word('estimate', 'preliminary', 'final', 'revised', 'plan-text', 'press', 'forecast', 'secondary'),
  vintage: date,
  break: word('scope', 'method', 'area', 'price'),
  source,
  approvedBy: text,
  note: text,
  verified,
}

const revision = record(
  {vintage: date, value: number, kind: word('revision', 'correction'), reason: text, source},
  'value',
)

const observation = record({...level, revisions: list(revision)}, 'asOf')

const target = record({...level, modality: text}, 'asOf')

export const indicatorShape: Shape = record(
  {
    id: text,
    name: text,
    aliases: list(text),
    notThis: list(text),
    definition: either(text, record({text, note: text, verified})),
    scope: text,
    formula: either(text, record({numerator: text, denominator: text})),
    unit: text,
    unitAccept: list(text),
    unitElided: flag,
    decimals: number,
    display: record({mult: word('万', '亿', '万亿'), decimals: number}),
    kind: word(...kinds),
    aggregation: word('period', 'cumulative', 'annual', 'average'),
    priceBasis: word(...priceBases),
    direction: word(...directions),
    attribute: word(...attributes),
    owner: either(text, record({org: text, contact: text, verified, basis: text, note: text})),
    source: text,
    frequency: word('monthly', 'quarterly', 'annual', 'five-yearly', 'adhoc'),
    area: text,
    classification: word(...classifications),
    validFrom: time,
    validTo: time,
    replacedBy: text,
    observations: list(observation),
    targets: list(target),
    wording: record({prefer: text, forbid: list(text)}),
    note: text,
    verified,
  },
  'id',
  'name',
  'unit',
)

const label = {label: text, aliases: list(text), verified}

const document = record(
  {
    title: text,
    titleVariants: list(text),
    kind: word(
      'plan',
      'outline',
      'opinion',
      'measure',
      'regulation',
      'notice',
      'guideline',
      'standard',
      'workplan',
      'press',
      'communique',
      'report',
    ),
    docNumber: text,
    docNumberAliases: list(text),
    issuer: text,
    dated: date,
    published: date,
    effective: date,
    expires: date,
    period: text,
    shortNames: list(text),
    status: word('draft', 'in-force', 'amended', 'superseded', 'repealed', 'expired', 'secondary'),
    supersededBy: text,
    relation: record({implements: text, amends: text}),
    url: text,
    note: text,
    verified,
  },
  'title',
)

const term = record({
  type: word('system', 'brand', 'slogan', 'concept', 'abbreviation', 'place'),
  quoted: word('always', 'first', 'never', 'any'),
  full: text,
  fullEn: text,
  firstUse: word('required', 'optional'),
  aliases: list(text),
  variants: list(text),
  wrong: list(text),
  related: list(text),
  levels: list(text),
  numericGuard: flag,
  deprecated: flag,
  use: text,
  note: text,
  verified,
})

const unit = record({
  kind: word('count', 'currency', 'ratio', 'points', 'rate', 'physical'),
  base: text,
  factor: number,
  aliases: list(text),
  incompatible: list(text),
  legal: flag,
  counts: text,
  currency: text,
})

const about = record({
  id: text,
  title: text,
  locale: text,
  area: text,
  baseline: time,
  planPeriod: text,
  timezone: text,
  updated: date,
  maintainers: list(record({role: word('keeper', 'contributor', 'reader'), org: text, scope: text})),
  classification: word(...classifications),
  verified,
})

const policy = record({
  nearly: record({maxShortfall: number}),
  about: record({maxDeviation: number}),
  justOver: record({cap: word('nextStep'), warnAbove: number}),
  breakthrough: record({warnAbove: number}),
  reached: record({round: word('half-up')}),
  staleAfterMonths: number,
})

const relation = record(
  {
    id: text,
    type: word('sum', 'share', 'ratio', 'order', 'monotone', 'notComparable', 'note'),
    indicators: list(text),
    total: text,
    parts: list(text),
    part: text,
    whole: text,
    ratio: text,
    numerator: text,
    denominator: text,
    reason: text,
    text,
    note: text,
  },
  'type',
)

export const registryShape = record({
  plumbline: number,
  registry: about,
  include: list(text),
  periods: map(record({...label, start: date, end: date}, 'start', 'end')),
  areas: map(record({...label, parent: text, gbt2260: text})),
  organizations: map(record(label)),
  units: map(unit),
  documents: map(document),
  terms: map(term),
  policy,
  indicators: list(indicatorShape),
  relations: list(relation),
  note: anything,
})
