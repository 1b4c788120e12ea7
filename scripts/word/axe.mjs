/** A page that is a file, looked at by axe-core in a real browser. */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What is serious or worse in a page on this medium, a line each; 'no page' where there is none. */
export async function seriousIn(browser, html, media) {
  if (!html.includes('</html>')) return ['no page']
  // The page allows no script, and axe is one.
  const context = await browser.newContext({bypassCSP: true})
  const page = await context.newPage()
  await page.emulateMedia({media})
  await page.setContent(html)
  await page.evaluate(axe)
  const {violations} = await page.evaluate(() => globalThis.axe.run({resultTypes: ['violations']}))
  await context.close()
  return violations
    .filter(({impact}) => impact === 'serious' || impact === 'critical')
    .map(({id, nodes}) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 80)}`)
}
