/**
 * `npm run bench [-- --draft FILE] [--texts FOLDER]`: speed as ratios, ours as it is built for users, each probe in a
 * process of its own, floors beside ours in the same run. Exits 1 when a bar is missed. Quote ratios, not milliseconds: machines differ.
 */
import {execFileSync} from 'node:child_process'
import {parseArgs} from 'node:util'
import {bundled, publish} from './bundle.js'

const {values: options} = parseArgs({
  options: {draft: {type: 'string'}, texts: {type: 'string'}, only: {type: 'string', default: ''}},
})

type Figures = Readonly<Record<string, number>>

publish()
const program = await bundled('probe')

const probe = (name: string): Figures => {
  const given = name === 'texts' ? options.texts : options.draft
  const args = ['--expose-gc', program, name]
  return JSON.parse(
    execFileSync(process.execPath, given === undefined ? args : [...args, given], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
}

interface Bar {
  readonly what: string
  readonly probes: readonly string[]
  /** Ours as a multiple of the floor, or the figure itself where the bar is a figure. */
  readonly figure: (...found: Figures[]) => number
  readonly atMost: number
  readonly show: (...found: Figures[]) => string
}

const ms = (value: number | undefined): string =>
  `${(value ?? Number.NaN).toFixed(value !== undefined && value < 10 ? 2 : 0)} ms`
const get = (found: Figures | undefined, key: string): number => found?.[key] ?? Number.NaN

const bars: readonly Bar[] = [
  {
    what: 'opening the first 1 MB draft of a session, when the server has been idle, ÷ remark-parse with gfm on its text',
    probes: ['openings', 'remark'],
    figure: (open, remark) => get(open, 'first') / get(remark, 'cold'),
    atMost: 1.5,
    show: (open, remark) =>
      `${ms(get(open, 'first'))} ÷ ${ms(get(remark, 'cold'))}, at once after the start ${ms(get(open, 'firstAtOnce'))}`,
  },
  {
    what: 'opening the second one ÷ the same',
    probes: ['openings', 'remark'],
    figure: (open, remark) => get(open, 'second') / get(remark, 'cold'),
    atMost: 0.8,
    show: (open, remark) => `${ms(get(open, 'second'))} ÷ ${ms(get(remark, 'cold'))}`,
  },
  {
    what: 'opening the first 100 KB draft of a session, when the server has been idle, ms',
    probes: ['openings'],
    figure: (open) => get(open, 'small'),
    atMost: 250,
    show: (open) => `${ms(get(open, 'small'))}, at once after the start ${ms(get(open, 'smallAtOnce'))}`,
  },
  {
    what: 'keystroke to findings over the streams, 1 MB draft, p50 in ms',
    probes: ['openings'],
    figure: (open) => get(open, 'key'),
    atMost: 8,
    show: (open) => ms(get(open, 'key')),
  },
  {
    what: 'keystroke to findings ÷ opening, 1 MB draft, 10,000 indicators',
    probes: ['keystroke', 'open'],
    figure: (key, open) => get(key, 'p50') / get(open, 'cold'),
    atMost: 0.01,
    show: (key, open) => `p50 ${ms(get(key, 'p50'))} ÷ ${ms(get(open, 'cold'))}`,
  },
  {
    what: 'keystroke to findings, 1 MB draft, p95 in ms',
    probes: ['keystroke'],
    figure: (key) => get(key, 'p95'),
    atMost: 16,
    show: (key) => `p50 ${ms(get(key, 'p50'))}, p95 ${ms(get(key, 'p95'))}, ${get(key, 'findings')} findings`,
  },
  {
    what: 'all checks ÷ a cold check of the 1 MB draft',
    probes: ['open'],
    figure: (open) => get(open, 'checks') / get(open, 'cold'),
    atMost: 0.35,
    show: (open) => `${ms(get(open, 'checks'))} of ${ms(get(open, 'cold'))}`,
  },
  {
    what: 'all checks in a keystroke, ms',
    probes: ['keystroke'],
    figure: (key) => get(key, 'checks'),
    atMost: 3,
    show: (key) => ms(get(key, 'checks')),
  },
  {
    what: 'keystroke in a 200 KB draft pasted from Word, p95 in ms',
    probes: ['pasted'],
    figure: (key) => get(key, 'p95'),
    atMost: 10,
    show: (key) => `p50 ${ms(get(key, 'p50'))}, p95 ${ms(get(key, 'p95'))}`,
  },
  {
    what: 'keystroke in a registry file of 10,000 indicators to findings in it and in an open draft, p95 in ms',
    probes: ['registry-keystroke'],
    figure: (key) => get(key, 'p95'),
    atMost: 50,
    show: (key) => `p50 ${ms(get(key, 'p50'))}, p95 ${ms(get(key, 'p95'))}`,
  },
  {
    what: '10,000 indicators ready, with places ÷ js-yaml on their text',
    probes: ['registry', 'js-yaml'],
    figure: (ours, floor) => get(ours, 'cold') / get(floor, 'cold'),
    atMost: 1,
    show: (ours, floor) => `${ms(get(ours, 'cold'))} ÷ ${ms(get(floor, 'cold'))}`,
  },
  {
    what: 'seconds of processor time to check a page edited since under 100,000 indicators whose problems are known',
    probes: ['large'],
    figure: (it) => get(it, 'edited') / 1000,
    atMost: 2,
    show: (it) => `${ms(get(it, 'edited'))}, of a page known too ${ms(get(it, 'known'))}`,
  },
  {
    what: 'memory for that, MB',
    probes: ['large'],
    figure: (it) => get(it, 'memory'),
    atMost: 500,
    show: (it) => `${get(it, 'memory').toFixed(0)} MB, of a page known too ${get(it, 'knownMemory').toFixed(0)} MB`,
  },
  {
    what: 'start-up of the bundled server ÷ an empty language server',
    probes: ['start'],
    figure: (start) => get(start, 'ours') / get(start, 'empty'),
    atMost: 1.3,
    show: (start) => `${ms(get(start, 'ours'))} ÷ ${ms(get(start, 'empty'))}`,
  },
  {
    what: 'hover, completion and definition in a 1 MB draft with 10,000 indicators, the slowest p95 in ms',
    probes: ['answers'],
    figure: (it) => Math.max(get(it, 'hover'), get(it, 'completion'), get(it, 'definition')),
    atMost: 10,
    show: (it) =>
      `hover ${ms(get(it, 'hover'))}, completion ${ms(get(it, 'completion'))}, definition ${ms(get(it, 'definition'))}`,
  },
  {
    what: 'keystroke to the tokens it changes in that draft, p95 in ms',
    probes: ['answers'],
    figure: (it) => get(it, 'tokens'),
    atMost: 10,
    show: (it) => ms(get(it, 'tokens')),
  },
  {
    what: 'seconds to find the findings of 1,000 drafts of 20 KB in the server, cold',
    probes: ['workspace'],
    figure: (it) => get(it, 'cold') / 1000,
    atMost: 10,
    show: (it) => ms(get(it, 'cold')),
  },
  {
    what: 'seconds to find them from the cache',
    probes: ['workspace'],
    figure: (it) => get(it, 'cached') / 1000,
    atMost: 1.5,
    show: (it) => ms(get(it, 'cached')),
  },
  {
    what: 'references in those drafts, p95 in ms',
    probes: ['workspace'],
    figure: (it) => get(it, 'references'),
    atMost: 100,
    show: (it) => `${ms(get(it, 'references'))}, up to ${get(it, 'places')} places`,
  },
  {
    what: 'memory of the server with those drafts, at most, in MB',
    probes: ['workspace'],
    figure: (it) => get(it, 'peak'),
    atMost: 350,
    show: (it) =>
      `${get(it, 'coldMemory').toFixed(0)} MB after a cold index, ${get(it, 'late').toFixed(0)} MB at the end`,
  },
  {
    what: 'memory of the server after 10,000 edits ÷ after 1,000',
    probes: ['workspace'],
    figure: (it) => get(it, 'late') / get(it, 'early'),
    atMost: 1.1,
    show: (it) => `${get(it, 'late').toFixed(0)} ÷ ${get(it, 'early').toFixed(0)} MB`,
  },
  {
    what: 'seconds of `plumbline check` on those drafts, from the cache',
    probes: ['checked'],
    figure: (it) => get(it, 'cached') / 1000,
    atMost: 1.5,
    show: (it) => `${ms(get(it, 'cached'))}, cold ${ms(get(it, 'cold'))}`,
  },
  {
    what: 'seconds to read 5 MB of prose (the reading, without Markdown)',
    probes: ['reading'],
    figure: (reading) => 5 / get(reading, 'rate'),
    atMost: 1,
    show: (reading) => `${get(reading, 'rate').toFixed(1)} MB/s`,
  },
  ...(options.texts
    ? [
        {
          what: 'seconds to read 5 MB of the texts given, line by line',
          probes: ['texts'],
          figure: (texts: Figures) => 5 / get(texts, 'rate'),
          atMost: 1,
          show: (texts: Figures) => `${get(texts, 'rate').toFixed(1)} MB/s`,
        } as Bar,
      ]
    : []),
  {
    what: 'ten times the text ÷ ten times the time of reading',
    probes: ['reading'],
    figure: (reading) => get(reading, 'growth'),
    atMost: 1.3,
    show: (reading) => `${get(reading, 'growth').toFixed(2)}`,
  },
  {
    what: 'one line of 1 MB ÷ the same text in lines',
    probes: ['reading'],
    figure: (reading) => get(reading, 'oneLine'),
    atMost: 1.5,
    show: (reading) => `${get(reading, 'oneLine').toFixed(2)}`,
  },
  {
    what: 'ten times the digits in one line ÷ ten times the time',
    probes: ['reading'],
    figure: (reading) => get(reading, 'digits'),
    atMost: 2,
    show: (reading) => `${get(reading, 'digits').toFixed(2)}`,
  },
  {
    what: 'checking a Word draft of 200 pages ÷ checking its Markdown',
    probes: ['word'],
    figure: (word) => get(word, 'word') / get(word, 'markdown'),
    atMost: 3,
    show: (word) => `${ms(get(word, 'word'))} ÷ ${ms(get(word, 'markdown'))}, ${get(word, 'characters')} characters`,
  },
  {
    what: 'its comments beyond that, ms',
    probes: ['word'],
    figure: (word) => get(word, 'annotated'),
    atMost: 2000,
    show: (word) => ms(get(word, 'annotated')),
  },
  {
    what: 'memory for all of it, MB',
    probes: ['word'],
    figure: (word) => get(word, 'memory'),
    atMost: 600,
    show: (word) => `${get(word, 'memory').toFixed(0)} MB`,
  },
]

const known = new Map<string, Figures>()
let missed = 0
for (const bar of bars.filter(({what, probes}) => `${what} ${probes}`.includes(options.only))) {
  const found = bar.probes.map((name) => {
    const figures = known.get(name) ?? probe(name)
    known.set(name, figures)
    return figures
  })
  const figure = bar.figure(...found)
  const kept = figure <= bar.atMost
  if (!kept) missed++
  console.log(
    `${kept ? 'kept  ' : 'MISSED'} ${figure.toFixed(3).padStart(8)} ≤ ${String(bar.atMost).padEnd(5)} ${bar.what}  (${bar.show(...found)})`,
  )
}
process.exitCode = missed ? 1 : 0
