import assert from 'node:assert/strict'
import fc from 'fast-check'
import {load} from 'js-yaml'
import {indexFile, type RegistryFile} from '../../server/src/core/registry/file/file.js'
import {child, itemsOf, type Node, textOf} from '../../server/src/core/registry/yaml/node.js'
import {parseYaml} from '../../server/src/core/registry/yaml/yaml.js'
import {shift} from '../../server/src/core/text/span.js'

const seed = 20_211_024

/** What keepers write, and what they had better not: every way of writing a value that YAML knows. */
const word = fc.constantFrom(
  '5G基站数',
  '机柜 总量',
  '覆盖率（城区）',
  '“随申办”用户',
  'a',
  '3.20',
  '2020-12-31',
  'true',
  '~',
  'C#',
  'a:b',
  'x - y',
  '、',
  '-1',
  'http://a.b/c',
  '　全角',
  'it’s',
)
const odd = fc.constantFrom(
  '"a\\n\\"b"',
  "'it''s'",
  '"多 行\n        续"',
  '"a: b # c"',
  "'- x'",
  '!!str 3',
  '&k 值',
  '|\n        块\n        文',
  '>-\n        折\n\n        行',
  'a\n        b',
  '""',
  '',
  '*k',
  '@x',
  '`x`',
  '[a,\n        b]',
  '{a: 1,\n        b: 2}',
)
const comment = fc.constantFrom('', '', '', ' # 注', ' #', '\t# 注')
const plain = fc.oneof(
  {weight: 6, arbitrary: word},
  {weight: 2, arbitrary: word.map((it) => `"${it}"`)},
  {weight: 1, arbitrary: word.map((it) => `'${it}'`)},
)
const flowList = fc
  .tuple(fc.array(plain, {maxLength: 3}), fc.constantFrom(', ', ',', ' , '))
  .map(([items, comma]) => `[${items.join(comma)}]`)
const flowMap = fc
  .array(
    fc.tuple(fc.constantFrom('asOf', 'value', '值', '"q"', 'source'), fc.oneof(plain, flowList, fc.constant(''))),
    {maxLength: 3},
  )
  .map((entries) => `{${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`)
const flow = fc.oneof({weight: 5, arbitrary: plain}, {weight: 2, arbitrary: flowList}, {weight: 2, arbitrary: flowMap})
const value = fc.oneof({weight: 12, arbitrary: flow}, {weight: 1, arbitrary: odd})
const nested = fc.oneof(
  value.map((it) => ` ${it}`),
  fc.array(value, {minLength: 1, maxLength: 3}).map((items) => items.map((it) => `\n      - ${it}`).join('')),
  fc.array(value, {minLength: 1, maxLength: 2}).map((items) => items.map((it) => `\n    - ${it}`).join('')),
  fc.array(value, {minLength: 1, maxLength: 2}).map((items) => items.map((it, at) => `\n      k${at}: ${it}`).join('')),
)
const key = fc.constantFrom('id', 'name', 'aliases', 'notThis', 'unit', 'observations', 'targets', '定义', '"quoted"')
const line = fc.tuple(key, nested, comment).map(([name, it, end]) => `${name}:${it}${it.includes('\n') ? '' : end}`)
const between = fc.constantFrom('', '', '', '\n', '# 注\n', '      # 深\n', '  # 注\n')
const item = fc
  .tuple(fc.uniqueArray(line, {minLength: 1, maxLength: 5, selector: (it) => it.split(':')[0]}), between)
  .map(([lines, gap]) => `  - ${lines.join(`\n${gap}    `)}\n`)
