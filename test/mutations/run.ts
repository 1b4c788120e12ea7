/**
 * `npm run eval:mutations [-- --count N] [--seed S] [--show N] [--only WORDS] [--drafts FOLDER]`: plants errors of known kinds
 * in clean drafts, one at a time, and prints how many are found at their place by the right check; `--only` takes the kinds
 * that begin with one of the words, `--drafts` the drafts of a folder (NAME.md or NAME.txt beside NAME.metrics.yaml, or
 * else against what `plumbline init` makes of them) instead of those here, and prints what is found in them as they are. Exits 1 below the bars of `bars.ts`.
 */
import {parseArgs} from 'node:util'
import {shortfalls, total} from './bars.js'
import {check, cleanOf, score} from './harness.js'
import {kinds} from './kinds.js'
import {samples, samplesOf} from './sample.js'

const {values} = parseArgs({
  options: {
    count: {type: 'string', default: '50'},
    seed: {type: 'string', default: '20211'},
    show: {type: 'string', default: '0'},
    only: {type: 'string', default: ''},
    drafts: {type: 'string'},
  },
})

const drafts = values.drafts ? samplesOf(values.drafts) : samples()
if (values.drafts)
  for (const sample of drafts) {
    const {draft} = cleanOf(sample)
    const about = check(draft, sample).filter(
      ({rule, severity}) => severity !== 'hint' && /^(?:registry-(?!unregistered)|self-|table-prose)/.test(rule),
    )
    console.log(`${sample.name}: ${sample.world.registry.ids.length} indicators, ${sample.figures.length} figures`)
    for (const {rule, words} of about) console.log(`    as it is  ${rule} ${words.zh}`)
  }
const scores = kinds
  .filter(({id}) => values.only.split(' ').some((word) => id.startsWith(word)))
  .map((kind, index) => score(kind, drafts, Number(values.count), Number(values.seed) + index))
  .filter(({planted}) => planted || !values.drafts)
const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`
console.log(`${drafts.length} clean drafts, seed ${values.seed}\n`)
console.log(`${'kind'.padEnd(32)}planted   at place  right rule  elsewhere`)
for (const it of [...scores, total(scores)]) {
  console.log(
    it.kind.padEnd(32) +
      String(it.planted).padStart(7) +
      percent(it.seen, it.planted).padStart(11) +
      percent(it.right, it.planted).padStart(12) +
      String(it.elsewhere).padStart(11),
  )
  for (const line of it.missed.slice(0, Number(values.show))) console.log(`    missed ${line}`)
  for (const line of it.strays.slice(0, Number(values.show))) console.log(`    stray  ${line}`)
}
const failed = shortfalls(scores)
for (const line of failed) console.log(line)
process.exitCode = failed.length ? 1 : 0
