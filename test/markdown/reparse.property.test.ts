import assert from 'node:assert/strict'
import fc from 'fast-check'
import type {RootContent} from 'mdast'
import {chunkStarts, type Draft} from '../../server/src/core/markdown/draft.js'
import {tamed} from '../../server/src/core/markdown/hostile.js'
import {move, noLabels, parse} from '../../server/src/core/markdown/parse.js'
import {said} from '../../server/src/core/markdown/prose.js'
import {type Care, everyCare} from '../../server/src/core/markdown/read.js'
import {edit, editAll, open} from '../../server/src/core/markdown/reparse.js'
import {merged} from '../../server/src/core/text/edit.js'
import {contents, draft, placed, plan, type Stroke, stroke, traps} from './adversary.js'

const seed = 20210124
const holds = <T>(numRuns: number, of: fc.Arbitrary<T>, predicate: (it: T) => void) =>
  fc.assert(fc.property(of, predicate), {seed, numRuns})

const session = fc.tuple(fc.oneof(draft(20), plan), fc.array(stroke, {minLength: 1, maxLength: 4}))

/** What the parser reads of the whole body, in the draft's offsets. */
function wholeTree({text, frontMatter}: Draft): RootContent[] {
  const from = frontMatter?.to ?? 0
  const nodes = parse(tamed(text, from, text.length), noLabels)
  move(nodes, 0, from)
  return nodes
}

/** The tree that the chunks make, likewise. */
function treeOf(it: Draft): RootContent[] {
  const starts = chunkStarts(it)
  let lines = 0
  return it.chunks.flatMap(({source, nodes}, index) => {
    const copy = structuredClone([...nodes])
    move(copy, lines, starts[index] ?? 0)
    lines += source.match(/\r\n?|\n/g)?.length ?? 0
    return copy
  })
}

const at = (it: Draft, next: Stroke) => placed(next, it.text, chunkStarts(it))
const typed = (it: Draft, strokes: readonly Stroke[], care: Care = everyCare): Draft =>
  strokes.reduce((now, next) => edit(now, at(now, next), care), it)
const sources = (it: Draft) => it.chunks.map(({source}) => source)

suite('a draft after any edits', () => {
  test('P1 P2 P3: has the tree, the text and the chunks of a fresh reading', () => {
    holds(300, session, ([text, strokes]) => {
      let now = open(text)
      for (const next of [null, ...strokes]) {
        if (next) now = edit(now, at(now, next))
        assert.deepEqual(treeOf(now), wholeTree(now))
        assert.equal(sources(now).join(''), now.text.slice(now.frontMatter?.to ?? 0))
        if (next) assert.deepEqual(contents(now), contents(open(now.text)))
      }
    })
  })

  test('says in its passages what its tree says, though plain chunks are read without a tree', () => {
    holds(200, session, ([text, strokes]) => {
      for (const {source, nodes, passages, comments} of typed(open(text), strokes).chunks)
        assert.deepEqual({passages, comments}, said(source, nodes))
    })
  })

  test('P8: is the draft of the same edits made at once, and an edit undone leaves an equal draft', () => {
    holds(200, session, ([text, strokes]) => {
      const before = open(text)
      let now = before
      const edits = strokes.map((next) => {
        const one = at(now, next)
        const undo = {from: one.from, to: one.from + one.insert.length, insert: now.text.slice(one.from, one.to)}
        const after = edit(now, one)
        assert.deepEqual(contents(edit(after, undo)), contents(now))
        now = after
        return one
      })
      assert.deepEqual(contents(editAll(before, merged(edits))), contents(now))
    })
  })

  test('P9: leaves the draft before it as it was', () => {
    holds(100, session, ([text, strokes]) => {
      const before = open(text)
      const copy = structuredClone({...before, chunks: before.chunks.map((chunk) => ({...chunk, passages: []}))})
      typed(before, strokes)
      assert.deepEqual({...before, chunks: before.chunks.map((chunk) => ({...chunk, passages: []}))}, copy)
      assert.deepEqual(before, open(text))
    })
  })
})

