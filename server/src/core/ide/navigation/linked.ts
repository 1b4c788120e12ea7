import type {ResolvedMention} from '../../mentions/mention.js'
import type {Snapshot} from '../../session/snapshot.js'
import {type Offset, type Span, shift} from '../../text/span.js'
import {passageAt} from '../summaries/cited.js'

/**
 * The numbers of one figure that a sentence states more than once (接入3166项，…，其中3166项…): whoever changes one means
 * all. Of one indicator at one time only, since two things of one sentence may be the same number by chance. Null where
 * the figure stands once.
 */
export function linkedAt(snapshot: Snapshot, uri: string, offset: Offset): readonly Span[] | null {
  const placed = passageAt(snapshot, uri, offset)
  if (!placed || placed.reading.passage.kind === 'table') return null
  const {mentions, passage} = placed.reading
  const local = offset - placed.at
  const own = mentions.find(({quantity: {number}}) => number.from <= local && local <= number.to)
  const written = ({quantity: {number}}: ResolvedMention): string => passage.source.slice(number.from, number.to)
  if (!own || own.quantity.numeral === 'coverage' || /[\r\n]/.test(written(own))) return null
  const alike = mentions.filter((it) => it.sentence === own.sentence && written(it) === written(own) && isSame(it, own))
  return alike.length > 1 ? alike.map(({quantity}) => shift(quantity.number, placed.at)) : null
}

const isSame = (a: ResolvedMention, b: ResolvedMention): boolean =>
  subject(a) !== '' &&
  subject(a) === subject(b) &&
  a.asOf.time === b.asOf.time &&
  a.role === b.role &&
  a.change === b.change &&
  a.quantity.multiplier === b.quantity.multiplier &&
  a.quantity.unit === b.quantity.unit

const subject = ({match, name}: ResolvedMention): string => match?.indicator.id ?? name.text
