/**
 * `npm run eval:mutants [-- --only RULE]`: changes what the rules say and offer, one thing at a time, and prints which
 * changes the examples do not notice: messages, severities, titles, grades and fixes of each rule as a whole, then every
 * literal of their words. Exits 1 if there is one.
 */
import {parseArgs} from 'node:util'
import {rules} from '../../server/src/core/rules/index.js'
import {isKilled, mutantsOf} from './mutants.js'
import {changeWords} from './words.js'

const {values} = parseArgs({options: {only: {type: 'string', default: ''}}})

const all = rules
  .filter(({id}) => id.includes(values.only))
  .flatMap((rule) => mutantsOf(rule).map((mutant) => ({...mutant, id: rule.id})))
const survivors = all.filter((mutant) => !isKilled(mutant))
for (const {id, what} of survivors) console.log(`survives: ${id}: ${what}`)
console.log(`${all.length} mutants of rules, ${survivors.length} survive`)

const words = await changeWords()
for (const {file, line, text, reached} of words.survivors.filter(({file}) => file.includes(values.only)))
  console.log(`survives: ${file}:${line}: ${text}${reached ? '' : ' (no example comes to it)'}`)
console.log(`${words.literals.length} mutants of literals, ${words.survivors.length} survive`)
process.exitCode = survivors.length + words.survivors.length ? 1 : 0
