import assert from 'node:assert/strict'
import {registryFolds} from '../../server/src/core/ide/outline/registry-folding.js'
import {type RegistrySymbol, registrySymbols} from '../../server/src/core/ide/outline/registry-symbols.js'
import {registryPath} from './draft.js'
import {linked, registryWith} from './registry-file.js'

suite('symbols of a registry file', () => {
  const outline = (symbols: readonly RegistrySymbol[], text: string, depth = 0): string =>
    symbols
      .map(
        ({title, detail, span, children}) =>
          `${'  '.repeat(depth)}${title} | ${detail} | ${text.slice(span.from, span.to)}\n${outline(children, text, depth + 1)}`,
      )
      .join('')

  test('sections, and their entries by name', () => {
    const {snapshot, text} = registryWith(linked)
    const lines = outline(registrySymbols(snapshot, registryPath), text).split('\n')
    assert.deepEqual(
      lines.filter((line) => !line.startsWith(' ')),
      [
        'plumbline |  | plumbline',
        'registry |  | registry',
        'periods |  | periods',
        'areas |  | areas',
        'documents |  | documents',
        'indicators | 2 | indicators',
        'relations |  | relations',
        '',
      ],
    )
    for (const line of [
      '  云州市旧规划 | old | old',
      '  公园数 | yz.parks | 公园数',
      '  绿地面积 | yz.lawn | 绿地面积',
      '  东区 | YZ-1 | YZ-1',
      '  sum |  | ',
    ])
      assert.ok(lines.includes(line), line)
  })

  test('each lies within what it stands under, whatever is half-typed', () => {
    for (const text of [
      linked,
      linked.replace('name: 公园数', 'nam'),
      `${linked}doc`,
      linked.replaceAll('\n', '\r\n'),
      '&a b: *a\n',
    ]) {
      const {snapshot} = registryWith(text)
      const check = (symbol: RegistrySymbol): void => {
        const {span, extent, children} = symbol
        assert.ok(extent.from <= span.from && span.to <= extent.to, symbol.title)
        for (const child of children) {
          assert.ok(extent.from <= child.extent.from && child.extent.to <= extent.to, child.title)
          check(child)
        }
      }
      registrySymbols(snapshot, registryPath).forEach(check)
    }
  })
})

suite('folding in a registry file', () => {
  const folded = (text: string) =>
    registryFolds(registryWith(text).snapshot, registryPath).map(({first, last}) => [first + 1, last + 1])

  test('sections, entries and lists, without the blank lines and comments behind them', () =>
    assert.deepEqual(
      folded(
        'plumbline: 1\nareas:\n  A: {label: 甲}\n\n# 指标\nindicators:\n  - id: a\n    targets:\n      - {asOf: "2025"}\n\n  # 乙\n  - id: b\n    name: 乙\n\n',
      ),
      [
        [2, 3],
        [6, 13],
        [7, 9],
        [8, 9],
        [12, 13],
      ],
    ))

  test('a list at the column of its key', () =>
    assert.deepEqual(folded('indicators:\n- id: a\n  name: 甲\n- id: b\nnote: 注\n'), [
      [1, 4],
      [2, 3],
    ]))
})
