import assert from 'node:assert/strict'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {config, registry} from '../cli/run.js'

/** Texts of about so many characters that have cost, or would cost, more for each character the longer they are. */
const shapes: Readonly<Record<string, (length: number) => string>> = {
  'figures with nothing between them': repeated('3个、'),
  'shares in one line': repeated('5%'),
  'figures of a registered indicator in one sentence': repeated('互联网数据中心103个，'),
  'figures behind semicolons': repeated('甲乙3个；'),
  'ranges without a verb': repeated('3个至'),
  'a list that 分别 gives its figures': (length) =>
    `${numbered(length / 2, (at) => `甲${at}、`)}分别为${numbered(length / 2, (at) => `${at}个、`)}。`,
  'underlined headings': repeated('甲\n===\n'),
  'underlined headings with blank lines': repeated('甲\n===\n\n'),
  'lines below a quote': (length) => `> ${repeated('甲3个\n')(length)}`,
  'code by indentation behind a line': (length) => `甲\n${repeated('    甲3个\n')(length)}`,
  'items of a loose list': repeated('- 甲3个\n\n'),
  'a paragraph for each figure': numberedParagraphs,
  'blanks in a title of the metadata': (length) => `---\ntitle: 甲${' '.repeat(length)}乙\n---\n\n甲3个。\n`,
  'a bracket that a cell does not close': (length) =>
    `| 指标 | 2025年 |\n| --- | --- |\n| 产值（亿元） | [${'1'.repeat(length)} |\n`,
}

function repeated(piece: string): (length: number) => string {
  return (length) => piece.repeat(Math.ceil(length / piece.length))
}

function numbered(length: number, piece: (at: number) => string): string {
  let text = ''
  for (let at = 1; text.length < length; at++) text += piece(at)
  return text
}

function numberedParagraphs(length: number): string {
  return numbered(length, (at) => `${String.fromCharCode(0x4e00 + ((at * 7) % 20_000))}站${at}个。\n\n`)
}

const world = advance(advance(emptySnapshot, {kind: 'config-set', path: 'plumbline.yaml', text: config}), {
  kind: 'registries-read',
  files: [{path: 'r.metrics.yaml', text: registry}],
})

function read(text: string): Snapshot {
  const snapshot = advance(world, {kind: 'draft-opened', uri: 'plan.md', text})
  findings(snapshot, 'plan.md')
  return snapshot
}

/** Time of this process alone, in ms. */
function costOf(work: () => void): number {
  const {user, system} = process.cpuUsage()
  work()
  const now = process.cpuUsage()
  return (now.user - user + now.system - system) / 1000
}

/**
 * Two works in turn, and the least that each has cost so far: other work on the machine, and a compiler that warms up, only
 * ever add to it. What keeps its proportion shows it in some round, what does not in none.
 */
function assertKeeps(less: () => void, more: () => void, isKept: (less: number, more: number) => boolean): void {
  let [least, most] = [Infinity, Infinity]
  for (let round = 0; round < 6; round++) {
    least = Math.min(least, costOf(less), costOf(less))
    most = Math.min(most, costOf(more))
    if (isKept(least, most)) return
  }
  assert.fail(`${least} ms, then ${most} ms`)
}

/** Two sizes, four times apart: what grows in proportion costs four times as much, what is quadratic sixteen times. */
const [small, large] = [2500, 10_000]

suite('however long a text of one kind is', () => {
  suiteSetup(() => {
    for (const text of Object.values(shapes)) read(text(small))
  })

  for (const [name, shape] of Object.entries(shapes))
    test(`reading it costs in proportion to its length: ${name}`, () => {
      assertKeeps(
        () => void read(shape(small)),
        () => void read(shape(large)),
        (less, more) => more < 6 * less,
      )
    })

  test('a full stop in the midst of it costs nothing', () => {
    const half = repeated('甲乙3个，')(small / 2)
    assertKeeps(
      () => void read(`${half}，${half}`),
      () => void read(`${half}。${half}`),
      (without, withStop) => withStop < 3 * without,
    )
  })

  for (const [name, shape] of Object.entries(shapes))
    test(`a keystroke costs no more than reading it afresh: ${name}`, () => {
      const text = shape(1500)
      const from = text.length >> 1
      const before = read(text)
      const edits = [{from, to: from, insert: '5'}]
      assertKeeps(
        () => void read(`${text.slice(0, from)}5${text.slice(from)}`),
        () => void findings(advance(before, {kind: 'draft-edited', uri: 'plan.md', edits}), 'plan.md'),
        (afresh, typed) => typed < 1.5 * afresh + 5,
      )
    })
})
