import assert from 'node:assert/strict'
import {chapters, chapterWords} from '../../server/src/core/ide/coverage/chapter-lens.js'
import {inlays} from '../../server/src/core/ide/coverage/inlay.js'
import {citedCard, citedPlaces} from '../../server/src/core/ide/hover/cited-card.js'
import {lenses} from '../../server/src/core/ide/navigation/lens.js'
import {tokens} from '../../server/src/core/ide/outline/tokens.js'
import {citedAt} from '../../server/src/core/ide/summaries/cited.js'
import {mark} from '../marks.js'
import {draftWith, registry, registryPath, uri} from './draft.js'

suite('semantic tokens', () => {
  const show = (draft: string, yaml?: string) => {
    const {snapshot, text} = draftWith(draft, yaml)
    return tokens(snapshot, uri).map(({span: {from, to}, type, grounded, target, deprecated}) =>
      [
        text.slice(from, to),
        type,
        ...(grounded === null ? [] : [grounded ? 'grounded' : 'ungrounded']),
        ...(target ? ['target'] : []),
        ...(deprecated ? ['deprecated'] : []),
      ].join(' '),
    )
  }

  test('a figure that the registry does not know', () =>
    assert.deepEqual(show('2020年，城市公园达到102座。\n').slice(1), [
      '城市公园 name ungrounded',
      '102 quantity ungrounded',
      '座 unit ungrounded',
    ]))

  test('terms, those out of use, and documents that are not in force', () => {
    const yaml = registry
      .replace('aliases: [一网办理]', 'aliases: [一网办理], wrong: [一网统办]')
      .replace('terms:\n', 'terms:\n  BIM: {deprecated: true}\n')
      .replace('kind: regulation,', 'kind: regulation, status: repealed,')
    assert.deepEqual(show('落实《云州市数字经济促进办法》，推进一网通办、一网统办，应用BIM和BIMS。\n', yaml), [
      '《云州市数字经济促进办法》 citation deprecated',
      '一网通办 term',
      '一网统办 term deprecated',
      'BIM term deprecated',
    ])
  })

  test('name, comparator, number, unit, time, citation', () =>
    assert.deepEqual(show('到2025年，互联网数据中心超过1.2万个，见专栏1，落实《规划纲要》。\n'), [
      '到2025年 time',
      '互联网数据中心 name grounded target',
      '超过 qualifier grounded target',
      '1.2万 quantity grounded target',
      '个 unit grounded target',
      '专栏1 citation',
      '《规划纲要》 citation',
    ]))

  test('in a table the unit of the head is no part of the figure', () =>
    assert.deepEqual(show('| 指标 | 2020年 |\n|---|---|\n| 互联网数据中心（个） | 103 |\n').slice(-2), [
      '互联网数据中心 name grounded',
      '103 quantity grounded',
    ]))
})

suite('inlay hints', () => {
  const draft = '## 2020年发展情况\n\n互联网数据中心达到⟦105个⟧，常住人口城镇化率达到⟦63.9%⟧。\n'
  const show = (mode: 'off' | 'on' | 'on-difference') => {
    const {snapshot, text} = draftWith(draft)
    return inlays(snapshot, uri, {from: 0, to: text.length}, mode).map(
      ({at, text: {zh}}) => `${text.slice(at - 2, at)} ${zh}`,
    )
  }

  test('off: none', () => assert.deepEqual(show('off'), []))
  test('on-difference: the registered value where the figure is not compatible with it', () =>
    assert.deepEqual(show('on-difference'), ['5个 登记值 103个']))
  test('on: all of them, and times handed down', () =>
    assert.deepEqual(show('on'), ['5个 登记值 103个', '5个 @2020', '9% 登记值 63.9%', '9% @2020']))
  test('only within the stretch that is asked for', () => {
    const {snapshot} = draftWith(draft)
    assert.deepEqual(inlays(snapshot, uri, {from: 0, to: 3}, 'on'), [])
  })
})

