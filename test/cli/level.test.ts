import assert from 'node:assert/strict'
import {buildProgram, folderWith, plumbline} from './run.js'

const draft = '全市有社区食堂86个。\n\n到2025年，污水资源化利用率达到15～30%。\n'

suite('levels of the terminal', () => {
  suiteSetup(buildProgram)

  test('hints are a count, and --level hint lists them', () => {
    const folder = folderWith({'plan.md': draft})
    const {stdout, stderr} = plumbline(folder, ['check', 'plan.md'])
    assert.match(stdout, /range-percent-omitted/)
    assert.doesNotMatch(stdout, /indicator-asof-missing/)
    assert.match(stdout, /0 errors, 1 warnings, 0 information, 1 hints \(--level hint lists them\)/)
    assert.equal(stderr, '')
    const all = plumbline(folder, ['check', '--level', 'hint', 'plan.md']).stdout
    assert.match(all, /indicator-asof-missing/)
    assert.match(all, /1 hints\n/)
    const zh = plumbline(folder, ['check', '--locale', 'zh-cn', 'plan.md']).stdout
    assert.match(zh, /建议 1（用 --level hint 列出）/)
  })

  test('programs are given hints', () => {
    const {stdout} = plumbline(folderWith({'plan.md': draft}), ['check', '--format', 'json', 'plan.md'])
    assert.match(stdout, /indicator-asof-missing/)
  })
})
