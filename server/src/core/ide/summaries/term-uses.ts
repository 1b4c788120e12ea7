import type {Term} from '../../registry/schema.js'
import type {Snapshot} from '../../session/snapshot.js'
import {type Span, shift} from '../../text/span.js'
import {readingOf} from '../reading.js'
import {termsIn} from './term-words.js'

/** Where an open draft uses a registered term in a form that is not wrong, in order. */
export const usesOfTerm = (snapshot: Snapshot, uri: string, term: Term): readonly Span[] =>
  (readingOf(snapshot, uri)?.readings ?? []).flatMap(({at, reading}) =>
    termsIn(reading.passage, snapshot.world.registry)
      .filter((it) => it.term === term && !it.wrong)
      .map(({span}) => shift(span, at)),
  )