const head = fc.constantFrom(
  'plumbline: 1\n',
  '---\nplumbline: 1\n',
  '# 注\nplumbline: 1\n',
  'units:\n  个: {kind: count}\n',
  'include: [a.yaml]\n',
  'registry:\n  id: x # 注\n\n',
  '"terms":\n  5G: {wrong: [五G]}\n',
  '',
)
const shape = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\uFEFF${text}`,
  (text) => text.replaceAll('\n  ', '\n'),
  (text) => text.replace(/\n$/, ''),
  (text) => `${text}...\n`,
)
const registry = fc
  .tuple(
    fc.uniqueArray(head, {maxLength: 3, selector: (it) => it.replace(/^(?:---|# 注)\n/, '')}),
    fc.array(item, {maxLength: 4}),
    comment,
    head,
    shape,
  )
  .map(([heads, items, end, tail, reshape]) =>
    reshape(
      `${heads.join('')}indicators:${end}\n${items.join('')}${heads.some((it) => it.includes(tail.slice(0, 5))) ? '' : tail}`,
    ),
  )

/** A slip of the hand: what is left is often YAML still, and no longer what anyone would write. */
const slip = fc.tuple(
  fc.nat(),
  fc.nat(3),
  fc.constantFrom(
    '',
    'x',
    '\n',
    ' ',
    '  - id: z\n',
    '- ',
    '-',
    ': ',
    ':',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '#',
    ' #',
    '? ',
    '&a ',
    '*a',
    '!',
    '|',
    '>',
    '%',
    '\t',
    '\r',
    '---\n',
    'key: ',
  ),
)

function slipped(text: string, [place, length, insert]: readonly [number, number, string]): string {
  const at = place % (text.length + 1)
  return text.slice(0, at) + insert + text.slice(at + length)
}

function moved(node: Node, by: number): Node {
  const span = shift(node.span, by)
  if (node.kind === 'list') return {...node, span, items: node.items.map((it) => moved(it, by))}
  if (node.kind === 'dict')
    return {
      ...node,
      span,
      entries: node.entries.map((it) => ({...it, at: shift(it.at, by), value: moved(it.value, by)})),
    }
  return {...node, span}
}

const nodesOf = (file: RegistryFile): readonly (Node | null)[] =>
  file.items.map(({at, item}) => {
    const {root} = item.read()
    const node = root?.kind === 'list' ? root.items[0] : root
    return node ? moved(node, at) : null
  })

/** An item left out stands nowhere in particular. */
const filled = (node: Node | null): Node | null => (node?.kind === 'scalar' && node.text === null ? null : node)

const namesOf = (node: Node | null, name: string): readonly string[] => {
  const found = child(node, name)
  const nodes = found?.kind === 'list' ? found.items : found ? [found] : []
  return nodes.flatMap((it) =>
    it.kind === 'scalar' && it.text && (it === found || found?.kind === 'list') ? [it.text] : [],
  )
}

/** The package lets some unclosed quotes pass ('it'' at a line's end), so another parser has to agree. */
function isYaml(text: string): boolean {
  try {
    load(text)
    return true
  } catch {
    return false
  }
}

suite('a registry read by its lines', () => {
  test('reads as the whole file does, wherever the file is YAML', () => {
    let valid = 0
    fc.assert(
      fc.property(registry, fc.array(slip, {maxLength: 1}), (written, slips) => {
        const text = slips.reduce(slipped, written)
        const file = indexFile('made.yaml', text)
        const {root, problems} = parseYaml(text)
        if (problems.length || !isYaml(text)) return
        valid++
        const whole = itemsOf(child(root, 'indicators'))
        assert.deepEqual(nodesOf(file).map(filled), whole.map(filled))
        assert.deepEqual(
          file.items.map(({item}) => item.id?.text ?? null),
          whole.map((it) => textOf(child(it, 'id')) || null),
        )
        assert.deepEqual(
          file.items.map(({item}) => item.aliases.map((it) => it.text)),
          whole.map((it) => namesOf(it, 'aliases')),
        )
        assert.deepEqual(
          file.items.map(({item}) => item.notThis.map((it) => it.text)),
          whole.map((it) => namesOf(it, 'notThis')),
        )
        for (const {at, item} of file.items)
          for (const it of item.aliases) assert.ok(text.slice(it.span.from + at, it.span.to + at).length > 0)
        for (const name of ['plumbline', 'units', 'registry', 'terms'])
          assert.deepEqual(file.section(name)?.value ?? null, child(root, name))
      }),
      {seed, numRuns: 3000},
    )
    assert.ok(valid > 1000, `only ${valid} of the files are YAML`)
  })

  test('an edit gives what reading afresh gives', () => {
    fc.assert(
      fc.property(registry, slip, (text, change) => {
        const edited = slipped(text, change)
        const [again, afresh] = [indexFile('a', edited, indexFile('a', text)), indexFile('a', edited)]
        assert.deepEqual(
          again.items.map((it) => [it.at, it.item.source, it.item.id, it.item.name]),
          afresh.items.map((it) => [it.at, it.item.source, it.item.id, it.item.name]),
        )
        assert.deepEqual(nodesOf(again), nodesOf(afresh))
      }),
      {seed, numRuns: 1000},
    )
  })
})