suite('chunks', () => {
  test('P4 P5: read on their own, the next one in sight, as they read in the draft', () => {
    holds(100, session, ([text, strokes]) => {
      const now = typed(open(text), strokes)
      now.chunks.forEach(({source, nodes}, index) => {
        const ahead = now.chunks[index + 1]?.source ?? ''
        const alone = parse(source + ahead, now.defined).filter(({position}) => position!.start.offset! < source.length)
        assert.deepEqual(nodes, alone)
        if (index === 0) return
        assert.match(now.chunks[index - 1]!.source, /(?:^|\n|\r)[ \t]*(?:\r\n?|\n)$/, 'behind a blank line')
        assert.match(source, /^[^ \t]/, 'with neither space nor tab')
      })
    })
  })

  const chapters = Array.from(
    {length: 60},
    (_, index) => `## 第${index}项\n\n建成${index}个中心，[见注][a]。\n\n- *甲*\n- 乙\n\n`,
  )

  test('P6 P7: all but three are the same objects after a keystroke, and little is read', () => {
    const before = open(`${chapters.join('')}[a]: /u\n`)
    holds(
      200,
      fc.tuple(fc.nat(before.text.length - 10), fc.constantFrom('字', '3', ' ', '*', '。')),
      ([from, insert]) => {
        let read = 0
        const now = edit(before, {from, to: from, insert}, {...everyCare, seen: (characters) => (read += characters)})
        const kept = new Set(before.chunks)
        assert.ok(now.chunks.filter((chunk) => !kept.has(chunk)).length <= 3)
        assert.ok(read < 200, `${read} characters read`)
      },
    )
  })

  test('P6 P7: many edits made at once read their own chunks only, each once', () => {
    const before = open(chapters.join(''))
    const edits = [...before.text.matchAll(/第[0-9]*[05]项/g)].map(({index}) => ({
      from: index,
      to: index + 1,
      insert: '每',
    }))
    let read = 0
    const now = editAll(before, edits, {...everyCare, seen: (characters) => (read += characters)})
    assert.deepEqual(contents(now), contents(open(now.text)))
    const kept = new Set(before.chunks)
    assert.ok(now.chunks.filter((chunk) => !kept.has(chunk)).length <= 2 * edits.length)
    assert.ok(read < 200 * edits.length, `${read} characters read`)
  })

  test('P7: an edit that opens a fence over the rest reads at most three times the text', () => {
    const text = chapters.join('')
    for (let from = 0; from < text.length; from += 397) {
      const line = text.lastIndexOf('\n', from) + 1
      let read = 0
      edit(
        open(text),
        {from: line, to: line, insert: '```\n'},
        {...everyCare, seen: (characters) => (read += characters)},
      )
      assert.ok(read <= 3 * text.length + 200, `${read} of ${text.length} characters read`)
    }
  })

  test('P10: a new label re-reads only chunks with a bracket', () => {
    const before = open(chapters.join(''))
    const now = edit(before, {from: before.text.length, to: before.text.length, insert: '[a]: /u\n'})
    assert.deepEqual(treeOf(now), wholeTree(now))
    const kept = new Set(now.chunks)
    const lost = before.chunks.filter((chunk) => !kept.has(chunk))
    assert.deepEqual(
      lost.filter(({source}) => !source.includes('[')).map(({source}) => source),
      [before.chunks.at(-1)!.source],
    )
  })
})

suite('passages stay the same objects', () => {
  const lines = Array.from({length: 500}, (_, index) => `${index}号线全长${index * 3}公里，年内建成。`)
  const before = open(lines.join('\n'))
  const passages = (it: Draft) => it.chunks.flatMap((chunk) => chunk.passages.map(({passage}) => passage))

  test('but the one of the line in which is typed', () => {
    holds(60, fc.tuple(fc.nat(before.text.length), fc.constantFrom('字', '3', '**', '。', ' ')), ([from, insert]) => {
      const known = new Set(passages(before))
      assert.ok(passages(edit(before, {from, to: from, insert})).filter((passage) => !known.has(passage)).length <= 2)
    })
  })
})

suite('pieces of a paragraph without an end', () => {
  const sentences = (mark: string) =>
    Array.from({length: 500}, (_, index) => `${index}号线${mark}全长${mark}${index * 3}公里，年内建成。`).join('')
  const passages = (it: Draft) => it.chunks.flatMap((chunk) => chunk.passages)
  const strokes = fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('字', '3', '**', '。', '，', '\n', '[甲。](乙)', ''))

  for (const mark of ['', '`'])
    test(`are those of a fresh reading, and but a few are read again (${mark || 'no mark'})`, () => {
      const before = open(sentences(mark))
      const known = new Set(passages(before).map(({passage}) => passage))
      assert.ok(known.size > 3)
      holds(mark ? 6 : 20, strokes, ([place, length, insert]) => {
        const from = place % before.text.length
        const after = edit(before, {from, to: Math.min(from + length, before.text.length), insert})
        assert.deepEqual(passages(after), passages(open(after.text)))
        const isProse = insert !== '\n' && !/[*`]/.test(insert + before.text.slice(from, from + length))
        if (isProse) assert.ok(passages(after).filter(({passage}) => !known.has(passage)).length <= 4)
      })
    })
})

suite('P15: the search for counterexamples is awake', () => {
  /** With seeds that come upon one soon: that it is found is what counts, and not how long that takes. */
  const seeds = {blankAbove: 6, flush: 39, indentedCode: 7, left: 2, resync: seed, relabel: seed}
  for (const [care, seed] of Object.entries(seeds))
    test(`it finds one where the reader lets go of “${care}”`, () => {
      const found = fc.check(
        fc.property(traps, fc.array(stroke, {minLength: 1, maxLength: 3}), (text, strokes) => {
          const now = typed(open(text), strokes, {...everyCare, [care]: false})
          assert.deepEqual(treeOf(now), wholeTree(now))
        }),
        {seed, numRuns: 4000, endOnFailure: true},
      )
      assert.ok(found.failed, `none in ${found.numRuns} runs, seed ${seed}`)
    })
})
