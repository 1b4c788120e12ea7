/**
 * The packed extension in the real editor in a real browser, at 1366×768. Needs chromium (Debian's, or the one named by
 * CHROMIUM). Prints `N passing` and, if any, `N failing`; what was seen is in `out/smoke`.
 */
import {mkdirSync} from 'node:fs'
import * as draft from './smoke/draft.mjs'
import * as fixes from './smoke/fixes.mjs'
import * as keys from './smoke/keys.mjs'
import * as preview from './smoke/preview.mjs'
import * as silence from './smoke/silence.mjs'
import * as table from './smoke/table.mjs'
import * as trust from './smoke/trust.mjs'
import * as welcome from './smoke/welcome.mjs'
import * as word from './smoke/word.mjs'
import {launch, openWorkbench, shots} from './smoke/workbench.mjs'

mkdirSync(shots, {recursive: true})
const stories = {draft, fixes, keys, preview, silence, table, trust, welcome, word}
const wanted = process.argv.slice(2)
const browser = await launch()
let [passed, failed] = [0, 0]
for (const [name, story] of Object.entries(stories))
  if (!wanted.length || wanted.includes(name)) await tell(name, story)
console.log(`\n  ${passed} passing${failed ? `\n  ${failed} failing` : ''}`)
await browser.close()
process.exit(failed ? 1 : 0)

/** Runs the steps of a story in their order; after one that fails the others are not reached. */
async function tell(name, {opens, steps}) {
  console.log(`\n  ${name}`)
  const workbench = await openWorkbench(browser, opens)
  let stuck = false
  for (const [said, step] of Object.entries({...steps, 'nothing leaves the machine': quiet})) {
    const complaint = stuck ? 'not reached' : await step(workbench).then(() => null, String)
    if (complaint === null) passed++
    else failed++
    console.log(complaint === null ? `    ✔ ${said}` : `    ✘ ${said}: ${complaint.split('\n')[0]}`)
    if (complaint && !stuck) await workbench.shot(`failed-${name}`).catch(() => undefined)
    stuck ||= complaint !== null
  }
  await workbench.close()
}

async function quiet({outside}) {
  if (outside.length) throw new Error(outside[0])
}
