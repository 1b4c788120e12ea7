import assert from 'node:assert/strict'
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {buildSync} from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const source: {readonly noticesOf: (inputs: readonly string[], root: string) => string} = await import(
  new URL('../../scripts/notices.mjs', import.meta.url).href
)
const {noticesOf} = source

const licence = 'Copyright (c) 2020 A. Author\n\nPermission is hereby granted.\n'

/** A folder with these packages in `node_modules`, each with an entry, and a licence where one is given. */
function folderOf(packages: Readonly<Record<string, string | null>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'notices-'))
  for (const [path, text] of Object.entries(packages)) {
    const at = join(folder, 'node_modules', path)
    mkdirSync(at, {recursive: true})
    const name = path.split('node_modules/').at(-1)
    writeFileSync(join(at, 'package.json'), JSON.stringify({name, version: '1.0.0', license: 'MIT'}))
    if (text !== null) writeFileSync(join(at, 'LICENSE'), text)
  }
  return `${folder}/`
}

suite('notices of bundled packages', () => {
  test('every package that the program is made of is named, with its licence in full', () => {
    const {metafile} = buildSync({
      absWorkingDir: root,
      entryPoints: ['server/src/plumbline.ts'],
      bundle: true,
      platform: 'node',
      write: false,
      metafile: true,
      outfile: 'plumbline.js',
    })
    const notices = noticesOf(Object.keys(metafile?.inputs ?? {}), root)
    for (const name of ['unified', 'remark-gfm', 'micromark', 'yaml', 'vscode-languageserver', 'vscode-jsonrpc'])
      assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(\\w+\\)$`, 'm'))
    const sections = notices.split(/^-{80}$/m).slice(1)
    const bundled = Object.keys(metafile?.inputs ?? {}).flatMap((it) => /^.*node_modules\/[^/]+/.exec(it) ?? [])
    // Terms that many packages share are quoted once, below all their names and copyrights.
    const heads = sections.flatMap((it) => it.match(/^\S+ \d+\.\d+\.\d+\S* \([^)]+\)$/gm) ?? [])
    assert.equal(new Set(heads).size, new Set(bundled).size)
    assert.equal(heads.length, new Set(heads).size)
    for (const section of sections) assert.match(section, /[Cc]opyright|Permission/, section.slice(0, 60))
  })

  test('a package is named once, its own files are not, and scopes are part of names', () => {
    const folder = folderOf({one: licence, '@scope/two': licence})
    const inputs = ['src/own.ts', 'node_modules/one/a.js', 'node_modules/one/b.js', 'node_modules/@scope/two/c.js']
    const notices = noticesOf(inputs, folder)
    assert.equal(notices.match(/Copyright \(c\) 2020 A\. Author/g)?.length, 2)
    assert.match(notices, /^@scope\/two 1\.0\.0 \(MIT\)$/m)
    assert.doesNotMatch(notices, /own/)
  })

  test('terms in the same words stand once, under the copyrights of all', () => {
    const folder = folderOf({
      one: licence,
      two: licence.replace('2020 A. Author', '2021 B. Writer'),
      three: 'As you like.',
    })
    const notices = noticesOf(['node_modules/one/a.js', 'node_modules/two/a.js', 'node_modules/three/a.js'], folder)
    assert.equal(notices.match(/Permission is hereby granted\./g)?.length, 1)
    assert.match(
      notices,
      /one 1\.0\.0 \(MIT\)\nCopyright \(c\) 2020 A\. Author\n\ntwo 1\.0\.0 \(MIT\)\nCopyright \(c\) 2021 B\. Writer/,
    )
    assert.match(notices, /As you like\./)
  })

  test('the inner package of two is meant', () => {
    const folder = folderOf({one: null, 'one/node_modules/two': licence})
    assert.match(noticesOf(['node_modules/one/node_modules/two/x.js'], folder), /Author/)
  })

  test('a package without a licence to quote ends the build', () => {
    assert.throws(() => noticesOf(['node_modules/bare/x.js'], folderOf({bare: null})), /bare 1\.0\.0: no licence/)
  })
})
