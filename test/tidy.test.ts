import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Tree} from './tidy/imports.js'
import {readDirections, readDoors, violations} from './tidy/violations.js'

const root = join(import.meta.dirname, '..')
const architecture = readFileSync(join(root, 'server/ARCHITECTURE.md'), 'utf8')
const directions = readDirections(architecture)
const doors = readDoors(architecture)

const realTree = (): Tree =>
  new Map(
    ['server/src', 'client', 'test', 'bench'].flatMap((folder) =>
      readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
        .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
        .map((path): [string, string] => [
          `${folder}/${path.replaceAll('\\', '/')}`,
          readFileSync(join(root, folder, path), 'utf8'),
        ]),
    ),
  )

const rule = `export const soundRule = {id: 'sound-rule'}\n`
const sound: Tree = new Map([
  ['test/sound.test.ts', `import * as rules from '../server/src/core/rules/wording/sound-rule.js'\n`],
  ['server/src/core/rules/index.ts', `import {soundRule} from './wording/sound-rule.js'\n`],
  ['server/src/core/rules/wording/sound-rule.ts', rule],
  ['server/src/core/text/span.ts', 'export type Offset = number\n'],
])

const withFile = (path: string, source: string): Tree => new Map([...sound, [path, source]])

/** What a made-up tree is blamed for, when one file is put into a sound one. */
const blamed = (path: string, source: string): readonly string[] =>
  violations(withFile(path, source), directions, doors)

