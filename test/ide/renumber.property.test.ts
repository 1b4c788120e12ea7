import assert from 'node:assert/strict'
import fc from 'fast-check'
import {labelOf} from '../../server/src/core/citations/read.js'
import {actionsAt} from '../../server/src/core/ide/actions/actions.js'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {readingOf} from '../../server/src/core/ide/reading.js'
import {citationsIn} from '../../server/src/core/ide/summaries/cited.js'
import {advance} from '../../server/src/core/session/advance.js'
import type {Snapshot} from '../../server/src/core/session/snapshot.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {draftWith, uri} from './draft.js'

const {snapshot: empty} = draftWith('')
const snapshotOf = (text: string): Snapshot => advance(empty, {kind: 'draft-opened', uri, text})

const han = '一二三四五六'
const chapters = fc.array(fc.tuple(fc.nat(5), fc.array(fc.nat(3), {maxLength: 3})), {minLength: 1, maxLength: 6})
const references = fc.array(fc.tuple(fc.nat(5), fc.option(fc.nat(3))), {maxLength: 4})

/** A draft of chapters and sections, numbered at random, with a word of its own in each heading. */
function draftOf(
  parts: readonly (readonly [number, readonly number[]])[],
  refs: readonly (readonly [number, number | null])[],
): string {
  const headings = parts.flatMap(([number, sections], at) => [
    `# 第${han[number]}章 甲${at}`,
    ...sections.map((section, index) => `## 第${han[section]}节 乙${at}丙${index}`),
  ])
  const sent = refs.map(
    ([chapter, section]) => `见第${han[chapter]}章${section === null ? '' : `第${han[section]}节`}。`,
  )
  return [...headings, ...sent].map((it) => `${it}\n\n`).join('')
}

const bare = (title: string): string => title.replace(/^第[^章节]*[章节]\s*/, '')

const titles = (snapshot: Snapshot): readonly string[] =>
  (readingOf(snapshot, uri)?.outline.sections ?? []).map(({title}) => bare(title))

/** For each reference the one heading that it means; null where it means none or several. */
function meant(snapshot: Snapshot): readonly (string | null)[] {
  const sections = readingOf(snapshot, uri)?.outline.sections ?? []
  return citationsIn(snapshot, uri).flatMap(({citations}) =>
    citations.references.map(({text}) => {
      const [chapter, section] = [...text.matchAll(/第([^章节]+)/g)].map(([, number = '']) => Number(labelOf(number)))
      const heads = sections.filter(({numbering}) => numbering?.style === 'chapter' && numbering.ordinal === chapter)
      const [head, another] = heads
      if (!head || another) return null
      if (section === undefined) return bare(head.title)
      const under = sections.filter(
        ({numbering, span}) =>
          numbering?.style === 'section' &&
          numbering.ordinal === section &&
          head.extent.from < span.from &&
          span.to <= head.extent.to,
      )
      return under.length === 1 ? bare(under[0]?.title ?? '') : null
    }),
  )
}

suite('renumbering', () => {
  test('keeps every heading in its place and every reference at its heading', () => {
    let followed = 0
    fc.assert(
      fc.property(chapters, references, (parts, refs) => {
        const text = draftOf(parts, refs)
        const before = snapshotOf(text)
        const [action] = actionsAt(before, uri, {from: 0, to: 0}, (kind) => kind === 'renumber')
        if (!action) return
        const after = snapshotOf(applyAll(text, action.edits.get(uri) ?? []))
        assert.deepEqual(titles(after), titles(before))
        assert.ok(!findings(after, uri).some(({rule}) => rule === 'heading-sequence'))
        const [now, then] = [meant(after), meant(before)]
        for (const [index, title] of then.entries()) if (title !== null) followed += Number(now[index] === title)
        assert.deepEqual(
          now.filter((_, index) => then[index] !== null),
          then.filter((title) => title !== null),
        )
      }),
      {seed: 51126, numRuns: 400},
    )
    assert.ok(followed > 50, `only ${followed} followed`)
  })
})
