import assert from 'node:assert/strict'
import {roundsAtMost} from '../../server/src/cli/fix.js'
import {safeEdits} from '../../server/src/core/ide/actions/fixes.js'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {haveSameShape} from '../../server/src/core/markdown/shape.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {applyAll} from '../../server/src/core/text/edit.js'

const opened = (text: string): Snapshot => advance(emptySnapshot, {kind: 'draft-opened', uri: 'a', text})

function mended(text: string): string {
  let now = text
  for (let round = 0; round < roundsAtMost; round++) {
    const edits = safeEdits(opened(now), 'a')
    if (!edits.length) return now
    now = applyAll(now, edits)
  }
  return assert.fail(`fixed for ever: ${JSON.stringify(text)}`)
}

const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff

/** Every code point, so many in a draft, each between Han characters. */
function* drafts(): Generator<string> {
  const perDraft = 0x1000
  for (let from = 0; from < 0x110000; from += perDraft) {
    let text = '一'
    for (let code = from; code < from + perDraft; code++) if (!isHalf(code)) text += `${String.fromCodePoint(code)}文`
    yield text
  }
}

suite('safe fixes', () => {
  test('of every code point: no fix changes nothing, and what was fixed is not found again', () => {
    for (const text of drafts()) {
      const found = findings(opened(text), 'a')
      for (const {rule, fixes} of found)
        for (const {from, to, insert} of fixes.flatMap(({edits}) => edits))
          assert.notEqual(text.slice(from, to), insert, `${rule}: ${JSON.stringify(insert)}`)
      const now = mended(text)
      assert.ok(haveSameShape(open(text), open(now)))
      assert.ok(!findings(opened(now), 'a').some(({rule}) => rule === 'digit-width' || rule === 'compat-character'))
    }
  })

  const kept: Readonly<Record<string, string>> = {
    'a heading': '甲\n\n\u200b# 乙\n',
    'a list': '甲\n\n\u200b- 乙\n',
    'an ordered list': '甲\n\n１. 乙\n',
    'a number of a list': '甲\n\n\u200b5. 乙\n',
    'a quotation': '甲\n\n\u200b> 乙\n',
    'a comment': '甲<\u200b!-- 乙 -->丙\n',
    'a tag': '甲<\u200bdiv>乙</\u200bdiv>\n',
    emphasis: '甲*\u200b*乙**丙\n',
    code: '甲`\u200b`乙`丙\n',
    'a link': '[甲]\u200b(http://a.example/)\n',
    'a rule of a table': '甲|乙\n-\u200b|-\n丙|丁\n',
    'indented code': '甲\n\n\u00a0    乙\n',
    'an autolink': '<http://a.example/５Ｇ>\n',
    'a bare address': '见 http://a.example/５Ｇ/ 。\n',
    'an address that Markdown sees no link in': '见 ftp://a.example/５Ｇ。\n',
    'a mail address': '写信至 １２@a.example 。\n',
  }
  for (const [what, text] of Object.entries(kept))
    test(`${what} is neither made nor changed`, () => assert.equal(mended(text), text))

  test('what stands beside a place that must stay is fixed all the same', () => {
    const text = `截止２０２０年底，共５项。\n\n\u200b# 甲\n\n${'共１２项。\n\n'.repeat(8)}见 http://a.example/５ ，共３项。\n`
    const now = mended(text)
    assert.equal(
      now,
      `截至2020年底，共5项。\n\n\u200b# 甲\n\n${'共12项。\n\n'.repeat(8)}见 http://a.example/５ ，共3项。\n`,
    )
  })
})
