import assert from 'node:assert/strict'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join, normalize} from 'node:path'

const root = join(import.meta.dirname, '../..')

/** `docs/gallery.md` is not among them: it is the README of the extension's package, and links to what lies there. */
const pages: readonly string[] = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs')).flatMap((name) => (/^(?!gallery).*\.md$/.test(name) ? [`docs/${name}`] : [])),
  'docs/rules/README.md',
  'language/README.md',
  'server/ARCHITECTURE.md',
]

/** What a page shows as code, and what it comments out, links to nothing. */
const prose = (page: string): string => page.replace(/^(`{3,})[\s\S]*?^\1$|`[^`\n]*`|<!--[\s\S]*?-->/gm, '')

/** Targets of links and pictures that stand beside the page or in it: `docs/ci.md`, `../README.md#install`, `#settings`. */
const targets = (page: string): readonly string[] =>
  [...prose(page).matchAll(/\]\(([^()\s]+)\)/g)]
    .flatMap(([, target]) => target ?? [])
    .filter((target) => !/^[a-z]+:/.test(target))

/** The names by which headings are linked to, as GitHub makes them. */
const anchors = (page: string): readonly string[] =>
  [...page.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  )

/** Links of a page that lead nowhere. */
function broken(path: string, page: string): readonly string[] {
  return targets(page).filter((target) => {
    const [file = '', anchor] = target.split('#')
    const to = normalize(join(dirname(path), decodeURIComponent(file)))
    if (file !== '' && !existsSync(join(root, to))) return true
    return anchor !== undefined && !anchors(file === '' ? page : read(to)).includes(decodeURIComponent(anchor))
  })
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

suite('links between pages', () => {
  for (const path of pages) test(`${path} links to what is there`, () => assert.deepEqual(broken(path, read(path)), []))

  test('a page, a heading or a picture that is not there is told', () => {
    const page =
      '# A (b)\n[x](ci.md) [y](#a-b) [z](ci.md#no-such) ![p](none.jpg) [q](no.md)\n`[c](code.md)` <!-- [d](gone.md) -->'
    assert.deepEqual(broken('docs/x.md', page), ['ci.md#no-such', 'none.jpg', 'no.md'])
  })
})
