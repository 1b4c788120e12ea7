import assert from 'node:assert/strict'
import {asksForCheck, looksLikePlan} from '../../client/src/plan-like.js'

const body = '\n\n为加快推进数字经济发展，结合本市实际，制定本方案。截至2020年底，全市建成互联网数据中心一百零三个。\n'

suite('what is offered a check', () => {
  test('is Chinese, and says in its title that it is a plan', () => {
    for (const title of ['云州市数字经济发展规划', '关于促进消费的实施意见', '2021年统计公报', '三年行动方案'])
      assert.ok(looksLikePlan(`# ${title}${body}`), title)
    assert.ok(looksLikePlan(`云州市政府工作报告${body}`))
  })

  test('is no README, in whatever language, and no text about plans in another', () => {
    for (const text of [
      '# Plumbline\n\n1. 1. 1.\n',
      `# 准绳${body}`,
      '# 规划 API\n\nThis library does planning. '.padEnd(800, 'words and words '),
      '# Report\n\n规划',
      '',
    ])
      assert.equal(looksLikePlan(text), false, text.slice(0, 20))
  })

  test('a text may ask for it at its head', () => {
    assert.ok(asksForCheck('---\ntitle: 规划\nplumbline: true\n---\n正文\n'))
    assert.ok(asksForCheck('\uFEFF---\r\nplumbline: true # 送审\r\n---\r\n'))
    assert.equal(asksForCheck('---\nplumbline: false\n---\n'), false)
    assert.equal(asksForCheck('---\ntitle: a\n---\nplumbline: true\n'), false)
    assert.equal(asksForCheck('plumbline: true\n'), false)
  })
})
