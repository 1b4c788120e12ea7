import assert from 'node:assert/strict'
import {registryHoverAt} from '../../server/src/core/ide/hover/registry-hover.js'
import {definitionAt, idDefinitionsAt} from '../../server/src/core/ide/navigation/definition.js'
import {highlightsAt} from '../../server/src/core/ide/navigation/highlight.js'
import {referencesAt} from '../../server/src/core/ide/navigation/references.js'
import {renameAt} from '../../server/src/core/ide/navigation/rename.js'
import {textOf} from '../../server/src/core/ide/place.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {mark} from '../marks.js'
import {registryPath, uri} from './draft.js'
import {configPath, cursorIn, draft, linked, registryWith} from './registry-file.js'

suite('definition in a registry file', () => {
  const defined = (words: string, by?: number) => {
    const {snapshot, at, text} = cursorIn(words, by)
    return idDefinitionsAt(snapshot, registryPath, at).map(({span, start}) => [
      text.slice(span.from, span.to),
      start.line,
    ])
  }

  test('of a document, an area, a period, an indicator that are named', () => {
    assert.deepEqual(defined('plan}}', 2), [['plan', 8]])
    assert.deepEqual(defined('plan}\nrel', 2), [['plan', 8]])
    assert.deepEqual(defined('YZ}\ndoc'), [['YZ', 5]])
    assert.deepEqual(defined('FYP14}'), [['FYP14', 3]])
    assert.deepEqual(defined('yz.parks\n    targets'), [['yz.parks', 11]])
    assert.deepEqual(defined('"yz.lawn"'), [['yz.lawn', 19]])
  })

  test('of what is defined here, itself; of words that are no id, nothing', () => {
    assert.deepEqual(defined('yz.parks\n    name'), [['yz.parks', 11]])
    for (const words of ['报告期末', 'final', 'sum', '103', '个\n']) assert.deepEqual(defined(words, 0), [], words)
  })
})

suite('the members of relations', () => {
  const yaml = `${linked}  - {type: share, part: yz.lawn, whole: yz.parks, ratio: yz.share}
  - {type: ratio, numerator: yz.lawn, denominator: yz.parks, ratio: "yz.share"}
  - {type: notComparable, indicators: [yz.share, yz.lawn]}
`.replace('relations:', '  - {id: yz.share, name: 绿地占比, unit: "%"}\nrelations:')
  const at = (words: string): number => yaml.indexOf(words) + words.length - 1

  test('lead to their entries and have their cards', () => {
    const {snapshot} = registryWith(yaml)
    for (const words of ['ratio: yz.share', 'ratio: "yz.share', 'indicators: [yz.share']) {
      const places = idDefinitionsAt(snapshot, registryPath, at(words))
      assert.deepEqual(
        places.map(({span}) => span.from),
        [yaml.indexOf('yz.share')],
        words,
      )
      const card = registryHoverAt(snapshot, registryPath, at(words))
      assert.equal(card?.title, '绿地占比')
      assert.deepEqual(
        card?.rows.slice(-2).map(({label, text}) => `${label.en}: ${text.en}`),
        ['Relation: 绿地占比＝绿地面积÷公园数', 'Relation: 绿地占比＝绿地面积÷公园数'],
      )
    }
    assert.equal(
      idDefinitionsAt(snapshot, registryPath, at('numerator: yz.lawn'))[0]?.span.from,
      yaml.indexOf('yz.lawn'),
    )
  })

  test('are renamed in every relation, in the quotes that are there', () => {
    const {snapshot} = registryWith(yaml)
    for (const [words, id] of [
      ['denominator: yz.parks', 'yz.parks'],
      ['ratio: yz.share', 'yz.share'],
      ['[yz.share, yz.lawn', 'yz.lawn'],
    ] as const) {
      const found = renameAt(snapshot, registryPath, at(words), 'yz.new')
      assert.ok(found && !('refused' in found))
      assert.equal(applyAll(yaml, found.get(registryPath) ?? []), yaml.replaceAll(id, 'yz.new'), words)
    }
  })
})

suite('an id in a comment of a draft', () => {
  const at = draft.indexOf('@yz.parks') + 3

  test('leads to its entry', () => {
    const {snapshot, text} = registryWith(linked)
    const place = definitionAt(snapshot, uri, at)
    assert.equal(place?.path, registryPath)
    assert.equal(place?.span.from, text.indexOf('yz.parks'))
  })

  test('is renamed with it', () => {
    const {snapshot} = registryWith(linked)
    const found = renameAt(snapshot, uri, at, 'yz.p')
    assert.ok(found && !('refused' in found))
    assert.equal(applyAll(draft, found.get(uri) ?? []), draft.replace('yz.parks', 'yz.p'))
    assert.equal(applyAll(linked, found.get(registryPath) ?? []), linked.replaceAll('yz.parks', 'yz.p'))
  })

  test('that is no id of the registry has no name of its own', () => {
    const {snapshot} = registryWith(linked.replace('id: yz.parks', 'id: yz.park'))
    assert.equal(renameAt(snapshot, uri, at, 'yz.p'), null)
    assert.equal(definitionAt(snapshot, uri, at), null)
  })
})

