import assert from 'node:assert/strict'
import {outcome} from '../../server/src/core/rules/run.js'
import {suppressionUnused} from '../../server/src/core/rules/suppression/suppression-unused.js'
import {suppressionWithoutReason} from '../../server/src/core/rules/suppression/suppression-without-reason.js'
import {checks, read, worldOf} from '../fixture.js'

const world = worldOf({})

/** The rules that speak of a draft, and the reasons for which others do not. */
function spoken(text: string): {rules: string[]; reasons: string[]} {
  const {findings, silenced} = outcome(read(text, world), world)
  return {rules: findings.map(({rule}) => rule), reasons: silenced.map(({reason}) => reason)}
}

const slip = '实名注册用户数超过5千万人。\n'

suite('suppression', () => {
  test('the next line, past a blank one', () => {
    for (const gap of ['\n', '\n\n']) {
      const text = `<!-- plumbline-disable-next-line number-mixed-script: 引文 -->${gap}${slip}`
      assert.equal(spoken(text).rules.includes('number-mixed-script'), false)
      assert.deepEqual(spoken(text).reasons, ['引文'])
    }
  })

  test('its own line, and no other', () => {
    const text = `${slip.trimEnd()}<!-- plumbline-disable-line number-mixed-script：引文 -->\n\n${slip}`
    assert.equal(spoken(text).rules.filter((rule) => rule === 'number-mixed-script').length, 1)
  })

  test('from here to where it is enabled again', () => {
    const text = `<!-- plumbline-disable number-mixed-script: 引文 -->\n\n${slip}\n<!-- plumbline-enable number-mixed-script -->\n\n${slip}`
    assert.equal(spoken(text).rules.filter((rule) => rule === 'number-mixed-script').length, 1)
    assert.deepEqual(spoken(text).reasons, ['引文'])
  })

  test('another rule is not silenced', () => {
    const text = `<!-- plumbline-disable-next-line unit-nonstandard: 引文 -->\n${slip}`
    assert.ok(spoken(text).rules.includes('number-mixed-script'))
    assert.ok(spoken(text).rules.includes('suppression-unused'))
  })

  checks(
    suppressionUnused,
    'of two rules the idle one is named',
    `⟦<!-- plumbline-disable-next-line number-mixed-script, unit-nonstandard: 引文 -->⟧
     ↳ 此处没有unit-nonstandard的结果可抑制。请删去注释或核对规则名。
${slip}`,
  )

  checks(
    suppressionWithoutReason,
    'a reason without a colon counts',
    `<!-- plumbline-disable-next-line number-mixed-script 引自来函 -->\n${slip}`,
  )
})
