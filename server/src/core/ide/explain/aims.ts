import type {Cell} from '../../markdown/passage.js'
import type {PlacedReading, ResolvedMention} from '../../mentions/mention.js'
import type {Decimal} from '../../quantity/decimal.js'
import {isRange} from '../../quantity/interval.js'
import type {Qualifier} from '../../quantity/quantity.js'
import type {Time} from '../../quantity/time.js'
import {headless, keyOf} from '../../registry/forms.js'
import {targetTable} from '../../rules/target-table.js'
import type {Snapshot} from '../../session/snapshot.js'
import {type Span, shift} from '../../text/span.js'
import {readingOf} from '../reading.js'

/** A target of a plan, as read from it. */
export interface Aim {
  readonly key: string
  readonly name: string
  readonly time: Time
  readonly value: Decimal
  readonly step: Decimal | null
  readonly qualifier: Qualifier
  readonly unit: string
  /** Null where the plan does not say. */
  readonly attribute: '约束性' | '预期性' | null
  readonly path: string
  /** The figure in its draft. */
  readonly span: Span
  readonly text: string
}

/** What a plan aims at, in order, and the levels that it starts from, by the same keys. */
export interface Aims {
  readonly path: string
  /** The place that the title begins with; null where it names none. */
  readonly area: string | null
  readonly targets: readonly Aim[]
  readonly baselines: ReadonlyMap<string, Decimal>
}

export function aimsOf(snapshot: Snapshot, path: string): Aims {
  const read = readingOf(snapshot, path)
  const targets: Aim[] = []
  const baselines = new Map<string, Decimal>()
  for (const placed of read?.readings ?? [])
    for (const mention of placed.reading.mentions) {
      const aim = aimOf(placed, mention, path)
      if (!aim) continue
      if (mention.role === 'target') targets.push(aim)
      else if (!baselines.has(aim.key)) baselines.set(aim.key, aim.value)
    }
  const title = read?.outline.sections[0]?.title ?? ''
  const area = /^([\u4e00-\u9fff]{1,8}?(?:自治区|自治州|新区|[省市州区县]))(?![场域级市县区])/.exec(title)?.[1] ?? null
  return {path, area, targets, baselines}
}

function aimOf({at, reading}: PlacedReading, mention: ResolvedMention, path: string): Aim | null {
  const {name, quantity, asOf, role, change, span, text, cell} = mention
  const {value, step, qualifier, unit} = quantity
  const key = headless(keyOf(name.text).replaceAll('的', ''))
  if (key.length < 2 || change !== null || value === null || isRange(value) || qualifier === 'vague') return null
  if ((role !== 'target' && role !== 'baseline') || asOf.time === null) return null
  return {
    ...{key, name: name.text, time: asOf.time, value, step, qualifier, unit: unit ?? '', path, text},
    attribute: attributeOf(reading, cell?.row ?? null, span),
    span: shift(span, at),
  }
}

/** By the column of the table, or by the words behind the figure: （约束性）. */
function attributeOf({passage}: PlacedReading['reading'], row: number | null, {to}: Span): Aim['attribute'] {
  const table = targetTable(passage)
  const cell: Cell | undefined =
    table && row !== null ? table.rows.find((it) => it.row === row)?.cells[table.attribute] : undefined
  const text = cell?.view.text ?? (passage.kind === 'table' ? '' : passage.source.slice(to, to + 8))
  const found = /约束性|预期性/.exec(text)?.[0]
  return found === '约束性' || found === '预期性' ? found : null
}

/** Beds of a province and of a city are not to be compared; shares, and what is had by each head, are. */
export const addsUp = ({unit, name}: Aim): boolean =>
  !/^(?:%|‰|岁|分|年|天|)$/.test(unit) && !unit.includes('/') && !/人均|户均|每|平均|系数|指数|率$/.test(name)
