import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {coverage} from '../../server/src/core/ide/coverage/coverage.js'
import {figures} from '../../server/src/core/ide/coverage/figures.js'
import {figureCardAt} from '../../server/src/core/ide/hover/figure-card.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {draftWith, uri} from './draft.js'

/** `value，held against  name　place verdict`, one a line, as a list shows them. */
const shown = (marked: string, yaml?: string): readonly string[] => {
  const {snapshot} = draftWith(marked, yaml)
  return figures(snapshot, uri).map(({text, against, name, place, verdict, reason}) =>
    [text, against && `${against.kind} ${against.text.zh}`, name, place, verdict, reason].filter(Boolean).join(' · '),
  )
}

suite('figures of a draft', () => {
  test('each has its verdict, what it is held against, and its place', () => {
    const draft = `# 规划

## 一、现状

### （一）基础

1.设施。截至2020年底，互联网数据中心有105个。

2020年，城镇化率为63.9%，比上年提高0.8个百分点。建成充电桩300个。

## 二、目标

到2025年，互联网数据中心不少于120个。到2023年，城镇化率达到65%。
`
    assert.deepEqual(shown(draft), [
      '105个 · registered 103个 · 互联网数据中心 · 一（一）1 · differ',
      '63.9% · registered 63.9% · 常住人口城镇化率 · 一（一）1 · agree',
      '0.8个百分点 · 常住人口城镇化率 · 一（一）1 · uncompared · deed',
      '300个 · 充电桩 · 一（一）1 · unregistered',
      '不少于120个 · registered 不低于120个 · 互联网数据中心 · 二 · agree',
      '65% · 常住人口城镇化率 · 二 · uncompared · other-time',
    ])
  })

  test('of two places that contradict each other each names the other', () => {
    const draft = '# 规划\n\n截至2020年底，公共充电桩保有量为18个。\n\n截至2020年底，公共充电桩保有量为16个。\n'
    assert.deepEqual(shown(draft), [
      '18个 · elsewhere 16个 · 公共充电桩保有量 · differ',
      '16个 · elsewhere 18个 · 公共充电桩保有量 · differ',
    ])
  })

  test('a hover says that there is no registry, and what to do', () => {
    const {snapshot, at} = draftWith('截至2020年底，互联网数据中心有1$005个。\n', 'plumbline: 1\n')
    const card = figureCardAt(snapshot, uri, at)
    assert.equal(card?.verdict?.words.zh, '没有登记库，未核对')
    assert.deepEqual(
      card?.links.map(({title}) => title.zh),
      ['新建登记库…'],
    )
  })

  test('what its writer has silenced is not held for true', () => {
    const comment = '<!-- plumbline-disable-next-line registry-value-mismatch: 口径不同 -->\n'
    assert.deepEqual(shown(`${comment}截至2020年底，互联网数据中心有105个。\n`), [
      '105个 · registered 103个 · 互联网数据中心 · uncompared · decided',
    ])
  })

  test('the planted mistakes of the example stand there, and every figure is counted once', () => {
    const read = (name: string): string => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')
    const snapshot = [
      {kind: 'config-set', path: '/w/plumbline.yaml', text: read('plumbline.yaml')} as const,
      {
        kind: 'registries-read',
        files: ['baseline', 'documents'].map((name) => ({
          path: `/w/${name}`,
          text: read(`registry/${name}.metrics.yaml`),
        })),
      } as const,
      {kind: 'draft-opened', uri, text: read('planted.md')} as const,
    ].reduce(advance, emptySnapshot)
    const all = figures(snapshot, uri)
    assert.equal(all.length, coverage(snapshot, uri).mentions)
    const differing = all.filter(({verdict}) => verdict === 'differ')
    assert.deepEqual(
      differing.map(({text}) => text),
      ['3.2个', '105个', '超过14万架', '18个', '突破16亿元', '3197项', '85%', '85%', '16个'],
    )
    assert.ok(differing.every(({against}) => against))
  })
})
