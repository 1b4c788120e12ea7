import assert from 'node:assert/strict'
import {citedUses} from '../../server/src/core/ide/navigation/cited-uses.js'
import {highlightsAt} from '../../server/src/core/ide/navigation/highlight.js'
import {links} from '../../server/src/core/ide/navigation/links.js'
import {folds} from '../../server/src/core/ide/outline/folding.js'
import {selectionsAt} from '../../server/src/core/ide/outline/selection.js'
import {workspaceSymbols} from '../../server/src/core/ide/search/workspace-symbols.js'
import {summarize} from '../../server/src/core/ide/summaries/summary.js'
import {advance} from '../../server/src/core/session/advance.js'
import type {Snapshot} from '../../server/src/core/session/snapshot.js'
import {mark} from '../marks.js'
import {draftWith, registry, registryPath, uri} from './draft.js'

const highlighted = (marked: string): void => {
  const {snapshot, at, text, spans} = draftWith(marked)
  const found = highlightsAt(snapshot, uri, at).map(({span}) => span)
  assert.equal(mark(text, found), mark(text, spans))
}

suite('document highlight', () => {
  test('the figures and names of one indicator, by whatever name', () =>
    highlighted(
      '2020年，⟦互联网数据$0中心⟧达到⟦103个⟧，常住人口城镇化率达到63.9%。\n\n到2025年，⟦数据中心⟧达到⟦120个⟧。\n',
    ))

  test('a box and whatever refers to it', () =>
    highlighted('⟦专栏1⟧ 主要指标\n\n专栏2 重大工程\n\n见⟦专$0栏1⟧，又见⟦专栏1⟧。\n'))

  test('a document by title', () =>
    highlighted('落实⟦《云州市数字经济$0促进办法》⟧。\n\n按照⟦《云州市数字经济促进办法》⟧执行《其他办法》。\n'))

  test('a term, not in code', () => highlighted('推进“⟦一网$0通办⟧”，深化⟦一网办理⟧，`一网通办`。\n'))

  test('plain words have none', () => highlighted('推进改$0革。\n'))
})

suite('folding', () => {
  test('chapters and tables, without the blank lines behind them', () => {
    const {snapshot} = draftWith(
      '# 规划\n\n## 一、现状\n\n正文。\n\n| 指标 | 2020年 |\n|---|---|\n| 甲 | 1 |\n\n## 二、目标\n\n正文。\n\n',
    )
    assert.deepEqual(
      folds(snapshot, uri).map(({first, last}) => [first, last]),
      [
        [0, 12],
        [2, 8],
        [10, 12],
        [6, 8],
      ],
    )
  })
})

suite('selection ranges', () => {
  test('from the number to the draft, each within the next', () => {
    const {snapshot, at, text} = draftWith('## 现状\n\n全市向好。2020年，互联网数据中心达到1$003个，增长较快。\n')
    assert.deepEqual(
      selectionsAt(snapshot, uri, at).map(({from, to}) => text.slice(from, to)),
      [
        '103',
        '103个',
        '互联网数据中心达到103个',
        '2020年，互联网数据中心达到103个，增长较快。',
        '全市向好。2020年，互联网数据中心达到103个，增长较快。',
        text,
      ],
    )
  })

  test('hold the place whatever it is, and grow', () => {
    const {snapshot, text} = draftWith(
      '# 题\n\n甲，乙；丙。\r\n丁\n\n| a | 2020年 |\n|---|---|\n| 互联网数据中心（个） | 103 |\n',
    )
    for (let at = 0; at <= text.length; at++) {
      const spans = selectionsAt(snapshot, uri, at)
      assert.ok(
        spans.every(({from, to}) => from <= at && at <= to),
        `at ${at}`,
      )
      for (let index = 1; index < spans.length; index++)
        assert.ok(spans[index]!.from <= spans[index - 1]!.from && spans[index]!.to >= spans[index - 1]!.to)
    }
  })
})