suite('references in a registry file', () => {
  const references = (words: string) => {
    const {snapshot, at} = cursorIn(words)
    return referencesAt(snapshot, registryPath, at).map(
      ({path, span, start}) =>
        `${path === uri ? 'draft' : path}:${start.line} ${textOf(snapshot, path).slice(span.from, span.to)}`,
    )
  }

  test('of an indicator: its figures in drafts, the entries that name it, and comments that tie a figure to it', () =>
    assert.deepEqual(references('yz.parks\n    name'), [
      'draft:2 103个',
      `${registryPath}:22 yz.parks`,
      `${registryPath}:27 yz.parks`,
      'draft:2 yz.parks',
    ]))

  test('of a document: its citations and the figures that were read in it', () =>
    assert.deepEqual(references('plan: {title'), [
      'draft:4 《云州市国民经济和社会发展第十四个五年规划》',
      `${registryPath}:9 plan`,
      `${registryPath}:18 plan`,
      `${registryPath}:24 plan`,
    ]))

  test('of a period, in the configuration too', () =>
    assert.deepEqual(references('FYP14: {label'), [`${registryPath}:1 FYP14`, `${configPath}:1 FYP14`]))

  test('anywhere else in an entry, its figures', () => assert.deepEqual(references('报告期末'), ['draft:2 103个']))
})

suite('highlight in a registry file', () => {
  test('every place of an id', () => {
    const marked = linked
      .replace('- id: yz.parks', '- id: ⟦yz.p$0arks⟧')
      .replace('replacedBy: yz.parks', 'replacedBy: ⟦yz.parks⟧')
      .replace('total: yz.parks', 'total: ⟦yz.parks⟧')
    const {snapshot, at, text, spans} = registryWith(marked)
    const found = highlightsAt(snapshot, registryPath, at)
    assert.equal(
      mark(
        text,
        found.map(({span}) => span),
      ),
      mark(text, spans),
    )
    assert.deepEqual(
      found.map(({isDefinition}) => isDefinition),
      [true, false, false],
    )
  })
})

suite('rename of an id', () => {
  const rename = (words: string, name: string) => {
    const {snapshot, at} = cursorIn(words)
    const found = renameAt(snapshot, registryPath, at, name)
    if (!found || 'refused' in found) return found === null ? null : found.refused.en
    const after = (path: string): string => applyAll(textOf(snapshot, path), found.get(path) ?? [])
    return {registry: after(registryPath), draft: after(uri), config: after(configPath)}
  }
  const config = 'registry: ["*.metrics.yaml"]\nplan: {period: FYP14}\n'

  test('of an indicator: where it is defined, wherever it is named, in comments of drafts', () => {
    const expected = {
      registry: linked.replaceAll('yz.parks', 'yz.green.parks'),
      draft: draft.replace('@yz.parks', '@yz.green.parks'),
      config,
    }
    for (const words of ['yz.parks\n    name', 'yz.parks\n    targets', 'yz.parks\n    parts'])
      assert.deepEqual(rename(words, 'yz.green.parks'), expected, words)
  })

  test('in the quotes that were there', () =>
    assert.deepEqual(rename('yz.lawn"', 'yz.grass'), {
      registry: linked.replaceAll('yz.lawn', 'yz.grass'),
      draft,
      config,
    }))

  test('of a document, where its id is written as an id', () =>
    assert.deepEqual(rename('plan: {title', 'plan-14'), {
      registry: linked
        .replace('plan: {title', 'plan-14: {title')
        .replace('supersededBy: plan', 'supersededBy: plan-14')
        .replace('doc: plan', 'doc: plan-14')
        .replace('source: plan', 'source: plan-14'),
      draft,
      config,
    }))

  test('of a period, in the configuration', () =>
    assert.deepEqual(rename('FYP14: {label', 'P14'), {
      registry: linked.replaceAll('FYP14', 'P14'),
      draft,
      config: config.replace('FYP14', 'P14'),
    }))

  test('a name that is taken, or that would not be an id, is refused', () => {
    assert.match(String(rename('yz.parks\n    name', 'yz.lawn')), /taken/)
    for (const name of ['', 'a b', 'a: b', '-a', 'a,b', '>a'])
      assert.match(String(rename('yz.parks\n    name', name)), /an id holds/, name)
  })

  test('what is no id has none; a name is renamed as before', () => {
    assert.equal(rename('final', 'x'), null)
    assert.equal(rename('个\n', 'x'), null)
    const named = rename('公园数\n', '公园数目')
    assert.ok(named && typeof named === 'object')
    assert.equal(named.draft, draft.replace('公园数', '公园数目'))
  })
})
