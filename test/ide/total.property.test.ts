import assert from 'node:assert/strict'
import fc from 'fast-check'
import {actionsAt} from '../../server/src/core/ide/actions/actions.js'
import {completionsAt} from '../../server/src/core/ide/completion/completion.js'
import {inlays} from '../../server/src/core/ide/coverage/inlay.js'
import {explainAt} from '../../server/src/core/ide/explain/explain.js'
import {citedCard} from '../../server/src/core/ide/hover/cited-card.js'
import {highlightsAt} from '../../server/src/core/ide/navigation/highlight.js'
import {links} from '../../server/src/core/ide/navigation/links.js'
import {renameAt} from '../../server/src/core/ide/navigation/rename.js'
import {folds} from '../../server/src/core/ide/outline/folding.js'
import {selectionsAt} from '../../server/src/core/ide/outline/selection.js'
import {tokens} from '../../server/src/core/ide/outline/tokens.js'
import {textOf} from '../../server/src/core/ide/place.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import type {Snapshot} from '../../server/src/core/session/snapshot.js'
import {applyAll, type Edit} from '../../server/src/core/text/edit.js'
import type {Span} from '../../server/src/core/text/span.js'
import {draftWith, uri} from './draft.js'

const pieces = [
  '互联网数据中心',
  '达到',
  '105个',
  '63.9%',
  '２０２０年',
  '2025年，',
  '《云州市数字经济促进办法》',
  '《',
  '》',
  '〔2021〕',
  '云府办发〔',
  '29号',
  '“',
  '”',
  '一网通办',
  '专栏1',
  '见专栏',
  '（以下简称《规划》）',
  '《规划》',
  '# ',
  '\n',
  '\n\n',
  '\r\n',
  '| 指标 | 2020年 |\n|---|---|\n| 互联网数据中心（个） | 105 |\n',
  '**',
  '`',
  '> ',
  '- ',
  '<!-- ',
  ' -->',
  '\ud800',
  '\u0000',
  '😀',
  'czhl',
  '。',
  '；',
  '城市公园102座',
  '互联网数据中心近100个',
  '2022年，',
  '一、任务\n',
  '（三）交通\n',
  '1. 公路\n',
  '见第三部分',
  '１０％',
]

const drafts = fc.array(fc.constantFrom(...pieces), {maxLength: 16}).map((parts) => parts.join(''))
const inside = ({from, to}: Span, text: string): boolean => 0 <= from && from <= to && to <= text.length
const settings = {seed: 51124, numRuns: 600}

/** Every answer at every kind of place. */
function ask(snapshot: Snapshot, at: number, text: string): readonly Span[] {
  return [
    ...spansOf(explainAt(snapshot, uri, at)),
    ...spansOf(citedCard(snapshot, uri, at)),
    ...completionsAt(snapshot, uri, at).items.map(({replace}) => replace),
    ...highlightsAt(snapshot, uri, at).map(({span}) => span),
    ...selectionsAt(snapshot, uri, at),
    ...inlays(snapshot, uri, {from: 0, to: text.length}, 'on').map(({at: place}) => ({from: place, to: place})),
    ...links(snapshot, uri).map(({span}) => span),
  ]
}

const spansOf = (it: {readonly span: Span} | null): readonly Span[] => (it ? [it.span] : [])

const isDisjoint = (edits: readonly Edit[]): boolean => {
  const sorted = [...edits].sort((a, b) => a.from - b.from)
  return sorted.every((edit, index) => index === 0 || sorted[index - 1]!.to <= edit.from)
}

suite('whatever stands in a draft', () => {
  test('every answer lies within it, and nothing fails', () => {
    fc.assert(
      fc.property(drafts, fc.nat(), (text, seed) => {
        const {snapshot} = draftWith(text)
        for (const span of ask(snapshot, seed % (text.length + 1), text)) assert.ok(inside(span, text))
        assert.ok(folds(snapshot, uri).every(({first, last}) => first < last))
        const found = tokens(snapshot, uri)
        assert.ok(found.every(({span}) => inside(span, text)))
        assert.ok(
          found.every(({span}, index) => index === 0 || found[index - 1]!.span.to <= span.from),
          'tokens meet',
        )
      }),
      settings,
    )
  })

  test('edits are disjoint, and the blocks of the draft stay what they were', () => {
    let tried = 0
    const shape = (draft: string): unknown => open(draft).chunks.flatMap(({nodes}) => nodes.map(({type}) => type))
    fc.assert(
      fc.property(drafts, fc.nat(), (text, seed) => {
        const {snapshot} = draftWith(text)
        const at = seed % (text.length + 1)
        const renamed = renameAt(snapshot, uri, at, '甲乙丙丁')
        const actions = actionsAt(snapshot, uri, {from: at, to: Math.min(text.length, at + (seed % 3))})
        for (const {edits} of actions)
          for (const [path, changes] of edits)
            assert.ok(isDisjoint(changes) && changes.every((it) => inside(it, textOf(snapshot, path))))
        // A fix of ２０２０年 before a break may join what the break parted, so house style is left out here.
        const rewritings = actions.filter(({kind, confirm}) => kind === 'rewrite' && !confirm)
        const all = [...rewritings.map(({edits}) => edits), ...(renamed && !('refused' in renamed) ? [renamed] : [])]
        tried += all.length
        for (const edits of all) {
          const here = edits.get(uri) ?? []
          assert.ok(isDisjoint(here))
          assert.deepEqual(shape(applyAll(text, here)), shape(text))
        }
      }),
      settings,
    )
    assert.ok(tried > 100, `only ${tried} tried`)
  })
})
