/** `npm run ablate [-- FOLDER…]`: what each rule of time and mood is worth on the corpus, and on texts of other folders. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {ablate, type Worth} from './ablate.js'

const folders = process.argv.slice(2)
const texts = folders.flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')))

const signed = (it: number): string => (Math.abs(it) < 5e-3 ? '·' : `${it > 0 ? '+' : ''}${it.toFixed(2)}`)
const isIdle = ({rows, changed}: Worth): boolean =>
  changed === 0 && rows.every(({asOf, role}) => Math.abs(asOf) < 5e-3 && Math.abs(role) < 5e-3)

const all = ablate(texts)
const titles = all[0]?.rows.map(({title}) => title) ?? []
const head = ['without', ...titles.flatMap((title) => [`${title} as-of`, 'role']), 'changed']
const lines = all.map(({id, rows, changed}) => [
  id,
  ...rows.flatMap(({asOf, role}) => [signed(asOf), signed(role)]),
  String(changed),
])
for (const line of [head, ...lines])
  console.log(line.map((cell, at) => (at ? cell.padStart(16) : cell.padEnd(16))).join(''))
for (const {id} of all.filter(({hasExamples}) => !hasExamples)) console.log(`no examples: ${id}`)
for (const {id} of all.filter(isIdle)) console.log(`no effect on these texts: ${id}`)
for (const {id} of all.filter(({rows}) => rows.some(({asOf, role}) => asOf > 5e-3 || role > 5e-3)))
  console.log(`better without: ${id}`)
