/**
 * `npm run eval:differences -- BEFORE AFTER FOLDER`: what two builds (the paths of their `dist/plumbline.js`) read otherwise
 * in drafts that nobody has labelled: counts, and a sample to be judged.
 */
import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {type Difference, differences, fields, type Line, sampled} from './differences.js'

const {values: options, positionals} = parseArgs({
  options: {
    seed: {type: 'string', default: '1'},
    /** How many differences to show. */
    show: {type: 'string', default: '60'},
    /** Only those of one field. */
    field: {type: 'string'},
  },
  allowPositionals: true,
})

const [before, after, folder] = positionals
if (!before || !after || !folder) throw new Error('npm run eval:differences -- BEFORE AFTER FOLDER')

const read = (program: string): readonly Line[] =>
  execFileSync(process.execPath, [program, 'extract', '--format', 'jsonl', folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)

const [old, now] = [read(before), read(after)]
const all = differences(old, now)
console.log(`figures ${old.length} → ${now.length}, read otherwise ${all.length}`)
for (const field of ['found', ...fields] as const)
  console.log(field.padEnd(9), all.filter((it) => it.fields.includes(field)).length)
const wanted = all.filter((it) => !options.field || it.fields.some((field) => field === options.field))
for (const one of sampled(wanted, Number(options.show), Number(options.seed))) console.log(shown(one))

function shown({before: one, after: other, fields: differing}: Difference): string {
  const {path, start, end} = (one ?? other)!
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  const around = `${text.slice(Math.max(0, start - 40), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 16)}`
  const told = differing.map((field) =>
    field === 'found'
      ? other
        ? 'only after'
        : 'only before'
      : `${field} ${JSON.stringify(one?.[field])} → ${JSON.stringify(other?.[field])}`,
  )
  return `${path}:${start} ${around.replace(/\n/g, '⏎')}  ${told.join(', ')}`
}