suite('code lens', () => {
  test('how often an entry is used', () => {
    const {snapshot} = draftWith('2020年，数据中心达到103个。到2025年，互联网数据中心达到120个。\n')
    const {text} = snapshot.registryFiles.get(registryPath) ?? {text: ''}
    assert.deepEqual(
      lenses(snapshot, registryPath).map(({span, words}) => [text.slice(span.from, span.to), words.en]),
      [
        ['yz.idc', 'used 2 times in 1 draft'],
        ['yz.urban', 'not used in the drafts'],
      ],
    )
  })
})

suite('code lens of a draft', () => {
  const show = (draft: string) => {
    const {snapshot, text} = draftWith(draft)
    return chapters(snapshot, uri).map(({from, to}) => {
      const words = chapterWords(snapshot, uri, from)
      return `${text.slice(from, to)}: ${words?.zh} / ${words?.en}`
    })
  }

  test('figures read, registered, and findings of each chapter', () =>
    assert.deepEqual(
      show(
        '# 规划\n\n## 一、现状\n\n### （一）数据\n\n2020年，数据中心达到105个，城市公园达到102座。\n\n## 二、保障\n\n加强领导。\n',
      ),
      [
        '规划: 指标数值 2 个（一致 0，不符 1，未登记 1，未比对 0） / 2 figures (0 agree, 1 differ, 1 unregistered, 0 not compared)',
        '一、现状: 指标数值 2 个（一致 0，不符 1，未登记 1，未比对 0） / 2 figures (0 agree, 1 differ, 1 unregistered, 0 not compared)',
        '二、保障: 没有读到指标数值 / no figures read',
      ],
    ))

  test('chapters of a pasted text', () =>
    assert.deepEqual(show('一、现状\n\n（一）数据\n\n2020年，数据中心达到103个。\n'), [
      '一、现状: 指标数值 1 个（一致 1，不符 0，未登记 0，未比对 0） / 1 figures (1 agree, 0 differ, 0 unregistered, 0 not compared)',
    ]))

  test('where no heading starts, nothing', () =>
    assert.equal(chapterWords(draftWith('# 规划\n').snapshot, uri, 0), null))
})

suite('what is cited', () => {
  const cited = (marked: string) => {
    const {snapshot, at, text, spans} = draftWith(marked)
    const found = citedAt(snapshot, uri, at)
    const places = found ? citedPlaces(snapshot, uri, found) : []
    const here = places.filter(({path}) => path === uri).map(({span}) => span)
    if (spans.length) assert.equal(mark(text, here), mark(text, spans))
    const elsewhere = places.filter(({path}) => path !== uri)
    return {
      kind: found?.kind,
      declared: elsewhere.map(({path, span}) => snapshot.registryFiles.get(path)?.text.slice(span.from, span.to)),
      card: citedCard(snapshot, uri, at),
    }
  }

  test('a title leads to its record', () => {
    const {declared, card} = cited('落实《云州市数字$0经济促进办法》。\n')
    assert.match(declared[0] ?? '', /^digital: \{title: 云州市数字经济促进办法/)
    assert.deepEqual(
      card?.rows.map(({text}) => text.zh),
      ['云府办发〔2021〕29号'],
    )
  })

  test('so does a number', () =>
    assert.match(cited('按照云府办发〔2021〕2$09号执行。\n').declared[0] ?? '', /^digital/))

  test('a short form leads to where it is introduced', () => {
    const {card} = cited('编制《云州市综合交通规划》（以下简称⟦《规划》⟧）。\n\n落实《规$0划》。\n')
    assert.match(card?.rows[0]?.text.zh ?? '', /云州市综合交通规划/)
  })

  test('a reference leads to the box, and says when there is none', () => {
    const {card} = cited('⟦专栏1⟧ 主要指标\n\n见专$0栏1。\n')
    assert.equal(card?.rows[0]?.text.zh, '主要指标')
    assert.match(cited('见专$0栏7。\n').card?.rows[0]?.text.en ?? '', /not found/)
  })

  test('a term leads to its entry', () => assert.match(cited('推进一网$0通办。\n').declared[0] ?? '', /^一网通办/))

  test('plain words cite nothing', () => assert.equal(cited('推进改$0革。\n').kind, undefined))
})