suite('workspace symbols', () => {
  const search = (query: string) => {
    const {snapshot} = draftWith('# 规划\n\n## 一、城镇发展\n')
    return workspaceSymbols(snapshot, query).map(({name, kind}) => `${kind} ${name}`)
  }

  test('by words of the name, by initials, by id', () => {
    assert.deepEqual(search('城镇'), ['indicator 常住人口城镇化率', 'chapter 一、城镇发展'])
    assert.deepEqual(search('czhl'), ['indicator 常住人口城镇化率'])
    assert.deepEqual(search('yz.idc'), ['indicator 互联网数据中心'])
    assert.deepEqual(search('29号'), ['document 云州市数字经济促进办法'])
  })

  test('all of them for an empty query, none for a strange one', () => {
    assert.equal(search('').length, 6)
    assert.deepEqual(search('无此指标'), [])
  })
})

suite('document links', () => {
  test('a cited document whose record has an address, by title and by number', () => {
    const {snapshot, text, spans} = draftWith(
      '落实⟦《云州市数字经济促进办法》⟧（云府办发⟦〔2021〕29号⟧）和《其他办法》。\n',
    )
    const found = links(snapshot, uri)
    assert.equal(
      mark(
        text,
        found.map(({span}) => span),
      ),
      mark(text, spans),
    )
    assert.ok(found.every(({url}) => url === 'https://example.org/digital'))
  })

  test('in the registry, the address itself', () => {
    const {snapshot} = draftWith('')
    const [link] = links(snapshot, registryPath)
    assert.match(
      snapshot.registryFiles.get(registryPath)?.text.slice(link?.span.from, link?.span.to) ?? '',
      /https:\/\/example\.org\/digital/,
    )
  })
})

suite('references of what is cited', () => {
  const uses = (marked: string) => {
    const {snapshot, at, text, spans} = draftWith(marked)
    const found = citedUses(snapshot, uri, at).map(({span}) => span)
    assert.equal(mark(text, found), mark(text, spans))
  }
  test('of a document', () => uses('落实⟦《云州市数字经济$0促进办法》⟧。\n\n按⟦《云州市数字经济促进办法》⟧执行。\n'))
  test('of a term, not in code', () => uses('推进⟦一网$0通办⟧，深化⟦一网通办⟧，`一网通办`。\n'))
  test('of a term, not within a longer one or within letters, and of a wrong form none', () => {
    const yaml = registry.replace(
      'terms:\n',
      'terms:\n  一网通办平台: {type: system}\n  BIM: {full: 建筑信息模型, wrong: [BlM], aliases: [ＢＩＭ技术]}\n',
    )
    const text =
      '推广BIM、BIMS、BlM和ＢＩＭ，用BIM技术。一网通办平台、一网通办、一网办理。\n\n| 一网通办 | BIM |\n| - | - |\n'
    const {snapshot} = draftWith(text, yaml)
    const used = (of: Snapshot, word: string) => {
      const file = of.registryFiles.get(registryPath)?.text ?? ''
      return citedUses(of, registryPath, file.indexOf(word)).map(({span}) => text.slice(span.from, span.to))
    }
    const words = {
      BIM: ['BIM', 'ＢＩＭ', 'BIM技术', 'BIM'],
      一网通办平台: ['一网通办平台'],
      '一网通办:': ['一网通办', '一网办理', '一网通办'],
    }
    const closed = [
      {kind: 'draft-closed', uri},
      {
        kind: 'closed-read',
        world: snapshot.world,
        drafts: [{path: uri, text, summary: summarize(snapshot, uri)}],
      },
    ] as const
    // Closed or open, a draft uses the same.
    for (const now of [snapshot, closed.reduce(advance, snapshot)])
      for (const [word, found] of Object.entries(words)) assert.deepEqual(used(now, word), found)
  })
  test('of a box', () => uses('专$0栏1 主要指标\n\n见⟦专栏1⟧。\n'))
  test('from the registry', () => {
    const {snapshot} = draftWith('落实《云州市数字经济促进办法》。\n')
    const {text} = snapshot.registryFiles.get(registryPath) ?? {text: ''}
    assert.equal(citedUses(snapshot, registryPath, text.indexOf('digital:')).length, 1)
  })
})
