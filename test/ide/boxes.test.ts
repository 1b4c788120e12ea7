import assert from 'node:assert/strict'
import {boxes} from '../../server/src/core/ide/outline/boxes.js'
import {draftWith, uri} from './draft.js'

/** The lines that each box takes, from its caption to its end. */
function folds(title: string, draft: string, ...expected: readonly string[]): void {
  test(title, () => {
    const lines = draft.split('\n')
    const found = boxes(draftWith(draft).snapshot, uri)
    assert.deepEqual(
      found.map(({first, last}) => `${lines[first]} … ${lines[last]}`),
      expected,
    )
  })
}

suite('folds of boxes', () => {
  folds(
    'a caption with the table below it',
    '# 规划\n\n专栏1　重大工程\n\n| 工程 | 内容 |\n|---|---|\n| 甲 | 乙 |\n\n推进实施。\n',
    '专栏1　重大工程 … | 甲 | 乙 |',
  )
  folds(
    'a quote that begins with its caption, and one below it',
    '> 专栏2 重大工程\n>\n> 建设公路。\n>\n> 建设铁路。\n\n推进实施。\n\n专栏3 重大平台\n\n> 建设平台。\n>\n> 汇聚数据。\n',
    '> 专栏2 重大工程 … > 建设铁路。',
    '专栏3 重大平台 … > 汇聚数据。',
  )
  folds(
    'a list, up to the text behind it',
    '专栏4 重大工程\n\n1. 公路\n2. 铁路\n\n推进实施。\n',
    '专栏4 重大工程 … 2. 铁路',
  )
  folds('no end that anybody could tell', '专栏5 重大工程\n\n建设公路。\n\n建设铁路。\n')
  folds('a reference is no box', '见专栏1。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n')
})
