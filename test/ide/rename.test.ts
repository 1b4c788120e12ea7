import assert from 'node:assert/strict'
import fc from 'fast-check'
import {renameAt} from '../../server/src/core/ide/navigation/rename.js'
import {renamedAt} from '../../server/src/core/ide/navigation/renamed.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {draftWith, registry, registryPath, uri} from './draft.js'

/** The files after a rename, or the English words of its refusal. */
function rename(marked: string, name: string, path = uri): {draft: string; registry: string} | string | null {
  const {snapshot, at, text} = draftWith(path === uri ? marked : '# 规划\n\n2020年，数据中心达到103个。\n')
  const offset = path === uri ? at : registry.indexOf(marked)
  const found = renameAt(snapshot, path, offset, name)
  if (!found) return null
  if ('refused' in found) return found.refused.en
  return {draft: applyAll(text, found.get(uri) ?? []), registry: applyAll(registry, found.get(registryPath) ?? [])}
}

suite('rename', () => {
  test('an alias, from a draft: in the draft, in headings and tables, and in the registry with its comment', () =>
    assert.deepEqual(
      rename(
        '## 数据中心\n\n2020年，数据$0中心达到103个。互联网数据中心另计。\n\n| 指标 |\n|---|\n| 数据中心 |\n',
        '算力中心',
      ),
      {
        draft: '## 算力中心\n\n2020年，算力中心达到103个。互联网数据中心另计。\n\n| 指标 |\n|---|\n| 算力中心 |\n',
        registry: registry.replace('aliases: [数据中心] # 部门常用', 'aliases: [算力中心] # 部门常用'),
      },
    ))

  test('from the registry', () => {
    const after = rename('数据中心] # 部门', '算力中心', registryPath)
    assert.ok(after && typeof after === 'object')
    assert.equal(after.draft, '# 规划\n\n2020年，算力中心达到103个。\n')
  })

  test('a term', () =>
    assert.deepEqual(rename('推进“一网$0通办”，深化一网通办。`一网通办`\n', '一网统办'), {
      draft: '推进“一网统办”，深化一网统办。`一网通办`\n',
      registry: registry.replace('  一网通办:', '  一网统办:'),
    }))

  test('a heading and where it is quoted, not its number and not plain words', () =>
    assert.deepEqual(rename('## 一、总体$0要求\n\n见“总体要求”，这是总体要求。\n', '总体思路'), {
      draft: '## 一、总体思路\n\n见“总体思路”，这是总体要求。\n',
      registry,
    }))

  test('a name of another indicator, an empty one and one with marks are refused', () => {
    assert.match(String(rename('2020年，数据$0中心达到103个。\n', '城镇化率')), /name of yz\.urban already/)
    for (const name of ['', ' ', 'a|b', '甲\n乙', '**甲**'])
      assert.match(String(rename('2020年，数据$0中心达到103个。\n', name)), /must not/)
  })

  test('a name that YAML would misread is put in quotes', () => {
    const after = rename('2020年，数据$0中心达到103个。\n', '5G中心: 全部')
    assert.ok(after && typeof after === 'object')
    assert.match(after.registry, /aliases: \["5G中心: 全部"\] # 部门常用/)
  })

  test('plain words have no name', () => assert.equal(rename('推进改$0革。\n', '甲'), null))

  test('no rename breaks a construct: the blocks of a draft stay what they were', () => {
    const piece = fc.constantFrom(
      '数据中心',
      '一网通办',
      '互联网\n数据中心',
      '**数据**中心',
      '| 数据中心 | 1 |\n',
      '|---|---|\n',
      '\n\n',
      '# ',
      '> ',
      '- ',
      '[数据中心](a)',
      '达到103个',
      '\\*',
      '`数据中心`',
      '2020年，',
      '“',
      '”',
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 14}), fc.nat(), (pieces, seed) => {
        const text = pieces.join('')
        const {snapshot} = draftWith(text)
        const at = text.length ? seed % text.length : 0
        const found = renameAt(snapshot, uri, at, '甲乙丙丁')
        if (!found || 'refused' in found) return
        const shape = (draft: string): unknown => open(draft).chunks.map(({nodes}) => nodes.map(typesOf))
        assert.deepEqual(shape(applyAll(text, found.get(uri) ?? [])), shape(text))
        assert.ok(renamedAt(snapshot, uri, at))
      }),
      {seed: 20261124, numRuns: 400},
    )
  })
})

function typesOf(node: {readonly type: string; readonly children?: readonly {readonly type: string}[]}): unknown {
  return [node.type, ...(node.children ?? []).map(typesOf)]
}
