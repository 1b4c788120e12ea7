import {parseArgs} from 'node:util'
import {measure} from './measure.js'
import {fallen, readRecorded, record} from './recorded.js'
import type {Disagreement, Figures} from './score.js'

const {values: options} = parseArgs({
  options: {
    /** How many disagreements to list, of each kind. */
    show: {type: 'string', default: '0'},
    /** Lists those of one kind only: missed, extra, name, … */
    kind: {type: 'string'},
    record: {type: 'boolean', default: false},
  },
})

main()

function main(): void {
  const rows = measure(true)
  const columns: readonly (keyof Figures)[] = Object.keys(rows[0]!.score.figures) as (keyof Figures)[]
  console.log(['', 'labels', ...columns].map(cell).join(''))
  for (const {title, score} of rows)
    console.log([title, score.labelled, ...columns.map((key) => score.figures[key].toFixed(4))].map(cell).join(''))
  for (const line of listed(rows.at(-1)!.score.disagreements)) console.log(line)
  if (options.record) record()
  // Recorded to four places.
  else for (const line of fallen(readRecorded(), rows, 5e-5)) console.log(`below: ${line}`)
}

function cell(it: string | number, index: number): string {
  return index ? String(it).padStart(10) : String(it).padEnd(12)
}

function listed(all: readonly Disagreement[]): readonly string[] {
  const kinds = [...new Set(all.map(({kind}) => kind))].filter((kind) => !options.kind || kind === options.kind)
  return kinds.flatMap((kind) =>
    all
      .filter((it) => it.kind === kind)
      .slice(0, Number(options.show))
      .map(shown),
  )
}

function shown({kind, place, text, label, mine}: Disagreement): string {
  const {start, end} = label ?? mine!
  const around = `${text.slice(Math.max(0, start - 24), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 16)}`
  return `${kind.padEnd(9)} ${place.padEnd(18)} ${around.replace(/\n/g, '⏎')}  ${difference(kind, label, mine)}`
}

function difference(kind: Disagreement['kind'], label: Disagreement['label'], mine: Disagreement['mine']): string {
  if (kind === 'missed' || kind === 'extra') return `${(label ?? mine)?.name} ${(label ?? mine)?.value}`
  if (kind === 'span') return `label ${label?.text}, mine ${mine?.text}`
  const phrase = kind === 'asOf' ? ` ${label?.asOfText ?? ''}/${mine?.asOfText ?? ''} ${mine?.asOfBasis}` : ''
  return `label ${label?.[kind]}, mine ${mine?.[kind]}${phrase}`
}
