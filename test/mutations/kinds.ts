import type {Edit} from '../../server/src/core/text/edit.js'
import {
  exact,
  falseQualifier,
  otherUnit,
  otherYear,
  otherYearBefore,
  shiftedDecimal,
  slippedMultiplier,
  unrounded,
  wrongDigit,
} from './figures.js'
import type {Kind} from './kind.js'
import {editorKinds} from './kinds-editor.js'
import {sumKinds} from './kinds-sums.js'
import type {Random} from './random.js'
import {type Figure, type Sample, sentenceAround} from './sample.js'
import {shares} from './shares.js'
import {altered, otherNumber, outside, type Plant, sites} from './sites.js'

const observed = (sample: Sample) => exact(sample, 'observation')
const aimed = (sample: Sample) => exact(sample, 'target')

const figure =
  (
    among: (sample: Sample) => readonly Figure[],
    change: (sample: Sample, figure: Figure, random: Random) => Edit | null,
  ): Plant =>
  (sample, random) => {
    const drawn = random.pick(among(sample))
    return drawn ? change(sample, drawn, random) : null
  }

/** Two years' figures under one year contradict each other, too. */
const wrongTime = ['registry-asof-mismatch', 'self-conflict']

export const kinds: readonly Kind[] = [
  {id: 'value: a digit', rules: ['registry-value-mismatch'], plant: figure(observed, wrongDigit)},
  {id: 'multiplier: 万 or 亿', rules: ['registry-multiplier-slip'], plant: figure(observed, slippedMultiplier)},
  {id: 'decimal: shifted', rules: ['registry-multiplier-slip'], plant: figure(observed, shiftedDecimal)},
  {id: 'unit: swapped', rules: ['registry-unit-mismatch'], plant: figure(observed, otherUnit)},
  {id: 'qualifier: made false', rules: ['registry-qualifier-false'], plant: figure(unrounded, falseQualifier)},
  {id: 'as-of: another year', rules: wrongTime, reach: 'sentence', plant: figure(observed, otherYear)},
  {
    id: 'as-of: another year before',
    rules: wrongTime,
    reach: 'draft',
    plant: figure(observed, otherYearBefore),
  },
  {id: 'target: a digit', rules: ['registry-target-mismatch'], plant: figure(aimed, wrongDigit)},
  {
    id: 'table: unlike the prose',
    // Where the registry knows the figure, its own rule marks the wrong side.
    rules: ['table-prose-mismatch', 'self-conflict', 'registry-target-mismatch', 'registry-value-mismatch'],
    plant: sites(tableCells, otherNumber),
  },
  {id: 'share', rules: ['share-mismatch', 'ratio-out-of-range'], plant: sites(shares, outside)},
  {id: 'sum', rules: ['sum-mismatch'], plant: sites(/合计(\d+(?:\.\d+)?)/g, outside)},
  {
    id: 'growth',
    rules: ['growth-mismatch'],
    plant: sites(
      /由[^。；;\n]{0,12}?\d[^。；;\n]{0,24}?(?:提高|下降|增加|增长|缩短|减少)到[^。；;\n]{0,30}?[，,](?:提高|下降|增加|增长|缩短|减少)(\d+(?:\.\d+)?)|比[^。；;，,\n]{0,10}的\d[^。；;，,\n]{0,10}(?:增长|下降)(\d+(?:\.\d+)?)%/g,
      outside,
    ),
  },
  {id: 'annual growth', rules: ['cagr-mismatch', 'total-growth-mismatch'], plant: sites(yearlyGrowth, outside)},
  {
    id: 'multiple',
    rules: ['multiple-mismatch'],
    plant: sites(/(?:是|为)[^。；;，,\n]{0,16}的(\d+(?:\.\d+)?)倍|增长(\d+(?:\.\d+)?)倍|翻(一)番/g, outside),
  },
  {id: 'percent for points', rules: ['points-vs-percent'], plant: sites(/\d(个百分点)/g, () => '%')},
  {id: 'title: one character', rules: ['doc-title-variant'], plant: sites(/《([^》《〈]{9,})》/g, altered)},
  {
    id: 'document number',
    rules: ['doc-number-format', 'doc-number-mismatch'],
    plant: sites(/〔\d{4}〕\d+号/g, otherDocument),
  },
  {
    id: 'cross-reference: dangling',
    rules: ['xref-unresolved'],
    plant: sites(/见(?:表|专栏|附件)(\d+)/g, (_, random) => String(20 + random.below(70))),
  },
  {
    id: 'heading: a number skipped',
    rules: ['heading-sequence'],
    plant: sites(
      /\n(?:#+ )?[（(]?([二三四五六])[）)、]/g,
      (number) => '三四五六七八'['二三四五六七'.indexOf(number)] ?? '九',
    ),
  },
  {
    id: 'abbreviation: undefined',
    rules: ['abbreviation-undefined'],
    reach: 'draft',
    plant: sites(/[，,]以下简称《[^》]+》|[（(]以下简称《[^》]+》[）)]/g, () => ''),
  },
  {
    id: 'range: first % or 万 left out',
    rules: ['range-percent-omitted', 'range-multiplier-omitted'],
    plant: sites(/\d(%|万|亿)[～~—至]\d+(?:\.\d+)?\1/g, () => ''),
  },
  {
    id: 'period: wrong years',
    rules: ['period-mismatch'],
    plant: sites(/[“"]?十[三四]五[”"]?(?:时期|期间)?[（(](\d{4}[—–-]\d{4})年[）)]/g, otherPeriod),
  },
  ...sumKinds,
  ...editorKinds,
]

/** Target cells of indicator tables whose name the prose states with the same number. */
function* tableCells({text}: Sample): Generator<readonly [number, number]> {
  const prose = text.replace(/^\|.*$/gm, '')
  for (const row of text.matchAll(/^\|[^\n]*\|(?=\n|$)/gm)) {
    const name = row[0]
      .split('|')
      .map((cell) => cell.trim())
      .find((cell) => /[一-鿿]{3}/.test(cell))
    const cell = /\| *(\d+(?:\.\d+)?) *\|[^|\d]*\|$/d.exec(row[0])
    const place = cell?.indices?.[1]
    if (name && place && isStated(prose, name, Number(cell[1]))) yield [row.index + place[0], row.index + place[1]]
  }
}

function isStated(prose: string, name: string, value: number): boolean {
  for (let at = prose.indexOf(name); at >= 0; at = prose.indexOf(name, at + 1)) {
    const number = /^[^。；;\n]{0,30}?(?:达到|提高到|增加到|为)(\d+(?:\.\d+)?)/.exec(
      prose.slice(at + name.length, at + name.length + 48),
    )
    if (number && Number(number[1]) === value) return true
  }
  return false
}

/** Growth of output is in real terms (增加值, 产值): the levels in current prices do not give it. */
function* yearlyGrowth({text}: Sample): Generator<readonly [number, number]> {
  for (const match of text.matchAll(/年均(?:增长|提高|下降)(\d+(?:\.\d+)?)%/dg)) {
    const place = match.indices?.[1]
    const {from} = sentenceAround(text, match.index)
    if (place && !/增加值|产值/.test(text.slice(from, match.index))) yield place
  }
}

function otherDocument(written: string, random: Random): string {
  const [, year = '', serial = ''] = /〔(\d{4})〕(\d+)号/.exec(written) ?? []
  const wrong = [
    `[${year}]${serial}号`,
    `（${year}）${serial}号`,
    `〔${Number(year) - 1}〕${serial}号`,
    `〔${year}〕${Number(serial) + 3}号`,
    `〔${year}〕第${serial}号`,
  ]
  return random.pick(wrong) ?? written
}

function otherPeriod(written: string, random: Random): string {
  const [from = 0, to = 0] = written.split(/[—–-]/).map(Number)
  return random.below(2) ? `${from}—${to + 1}` : `${from - 1}—${to}`
}
