import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {strFromU8, unzipSync} from 'fflate'
import {type Finding, findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {withComments} from '../../server/src/word/comments.js'
import {openWord, type WordFile} from '../../server/src/word/word-file.js'
import {kinds} from '../mutations/kinds.js'
import {random} from '../mutations/random.js'
import {samples} from '../mutations/sample.js'
import {hands} from './hands.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const drafts = join(root, 'test/mutations/drafts')
const registries = join(root, 'examples/registry')

interface Planted {
  readonly name: string
  readonly text: string
  readonly registry: readonly string[]
}

/** Clean drafts, each with an error of every other kind in it; and the two of the example workspace. */
function planted(): readonly Planted[] {
  const own = samples().flatMap((sample): readonly Planted[] => {
    if (!/^(agriculture|ecology|education|energy)$/.test(sample.name)) return []
    const edits = kinds
      .flatMap((kind, index) => kind.plant(sample, random(index)) ?? [])
      .sort((a, b) => b.from - a.from)
    let [text, reached] = [sample.text, Number.POSITIVE_INFINITY]
    for (const {from, to, insert} of edits) {
      if (to + 40 > reached) continue
      text = text.slice(0, from) + insert + text.slice(to)
      reached = from
    }
    return [{name: sample.name, text, registry: [join(drafts, `${sample.name}.metrics.yaml`)]}]
  })
  const example = readdirSync(registries).map((it) => join(registries, it))
  const at = (name: string) => readFileSync(join(root, 'examples', `${name}.md`), 'utf8')
  return [...own, ...['plan', 'planted'].map((name) => ({name, text: at(name), registry: example}))]
}

function opened(text: string, registry: readonly string[]): Snapshot {
  const files = registry.map((path) => ({path, text: readFileSync(path, 'utf8')}))
  const config = 'plan:\n  period: FYP14\n  baseline: 2020-12-31\n'
  const configured = advance(emptySnapshot, {kind: 'config-set', path: 'plumbline.yaml', text: config})
  return advance(advance(configured, {kind: 'registries-read', files}), {kind: 'draft-opened', uri: 'a', text})
}

/** Words as a reader sees them. */
const seen = (text: string): string => text.replace(/<[^>]*>|[\\\s*|>#-]/g, '')

/** What a draft is told, and of which words. */
const told = (text: string, all: readonly Finding[]): readonly string[] =>
  all.map(({rule, words, span}) => `${rule} “${seen(text.slice(span.from, span.to))}” ${words.zh}`).sort()

const partsOf = (bytes: Uint8Array) =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, it]) => [name, strFromU8(it)]))

/** The text without what comments put into it: their marks, and the seams of runs that were cut for them. */
function unmarked(xml: string, ours: ReadonlySet<string>): string {
  const isOurs = (mark: string) => ours.has(/w:id="(\d+)"/.exec(mark)?.[1] ?? '')
  return xml
    .replace(/<w:r><w:commentReference w:id="\d+"\/><\/w:r>/g, (it) => (isOurs(it) ? '' : it))
    .replace(/<w:commentRange(?:Start|End) w:id="\d+"\/>/g, (it) => (isOurs(it) ? '' : it))
}

/** The text with the properties of its runs, wherever these are cut: two runs of the same properties side by side are one. */
function joined(xml: string): string {
  let [text, reached, last] = ['', 0, '']
  for (const {index, 0: run, 1: properties = '', 2: words = ''} of xml.matchAll(
    /<w:r(?: [^>]*)?>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?((?:(?!<\/w:r>).)*)<\/w:r>/g,
  )) {
    const between = xml.slice(reached, index)
    text += between + (between === '' && properties === last ? '' : properties) + words.replace(/<\/?w:t\b[^>]*>/g, '')
    reached = index + run.length
    last = properties
  }
  return text + xml.slice(reached)
}

/** The words between the marks of a comment. */
function wordsAt(xml: string, id: string): string {
  const start = `<w:commentRangeStart w:id="${id}"/>`
  const inside = xml.slice(xml.indexOf(start) + start.length, xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`))
  return [...inside.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((it) => it[1]).join('')
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The file with a comment for each finding; and of how many findings the comment stands at the very words. */
function annotated(file: WordFile, found: readonly Finding[]): {bytes: Uint8Array; atWords: number; all: number} {
  const {text} = file.reading
  const comments = found.map(({span, words}) => ({...span, lines: [words.zh]}))
  const made = withComments(file, comments, new Date(0))
  assert.equal(made.placed, found.length)
  const document = partsOf(made.bytes).get('word/document.xml') ?? ''
  const ids = ourIds(made.bytes)
  const atWords = found.filter(
    ({span}, index) => seen(unescaped(wordsAt(document, ids[index] ?? ''))) === seen(text.slice(span.from, span.to)),
  ).length
  return {bytes: made.bytes, atWords, all: found.length}
}

const ourIds = (bytes: Uint8Array): readonly string[] =>
  [...(partsOf(bytes).get('word/comments.xml') ?? '').matchAll(/<w:comment [^>]*w:id="(\d+)" w:author="准绳"/g)].map(
    (it) => it[1] ?? '',
  )

function assertOnlyCommented(bytes: Uint8Array, made: Uint8Array): void {
  const [before, after] = [partsOf(bytes), partsOf(made)]
  for (const [part, words] of before)
    if (!/document\.xml|comments\.xml|Content_Types/.test(part)) assert.equal(after.get(part), words, part)
  const [old, now] = [before, after].map((parts) => parts.get('word/document.xml') ?? '')
  assert.ok(joined(unmarked(now ?? '', new Set(ourIds(made)))) === joined(old ?? ''), 'the text of the file is another')
  assert.equal(openWord(made).reading.text, openWord(bytes).reading.text)
}

suite('the same drafts by many hands', () => {
  const all = planted()
  const expected = new Map(
    all.map(({name, text, registry}) => [name, told(text, findings(opened(text, registry), 'a'))]),
  )
  let [placed, count] = [0, 0]
  for (const hand of hands)
    test(`by ${hand.name}: the findings of the Markdown, at their words, and nothing else changed`, async () => {
      for (const {name, text, registry} of all) {
        const bytes = await hand.write(text)
        const file = openWord(bytes)
        const found = findings(opened(file.reading.text, registry), 'a')
        assert.deepEqual(told(file.reading.text, found), expected.get(name), name)
        const made = annotated(file, found)
        assertOnlyCommented(bytes, made.bytes)
        placed += made.atWords
        count += made.all
      }
    })
  test('ninety-nine of a hundred comments stand at the very words', () => {
    assert.ok(all.length * hands.length >= 30)
    assert.ok(count >= 300, String(count))
    assert.ok(placed / count >= 0.99, `${placed} of ${count}`)
  })
})
