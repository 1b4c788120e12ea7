import type {ResolvedMention} from '../../mentions/mention.js'
import {toNumber} from '../../quantity/decimal.js'
import type {Snapshot} from '../../session/snapshot.js'
import {positionAt} from '../../text/lines.js'
import type {Offset} from '../../text/span.js'
import {normalise} from '../../text/view.js'
import {readingOf} from '../reading.js'

/** A mention as the contract prints it: offsets in the draft, line and column from 1. */
export interface MentionRecord {
  readonly path: string
  readonly start: Offset
  readonly end: Offset
  readonly line: number
  readonly column: number
  readonly text: string
  readonly qualifier: string
  readonly qualifierText: string | null
  readonly value: number | readonly [number, number] | null
  readonly written: string | null
  readonly multiplier: string | null
  readonly unit: string | null
  readonly name: string
  readonly nameStart: Offset | null
  readonly nameEnd: Offset | null
  readonly asOf: string | null
  readonly asOfText: string | null
  readonly asOfBasis: string | null
  readonly role: string
  /** Of a change that is yet to come about. */
  readonly planned?: true
  readonly change: string | null
  readonly indicator: string | null
}

/** Every indicator mention of a draft, in order, with no judgement. */
export function extract(snapshot: Snapshot, path: string): readonly MentionRecord[] {
  const read = readingOf(snapshot, path)
  if (!read) return []
  return read.readings.flatMap(({at, reading}) =>
    reading.mentions.map((mention) => {
      const {line, column} = positionAt(read.draft.lines, at + mention.span.from)
      return {
        path,
        start: at + mention.span.from,
        end: at + mention.span.to,
        line: line + 1,
        column: column + 1,
        ...said(mention, at),
      }
    }),
  )
}

function said(mention: ResolvedMention, at: Offset): Omit<MentionRecord, 'path' | 'start' | 'end' | 'line' | 'column'> {
  const {quantity, name, asOf} = mention
  return {
    text: mention.text,
    qualifier: quantity.qualifier,
    qualifierText: quantity.comparators.map((comparator) => comparator.text).join('') || null,
    value: numeric(quantity.value),
    written: quantity.written,
    multiplier: quantity.multiplier,
    unit: unitAsWritten(mention),
    name: name.text,
    nameStart: name.span && at + name.span.from,
    nameEnd: name.span && at + name.span.to,
    asOf: asOf.time,
    asOfText: asOf.text,
    asOfBasis: asOf.basis,
    role: mention.role,
    ...(mention.role === 'increment' && mention.willed ? {planned: true} : {}),
    change: mention.change,
    indicator: mention.match?.indicator.id ?? null,
  }
}

/** 間, 個百分點, ㎡: the grammar reads 间, 个百分点, 平方米; the record says what the draft says, where the unit stands in it. */
function unitAsWritten({text, span, quantity: {unit, number, comparators}}: ResolvedMention): string | null {
  if (unit === null || text.includes(unit)) return unit
  const behind = comparators.find(({from, to}) => from >= number.to && to === span.to)
  const rest = text.slice(number.to - span.from, (behind?.from ?? span.to) - span.from)
  const written = rest.replace(/^[\s十百千万亿萬億余餘多来來几幾]+/, '')
  return written && normalise(written) === unit ? written : unit
}

function numeric(value: ResolvedMention['quantity']['value']): MentionRecord['value'] {
  if (value === null) return null
  return 'digits' in value ? toNumber(value) : [toNumber(value[0]), toNumber(value[1])]
}
