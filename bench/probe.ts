/** One measurement in a process of its own, bundled and started by `run.ts`: `--expose-gc`, NAME, [DRAFT or FOLDER]; prints figures as JSON. */
import {readdirSync, readFileSync} from 'node:fs'
import {load} from 'js-yaml'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {findings} from '../server/src/core/ide/findings/findings.js'
import {readingOf} from '../server/src/core/ide/reading.js'
import {find} from '../server/src/core/mentions/find.js'
import {chinese} from '../server/src/core/mentions/languages.js'
import {advance} from '../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../server/src/core/session/snapshot.js'
import {viewOf} from '../server/src/core/text/view.js'
import {dieYoung, weaveLittle} from '../server/src/memory.js'
import {answers} from './answers.js'
import {large} from './large.js'
import {openings} from './openings.js'
import {startUp} from './start-up.js'
import {pasted, plan, registry} from './texts.js'
import {wordDraft} from './word.js'
import {checked, workspace} from './workspace.js'

type Figures = Readonly<Record<string, number>>

const megabyte = 1_000_000
const draft = (): string => (process.argv[3] ? readFileSync(process.argv[3], 'utf8') : plan(megabyte))

const probes: Readonly<Record<string, () => Figures | Promise<Figures>>> = {
  word: wordDraft,
  open: () => {
    const text = draft()
    const before = world()
    const [cold, snapshot] = timed(() => opened(before, text))
    const [reading] = timed(() => readingOf(snapshot, uri))
    const [checks] = timed(() => findings(snapshot, uri))
    return {cold: cold + reading + checks, opening: cold, reading, checks}
  },
  remark: () => {
    const text = draft()
    return {cold: timed(() => unified().use(remarkParse).use(remarkGfm).parse(text))[0]}
  },
  keystroke: () => keystrokes(opened(world(), draft())),
  pasted: () => keystrokes(opened(world(), pasted(200_000))),
  registry: () => {
    const text = registry(10_000)
    const [cold] = timed(() => {
      const snapshot = advance(emptySnapshot, {kind: 'registries-read', files: [{path: 'r.metrics.yaml', text}]})
      return snapshot.world.registry.indicator(snapshot.world.registry.ids.at(-1) ?? '')?.declaredAt
    })
    return {cold}
  },
  'registry-keystroke': registryKeystrokes,
  'js-yaml': () => {
    const text = registry(10_000)
    return {cold: timed(() => load(text))[0]}
  },
  start: startUp,
  answers: () => answers(draft()),
  openings,
  workspace,
  checked,
  large,
  /** Real texts, whose lines are of all lengths. */
  texts: () => {
    const folder = process.argv[3] ?? ''
    const text = readdirSync(folder)
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
      .join('\n')
    // As much as is read below: so often that 5 MB are full, and with as much behind it of what pays for the compiler.
    const often = Math.ceil((5 * megabyte) / Buffer.byteLength(text))
    const all = () => Array.from({length: often}, () => lines(text)).flat()
    read(all())
    return {rate: (often * Buffer.byteLength(text)) / megabyte / (best(all, read) / 1000)}
  },
  reading: () => {
    const prose = pasted(5 * megabyte)
    const small = pasted(megabyte / 2)
    read(lines(small))
    const rate = Buffer.byteLength(prose) / megabyte / (best(() => lines(prose), read) / 1000)
    const [once, tenfold] = [best(() => lines(small), read), best(() => lines(prose), read)]
    const inLines = pasted(megabyte)
    const oneLine = inLines.replaceAll('\n', '')
    const digits = (count: number): string => `共有${'1234567890'.repeat(count / 10)}个`
    return {
      rate,
      growth: tenfold / once / (prose.length / small.length),
      oneLine: best(() => [prosePassage(oneLine)], read) / best(() => lines(inLines), read),
      digits: best(() => [prosePassage(digits(100_000))], read) / best(() => [prosePassage(digits(10_000))], read) / 10,
    }
  },
}

const uri = 'plan.md'

const world = (): Snapshot =>
  advance(emptySnapshot, {kind: 'registries-read', files: [{path: 'r.metrics.yaml', text: registry(10_000)}]})

const opened = (before: Snapshot, text: string): Snapshot => advance(before, {kind: 'draft-opened', uri, text})

/** Types a character at places all over the draft, each time up to the findings; every second one takes it back. */
function keystrokes(start: Snapshot): Figures {
  let snapshot = start
  findings(snapshot, uri)
  const whole: number[] = []
  const checks: number[] = []
  const length = start.drafts.get(uri)?.text.length ?? 0
  for (let count = 0; count < 400; count++) {
    const from = Math.floor(((count >> 1) * 0.618_033_989 * length) % length)
    const edit = count % 2 ? {from, to: from + 1, insert: ''} : {from, to: from, insert: '数'}
    const began = performance.now()
    snapshot = advance(snapshot, {kind: 'draft-edited', uri, edits: [edit]})
    readingOf(snapshot, uri)
    const between = performance.now()
    findings(snapshot, uri)
    const [editing, checking] = [between - began, performance.now() - between]
    // The first ones pay for the compiler.
    if (count < 40) continue
    whole.push(editing + checking)
    checks.push(checking)
  }
  return {
    p50: quantile(whole, 0.5),
    p95: quantile(whole, 0.95),
    p99: quantile(whole, 0.99),
    checks: quantile(checks, 0.5),
    findings: findings(snapshot, uri).length,
  }
}

/** Types a character at places all over a registry of 10,000 indicators, each time up to its findings and those of an open draft. */
function registryKeystrokes(): Figures {
  const path = 'r.metrics.yaml'
  let snapshot = opened(world(), plan(20_000))
  findings(snapshot, uri)
  findings(snapshot, path)
  const length = snapshot.registryFiles.get(path)?.text.length ?? 0
  const spent: number[] = []
  for (let count = 0; count < 300; count++) {
    const from = Math.floor(((count >> 1) * 0.618_033_989 * length) % length)
    const edit = count % 2 ? {from, to: from + 1, insert: ''} : {from, to: from, insert: '数'}
    const began = performance.now()
    snapshot = advance(snapshot, {kind: 'registry-edited', path, edits: [edit]})
    findings(snapshot, path)
    findings(snapshot, uri)
    if (count >= 40) spent.push(performance.now() - began)
  }
  return {p50: quantile(spent, 0.5), p95: quantile(spent, 0.95), p99: quantile(spent, 0.99)}
}

const prosePassage = (source: string) => ({kind: 'paragraph', source, view: viewOf(source, []), depth: 0}) as const

const lines = (text: string) => text.split('\n').map(prosePassage)

function read(passages: readonly ReturnType<typeof prosePassage>[]): number {
  let mentions = 0
  for (const passage of passages) mentions += find(passage, chinese).mentions.length
  return mentions
}

/** The least of some rounds, in ms; each round reads objects of its own, since what was read is remembered. */
function best<Given>(given: () => Given, run: (given: Given) => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const fresh = given()
      return timed(() => run(fresh))[0]
    }),
  )
}

function timed<Result>(run: () => Result): readonly [number, Result] {
  globalThis.gc?.()
  const from = performance.now()
  const result = run()
  return [performance.now() - from, result]
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN

// As the product sets it.
dieYoung()
weaveLittle()
const probe = probes[process.argv[2] ?? '']
if (!probe) throw new Error(`no such probe; there are ${Object.keys(probes).join(', ')}`)
Promise.resolve(probe()).then((figures) => console.log(JSON.stringify(figures)))
