import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {openWord} from '../../server/src/word/word-file.js'
import {docx, paragraph} from '../word/ooxml.js'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const sentence = (count: string) => `截至2020年底，全市建成互联网数据中心${count}。`

suite('the difference of two drafts on the command line', () => {
  suiteSetup(buildProgram)
  const files = {'plumbline.yaml': config, '0.metrics.yaml': registry}

  test('of Markdown and Word alike; a registered figure that moved is status 1', () => {
    const at = folderWith({...files, 'old.md': sentence('103个'), 'new.docx': docx(paragraph(sentence('104个')))})
    const {stdout, status} = plumbline(at, ['diff', 'old.md', 'new.docx', '--locale', 'zh-cn'])
    assert.match(stdout, /^改数 {2}互联网数据中心（2020年末） {2}103个 → 104个$/m)
    assert.equal(status, 1)
  })

  test('of a draft and what git has of it', () => {
    const at = folderWith({...files, 'plan.md': sentence('103个')})
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', at, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words])
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'first')
    writeFileSync(join(at, 'plan.md'), sentence('105个'))
    const {stdout} = plumbline(at, ['diff', 'HEAD:plan.md', 'plan.md', '--format', 'json'])
    assert.deepEqual(
      JSON.parse(stdout).changes.map((it: {kind: string; after: {text: string}}) => [it.kind, it.after.text]),
      [['value', '105个']],
    )
  })

  test('is kept as a page, and as an annex in Word; the errata too', () => {
    const at = folderWith({...files, 'old.md': sentence('103个'), 'new.md': sentence('104个')})
    const made = (...words: readonly string[]) =>
      plumbline(at, ['diff', 'old.md', 'new.md', '--locale', 'zh-cn', ...words]).stdout
    assert.match(made('--format', 'html'), /<h1>指标变动表　old\.md → new\.md<\/h1>.*<td>103个<\/td><td>104个<\/td>/s)
    for (const [words, text] of [
      [[], /^附件\n\n.*指标变动表.*\| 1 \| 改数 \| 互联网数据中心 2020年末 \| 103个 \| 104个 \|/s],
      [['--errata'], /^附件\n\n.*更正表.*\| 1 \| 互联网数据中心 \| 截至2020年底.*103个 \| .*104个 \|/s],
    ] as const) {
      assert.equal(made('--format', 'docx', '--output', 'd.docx', ...words), '')
      assert.match(openWord(readFileSync(join(at, 'd.docx'))).reading.text, text)
    }
  })

  test('is status 0 where only words changed', () => {
    const at = folderWith({...files, 'old.md': sentence('103个'), 'new.md': `${sentence('103个')}\n\n另起一段。\n`})
    assert.equal(plumbline(at, ['diff', 'old.md', 'new.md']).status, 0)
  })

  for (const [words, line] of [
    [['diff', 'old.md'], /needs two drafts/],
    [['diff', 'none.md', 'old.md'], /none\.md: no such draft/],
    [['diff', 'HEAD:none.md', 'old.md'], /HEAD:none\.md: git has no such file/],
  ] as const)
    test(words.join(' '), () => {
      const {stderr, status} = plumbline(folderWith({...files, 'old.md': sentence('103个')}), words)
      assert.equal(status, 2)
      assert.match(stderr, line)
    })
})