suite('tidy', () => {
  test('the tree keeps the rules of the house', () => {
    assert.deepEqual(violations(realTree(), directions, doors), [])
  })

  test('the table of directions is read', () => {
    assert.deepEqual(
      [...(directions.get('mentions') ?? [])],
      ['text', 'language', 'quantity', 'markdown', 'registry', 'config'],
    )
    assert.deepEqual([...(directions.get('text') ?? ['nothing read'])], [])
    assert.ok(directions.get('rules')?.has('mentions') && !directions.get('rules')?.has('ide'))
  })

  test('a sound tree has nothing to be blamed for', () => assert.deepEqual(violations(sound, directions, doors), []))

  test('a core file may not import node', () => {
    const path = 'server/src/core/text/read.ts'
    assert.deepEqual(blamed(path, `import {readFileSync} from 'node:fs'\n`), [`${path}: the core imports node:fs here`])
  })

  test('a rule may not import mdast', () => {
    const path = 'server/src/core/rules/wording/sound-rule.ts'
    assert.deepEqual(blamed(path, `import type {Root} from 'mdast'\n${rule}`), [`${path}: the core imports mdast here`])
  })

  test('a rule must be in the index, and the index may not list what is not there', () => {
    const path = 'server/src/core/rules/date/lost-rule.ts'
    assert.deepEqual(blamed(path, `export const lostRule = {id: 'lost-rule'}\n`), [
      `${path}: nobody imports lostRule, which it exports`,
      `${path}: not in rules/index.ts`,
    ])
    const index = 'server/src/core/rules/index.ts'
    const source = `import {soundRule} from './wording/sound-rule.js'\nimport {goneRule} from './date/gone-rule.js'\n`
    assert.deepEqual(blamed(index, source), [
      `${index}: lists server/src/core/rules/date/gone-rule.ts, which is not there`,
    ])
  })

  test('a rule is named after its file, and imports no other rule', () => {
    const path = 'server/src/core/rules/wording/sound-rule.ts'
    assert.deepEqual(blamed(path, `export const soundRule = {id: 'other'}\n`), [`${path}: its id is not its name`])
    assert.equal(blamed(path, `import {other} from '../date/other.js'\n${rule}`).length, 1)
  })

  test('folders import downwards only', () => {
    const path = 'server/src/core/text/up.ts'
    assert.deepEqual(blamed(path, `import {scan} from '../quantity/scan.js'\n`), [`${path}: text imports quantity`])
    assert.deepEqual(blamed('client/src/x.ts', `import {open} from '../../server/src/core/text/span.js'\n`), [
      'client/src/x.ts: the client imports server/src/core/text/span.ts',
    ])
    assert.equal(blamed('server/src/core/quantity/out.ts', `import {log} from '../../lsp/log.js'\n`).length, 1)
  })

  test('the folders around the core import what their table says', () => {
    assert.ok(doors.get('lsp')?.core.has('ide') && doors.get('cli')?.beside.has('files'))
    const rules = `import type {Rule} from '../core/rules/rule.js'\n`
    for (const folder of ['lsp', 'cli', 'files'])
      assert.deepEqual(blamed(`server/src/${folder}/x.ts`, rules), [
        `server/src/${folder}/x.ts: ${folder} imports server/src/core/rules/rule.ts`,
      ])
    assert.equal(blamed('server/src/files/x.ts', `import {print} from '../cli/output.js'\n`).length, 1)
    assert.equal(blamed('server/src/lsp/features/x.ts', `import {print} from '../../cli/output.js'\n`).length, 1)
    assert.equal(blamed('server/src/cli/x.ts', `import {hover} from '../lsp/requests.js'\n`).length, 1)
    assert.equal(blamed('server/src/lsp/x.ts', `import {readFileSync} from 'node:fs'\n`).length, 1)
    assert.equal(blamed('server/src/cli/x.ts', `import type {Hover} from 'vscode-languageserver'\n`).length, 1)
    assert.deepEqual(blamed('server/src/cli/x.ts', `import {version} from '../version.js'\nimport 'node:fs'\n`), [])
  })

  test('no files import each other in a circle, not even types', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => `server/src/core/text/${name}.ts`) as [string, string, string]
    const ring = new Map([
      ...sound,
      [a, `import type {B} from './b.js'\n`],
      [b, `export type {C} from './c.js'\n`],
      [c, `export type B = typeof import('./a.js')\n`],
    ])
    assert.deepEqual(violations(ring, directions, doors), [`${a}, ${b}, ${c}: import each other in a circle`])
    assert.deepEqual(violations(new Map([...ring, [c, 'export type C = 1\n']]), directions, doors), [])
    const [found, read] = ['found', 'read'].map((name) => `server/src/core/mentions/${name}.ts`) as [string, string]
    const web = (first: string) =>
      violations(
        new Map([...sound, [found, first], [read, `import {type Found, a} from './found.js'\n`]]),
        directions,
        doors,
      )
    assert.deepEqual(web(`import type {Read} from './read.js'\nexport const a = 1\n`), [])
    assert.equal(web(`import {type Read, b} from './read.js'\nexport const a = 1\n`).length, 1)
  })

  test('no rooms of a folder know each other in a circle, though no file does', () => {
    const [hover, row, card] = ['hover/hover', 'hover/row', 'coverage/card'].map(
      (name) => `server/src/core/ide/${name}.ts`,
    ) as [string, string, string]
    const house = (of: string) =>
      new Map([
        ...sound,
        [hover, `import type {Card} from '../coverage/card.js'\n`],
        [row, 'export type Row = 1\n'],
        [card, of],
      ])
    const ring = 'server/src/core/ide/coverage, server/src/core/ide/hover: import each other in a circle'
    assert.deepEqual(violations(house(`export type {Row as Card} from '../hover/row.js'\n`), directions, doors), [ring])
    assert.deepEqual(violations(house('export type Card = 1\n'), directions, doors), [])
  })

  test('what is exported is imported, by name', () => {
    const path = 'server/src/core/text/sum.ts'
    const exporting = 'export const sum = 1\nexport function add(): void {}\nexport interface Term {}\n'
    assert.deepEqual(blamed(path, exporting), [
      `${path}: nobody imports sum, which it exports`,
      `${path}: nobody imports add, which it exports`,
    ])
    const user = (words: string) =>
      withFile('test/text/sum.test.ts', `${words} from '../../server/src/core/text/sum.js'\n`)
    const both = (words: string) => violations(new Map([...user(words), [path, exporting]]), directions, doors)
    assert.deepEqual(both('import {sum, add as plus}'), [])
    assert.deepEqual(both('import * as all'), [])
    assert.equal(both('import {type Term, sum}').length, 1)
  })

  test('a message of the client is registered in one place', () => {
    const [here, there] = ['server/src/lsp/server.ts', 'server/src/lsp/features/hover.ts']
    const hover = 'connection.onHover(\n  answer)\n'
    assert.deepEqual(violations(new Map([...sound, [here, hover], [there, hover]]), directions, doors), [
      `${here}, ${there}: register onHover twice`,
    ])
    const tokens = `connection.languages.semanticTokens.on(f)\nsemanticTokens.onDelta(f)\n`
    const own = `connection.onRequest('a', f)\nconnection.onRequest('b', f)\n`
    assert.deepEqual(blamed(here, `${hover}${tokens}${own}languages.diagnostics.on(f)\n`), [])
    assert.equal(blamed(here, `${tokens}${tokens}${own}${own}`).length, 4)
  })

  test('only their own files import unified and yaml', () => {
    assert.equal(blamed('server/src/core/markdown/prose.ts', `import {unified} from 'unified'\n`).length, 1)
    assert.equal(blamed('server/src/core/registry/reading/read.ts', `import {parse} from 'yaml'\n`).length, 1)
    assert.deepEqual(blamed('server/src/core/markdown/parse.ts', `import {unified} from 'unified'\n`), [])
  })

  test('a language is behind its door', () => {
    const path = 'server/src/core/mentions/x.ts'
    const words = `const of = '的'\n`
    assert.equal(blamed(path, words).length, 1)
    assert.deepEqual(blamed(path, `/** 的 */\nconst of = 1 // 的\n`), [])
    assert.deepEqual(blamed('server/src/core/mentions/zh/x.ts', words), [])
    const door = `import {chinese} from './zh/language.js'\n`
    assert.equal(blamed(path, door).length, 1)
    assert.deepEqual(blamed('server/src/core/mentions/languages.ts', door), [])
  })

  test('functions are short', () => {
    const body = '  work()\n'.repeat(50)
    assert.deepEqual(blamed('server/src/core/text/f.ts', `function f(): void {\n${body}}\n`), [
      'server/src/core/text/f.ts: a function of 52 lines at line 1',
    ])
  })

  test('no way round the compiler', () => {
    const path = 'server/src/core/text/cast.ts'
    for (const source of [
      'const a: any = 1',
      'const b = a as unknown as B',
      'export default 1',
      '// @ts-ignore',
      'test.only(1)',
    ])
      assert.equal(blamed(path, `${source}\n`).length, 1, source)
    assert.deepEqual(blamed(path, `// any of these\nconst word = 'export default'\n`), [])
  })
})
