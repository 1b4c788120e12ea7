import assert from 'node:assert/strict'
import {open} from '../../server/src/core/markdown/reparse.js'
import {find} from '../../server/src/core/mentions/find.js'
import {chinese} from '../../server/src/core/mentions/languages.js'
import type {Found, Mention} from '../../server/src/core/mentions/mention.js'
import {readings} from '../../server/src/core/mentions/resolve.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {shift} from '../../server/src/core/text/span.js'
import {viewOf} from '../../server/src/core/text/view.js'
import {mark, unmark} from '../marks.js'

/** What a paragraph says on its own. */
export const foundIn = (source: string): Found =>
  find({kind: 'paragraph', source, view: viewOf(source, []), depth: 0}, chinese)

/** The mentions of a draft as its course gives them time and mood, with spans in the draft. */
export const mentionsOf = (text: string): readonly Mention[] =>
  readings(open(text), emptySnapshot.world).flatMap(({at, reading}) =>
    reading.mentions.map((mention) => ({...mention, span: shift(mention.span, at)})),
  )

/** The figures of a clause are the marked ones and no others; `said` tells of each what the suite is about. */
export function reads(marked: string, said: readonly string[] = [], tell: (mention: Mention) => string = nameOf): void {
  const {text} = unmark(marked)
  const mentions = mentionsOf(text)
  assert.equal(
    mark(
      text,
      mentions.map(({span}) => span),
    ),
    marked,
  )
  if (said.length) assert.deepEqual(mentions.map(tell), said)
}

/** Nothing in the clause is a figure of an indicator; every number of it has its reason. */
export function silent(text: string, guard?: string): void {
  const {mentions, skipped} = foundIn(text)
  assert.equal(
    mark(
      text,
      mentions.map(({span}) => span),
    ),
    text,
  )
  if (guard)
    assert.ok(
      skipped.some((it) => it.guard === guard),
      `${text}: ${skipped.map((it) => it.guard).join()}`,
    )
}

export const nameOf = ({name}: Mention): string => name.text
export const timeOf = ({asOf}: Mention): string => `${asOf.text ?? '–'} ${asOf.basis ?? '–'}`
export const roleOf = ({role, change}: Mention): string => (change ? `${role} ${change}` : role)
