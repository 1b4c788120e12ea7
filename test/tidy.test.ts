import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {readDirections, type Tree, violations} from './tidy/violations.js'

const root = join(import.meta.dirname, '..')
const directions = readDirections(readFileSync(join(root, 'server/ARCHITECTURE.md'), 'utf8'))

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
  ['server/src/core/rules/index.ts', `import {soundRule} from './wording/sound-rule.js'\n`],
  ['server/src/core/rules/wording/sound-rule.ts', rule],
  ['server/src/core/text/span.ts', 'export type Offset = number\n'],
])

const withFile = (path: string, source: string): Tree => new Map([...sound, [path, source]])

/** What a made-up tree is blamed for, when one file is put into a sound one. */
const blamed = (path: string, source: string): readonly string[] => violations(withFile(path, source), directions)

suite('tidy', () => {
  test('the tree keeps the rules of the house', () => {
    assert.deepEqual(violations(realTree(), directions), [])
  })

  test('the table of directions is read', () => {
    assert.deepEqual(
      [...(directions.get('mentions') ?? [])],
      ['text', 'language', 'quantity', 'markdown', 'registry', 'config'],
    )
    assert.deepEqual([...(directions.get('text') ?? ['nothing read'])], [])
    assert.ok(directions.get('rules')?.has('mentions') && !directions.get('rules')?.has('ide'))
  })

  test('a sound tree has nothing to be blamed for', () => assert.deepEqual(violations(sound, directions), []))

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
    assert.deepEqual(blamed(path, `export const lostRule = {id: 'lost-rule'}\n`), [`${path}: not in rules/index.ts`])
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

  test('only their own files import unified and yaml', () => {
    assert.equal(blamed('server/src/core/markdown/prose.ts', `import {unified} from 'unified'\n`).length, 1)
    assert.equal(blamed('server/src/core/registry/read.ts', `import {parse} from 'yaml'\n`).length, 1)
    assert.deepEqual(blamed('server/src/core/markdown/parse.ts', `import {unified} from 'unified'\n`), [])
  })

  test('files and functions are short', () => {
    assert.deepEqual(blamed('server/src/core/text/long.ts', '\n'.repeat(301)), [
      'server/src/core/text/long.ts: 301 lines',
    ])
    const body = '  work()\n'.repeat(50)
    assert.deepEqual(blamed('server/src/core/text/f.ts', `export function f(): void {\n${body}}\n`), [
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
