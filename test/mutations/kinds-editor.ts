import {exact} from './figures.js'
import type {Kind} from './kind.js'
import type {Random} from './random.js'
import type {Sample} from './sample.js'
import {altered, sites} from './sites.js'

/** What an editor would find: times, annexes, titles, numbers of figures and chapters. */
export const editorKinds: readonly Kind[] = [
  {
    id: 'time: outside the period',
    rules: ['time-outside-period', 'registry-asof-mismatch', 'tense-conflict', 'registry-target-mismatch'],
    reach: 'sentence',
    plant: sites(/到(202[35])年，/g, (written, random) => random.pick([`20${written[3]}2`, `201${written[3]}`]) ?? ''),
  },
  {
    id: 'time: a bulletin’s other year',
    rules: ['bulletin-year-mismatch', 'registry-asof-mismatch', 'registry-value-mismatch'],
    reach: 'sentence',
    plant: (sample, random) =>
      sample.text.includes('统计公报\n') ? sites(/\n(2020)年，(?=[^。\n]*\d)/g, () => '2019')(sample, random) : null,
  },
  {
    id: 'time: last year’s note',
    rules: ['bulletin-year-mismatch'],
    plant: sites(/本公报(2020)年数据/g, () => '2019'),
  },
  {
    id: 'time: another base year',
    rules: ['baseline-year-mismatch'],
    plant: sites(/以(2020)年为基期/g, (_, random) => random.pick(['2018', '2019', '2021']) ?? '2019'),
  },
  {
    id: 'time: will, of a year gone by',
    rules: ['tense-conflict', 'time-outside-period', 'registry-asof-mismatch'],
    reach: 'sentence',
    plant: sites(/到(202[35])年，[^。；，\n]{2,14}将/g, (_, random) => random.pick(['2018', '2019', '2020']) ?? '2019'),
  },
  {
    id: 'year: two digits',
    rules: ['year-abbreviated'],
    plant: sites(/截至(20)2\d年底|(2021—2025|2021—2023)年，/g, (written) =>
      written.length > 2 ? written.replace(/20(\d\d)/g, '$1') : '',
    ),
  },
  {
    id: 'date: none',
    rules: ['date-invalid'],
    plant: sites(/20\d\d年\d{1,2}月(\d{1,2})(?=日)|20\d\d年(\d{1,2})月\d{1,2}日|[，。；](20\d\d)年/g, noDate),
  },
  {
    id: 'validity: before effect',
    rules: ['validity-before-effect'],
    plant: sites(/有效期至(20\d\d)年/g, () => '2019'),
  },
  {
    id: 'annex: another title',
    rules: ['attachment-mismatch'],
    plant: sites(/\n附件\d\n\n([^\n]{5,20})\n/g, altered),
  },
  {
    id: 'title: another, with a registered number',
    rules: ['doc-title-variant', 'doc-number-mismatch'],
    plant: sites(/《([^》《]{8,36})》（[^）]{2,6}〔20\d\d〕\d+号|《([^》《]{8,36})》（[^）]{2,6}令〔20/g, renamed),
  },
  {
    id: 'number: a figure or table left out',
    rules: ['xref-numbering', 'xref-unresolved'],
    reach: 'draft',
    plant: sites(/\n[表图]([2-9])　/g, (written) => String(Number(written) + 2)),
  },
  {
    id: 'cross-reference: a chapter',
    rules: ['xref-unresolved'],
    plant: sites(/(?:按照|遵循|依据)第([一二三四五])章/g, () => '九'),
  },
  {
    id: 'caption: run together',
    rules: ['caption-run-together'],
    plant: sites(/\n表\d(　)20\d\d年/g, () => ''),
  },
  {
    id: 'scope: the province for the city',
    rules: ['registry-scope-mismatch'],
    reach: 'sentence',
    plant: sites(ownScopes, () => '全省'),
  },
  {
    id: 'value: 万分之',
    rules: ['registry-value-mismatch'],
    plant: sites(
      /为万分之([一二三四五六七八九])/g,
      (written) => '二三四五六七八九五'['一二三四五六七八九'.indexOf(written)] ?? '七',
    ),
  },
]

function noDate(written: string, random: Random): string {
  if (written.length === 4) return `1${written}`
  return random.below(2) ? '' : String(32 + random.below(60))
}

/** Half of the title is another's. */
function renamed(title: string, random: Random): string {
  const kind = random.pick(['工作方案', '实施细则', '若干措施']) ?? '工作方案'
  return title.slice(0, Math.ceil(title.length / 2)) + kind
}

/** 全市 and 全县 right before a registered name that is stated exactly. */
function* ownScopes(sample: Sample): Generator<readonly [number, number]> {
  for (const {number, sentence} of exact(sample, 'observation')) {
    const lead = sample.text.slice(sentence.from, number.from)
    const at = /^(?:[^，]{0,12}，)?(全[市县])[^，。；\d]{2,16}$/d.exec(lead)?.indices?.[1]
    if (at) yield [sentence.from + at[0], sentence.from + at[1]]
  }
}
