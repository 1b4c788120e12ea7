/**
 * `npm run eval:mutants [-- --only RULE]`: changes what the rules say and offer, one thing at a time, and prints which
 * changes the examples of the rule do not notice. Exits 1 if there is one.
 */
import {parseArgs} from 'node:util'
import {rules} from '../../server/src/core/rules/index.js'
import {isKilled, mutantsOf} from './mutants.js'

const {values} = parseArgs({options: {only: {type: 'string', default: ''}}})

const all = rules
  .filter(({id}) => id.includes(values.only))
  .flatMap((rule) => mutantsOf(rule).map((mutant) => ({...mutant, id: rule.id})))
const survivors = all.filter((mutant) => !isKilled(mutant))
for (const {id, what} of survivors) console.log(`survives: ${id}: ${what}`)
console.log(`${all.length} mutants, ${survivors.length} survive`)
process.exitCode = survivors.length ? 1 : 0
