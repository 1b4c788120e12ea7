import assert from 'node:assert/strict'
import {open} from '../../server/src/core/markdown/reparse.js'
import {find} from '../../server/src/core/mentions/find.js'
import type {Found, Mention} from '../../server/src/core/mentions/mention.js'
import {viewOf} from '../../server/src/core/text/view.js'
import {mark, unmark} from '../marks.js'

/** What a paragraph says on its own. */
export const foundIn = (source: string): Found => find({kind: 'paragraph', source, view: viewOf(source, []), depth: 0})

/** The mentions of a draft, with spans in the draft. */
export const mentionsOf = (text: string): readonly Mention[] =>
  open(text).chunks.flatMap((chunk) => chunk.passages.flatMap(({passage}) => find(passage).mentions))

/** The figures of a clause are the marked ones and no others; `said` tells of each what the suite is about. */
export function reads(marked: string, said: readonly string[] = [], tell: (mention: Mention) => string = nameOf): void {
  const {text} = unmark(marked)
  const {mentions} = foundIn(text)
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
