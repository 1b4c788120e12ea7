import assert from 'node:assert/strict'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {openWord} from '../../server/src/word/word-file.js'
import {docx, heading, paragraph, run, title} from '../word/ooxml.js'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const body = (count: string) =>
  title('云州市数字规划') +
  heading(1, '一、现状') +
  paragraph(`${run('截至2020年底，全市建成互联网数据中心')}${run(count, '<w:b/>')}${run('个，占地３０亩。')}`)

const folder = (files: Readonly<Record<string, Uint8Array>>) =>
  folderWith({'plumbline.yaml': config, '0.metrics.yaml': registry, 'registry/0.metrics.yaml': registry, ...files})

suite('a Word draft on the command line', () => {
  suiteSetup(buildProgram)

  test('has the findings of the same text in Markdown, with places as in Word', () => {
    const at = folder({'plan.docx': docx(body('105'))})
    writeFileSync(join(at, 'plan.md'), openWord(docx(body('105'))).reading.text)
    const [word, markdown] = ['plan.docx', 'plan.md'].map((path) => {
      const {stdout} = plumbline(at, ['check', '--format', 'json', path])
      return JSON.parse(stdout).files.find((it: {path: string}) => it.path === path).findings
    })
    const bare = (all: readonly {rule: string; start: number; message: string}[]) =>
      all.map(({rule, start, message}) => ({rule, start, message}))
    assert.ok(word.length > 1)
    assert.deepEqual(bare(word), bare(markdown))
    assert.match(word[0].where, /^chapter 1, paragraph 1 “105个”$/)
  })

  test('says its places in words', () => {
    const {stdout, status} = plumbline(folder({'plan.docx': docx(body('105'))}), [
      'check',
      '--locale',
      'zh-cn',
      'plan.docx',
    ])
    assert.equal(status, 1)
    assert.match(stdout, /第一章第1段“105个” {2}错误/)
  })

  test('is written anew with comments and with suggestions, and stays as it was', () => {
    const plan = docx(body('105'))
    const at = folder({'plan.docx': plan})
    const {stderr} = plumbline(at, ['check', 'plan.docx', '--annotate', 'a.docx', '--suggest', 'b.docx'])
    assert.equal(stderr, '')
    assert.deepEqual(new Uint8Array(readFileSync(join(at, 'plan.docx'))), plan)
    const read = (name: string) => openWord(readFileSync(join(at, name)))
    assert.equal(read('a.docx').reading.text, openWord(plan).reading.text)
    assert.match(read('b.docx').reading.text, /占地30亩/)
    const fixed = folderWith({'plumbline.yaml': config, 'plan.md': openWord(plan).reading.text})
    plumbline(fixed, ['check', '--fix', 'plan.md'])
    assert.equal(read('b.docx').reading.text, readFileSync(join(fixed, 'plan.md'), 'utf8'))
  })

  test('reads tracked changes as accepted, or as rejected', () => {
    const changed = `${run('截至2020年底，全市建成互联网数据中心')}<w:del w:id="1"><w:r><w:delText>105</w:delText></w:r></w:del><w:ins w:id="2">${run('103')}</w:ins>${run('个。')}`
    const at = folder({'plan.docx': docx(paragraph(changed))})
    const found = (...words: readonly string[]) => plumbline(at, ['check', 'plan.docx', ...words]).stdout
    assert.doesNotMatch(found(), /105/)
    const rejected = found('--changes', 'rejected', '--annotate', 'a.docx')
    assert.match(rejected, /“105个” {2}error/)
    const made = openWord(readFileSync(join(at, 'a.docx')), 'rejected')
    assert.equal(made.reading.text, '截至2020年底，全市建成互联网数据中心105个。\n\n')
    assert.equal(plumbline(at, ['convert', 'plan.docx', 'old.md', '--changes', 'rejected']).status, 0)
    assert.match(readFileSync(join(at, 'old.md'), 'utf8'), /105个/)
  })

  test('gets the fixes of chosen checks as tracked changes too', () => {
    const at = folder({'plan.docx': docx(body('105'))})
    const text = (...words: readonly string[]) => {
      plumbline(at, ['check', 'plan.docx', '--suggest', 'b.docx', ...words])
      return openWord(readFileSync(join(at, 'b.docx'))).reading.text
    }
    assert.match(text(), /105个，占地30亩/)
    assert.match(text('--choose', 'registry-value-mismatch'), /103个，占地30亩/)
    assert.match(text('--choose', 'all'), /103个，占地30亩/)
  })

  test('is reported on with its places, as a page and as an annex in Word', () => {
    const at = folder({'plan.docx': docx(body('105'))})
    const {stdout} = plumbline(at, ['report', 'plan.docx', '--locale', 'zh-cn'])
    assert.match(stdout, /第一章第1段/)
    const {status, stderr} = plumbline(at, [
      ...['report', 'plan.docx', '--locale', 'zh-cn', '--format', 'docx', '--output', 'review.docx'],
    ])
    assert.equal(stderr, '')
    assert.equal(status, 0)
    const {text} = openWord(readFileSync(join(at, 'review.docx'))).reading
    assert.match(text, /^附件/)
    assert.match(text, /\| 1 \| 互联网数据中心<br>第一章第1段 \| 105个<br>2020年末 \| 103个<br>登记/)
    for (const words of ['更正表', '各章情况', '签署', '编制']) assert.ok(text.includes(words), words)
  })

  test('in a folder of nothing else is not passed over in silence', () => {
    const at = folderWith({'drafts/plan.docx': docx(body('105'))})
    const {stderr, status} = plumbline(at, ['check', 'drafts'])
    assert.equal(status, 2)
    assert.match(stderr, /only Word drafts in this folder; name them \(check drafts\/plan\.docx\)/)
  })

  const complains = (what: string, words: readonly string[], line: RegExp) =>
    test(what, () => {
      const {stderr, status} = plumbline(
        folder({'plan.docx': docx(body('105')), 'old.doc': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])}),
        ['check', ...words],
      )
      assert.equal(status, 2)
      assert.match(stderr, line)
      assert.equal(stderr.trim().split('\n').length, 1)
    })
  complains('is not written over', ['plan.docx', '--annotate', 'plan.docx'], /is not written over/)
  complains('is not fixed in place', ['plan.docx', '--fix'], /use --suggest/)
  complains('of an older Word is told to be saved anew', ['old.doc'], /old\.doc: .*save it as \.docx/)
  complains('has fixes chosen for --suggest only', ['plan.docx', '--choose', 'all'], /--choose needs --suggest/)
  complains(
    'has fixes of checks that there are',
    ['plan.docx', '--suggest', 'b.docx', '--choose', 'registry-value-mismatsch'],
    /no check of this name; did you mean registry-value-mismatch/,
  )
  complains('is what --annotate needs', ['plan.md', '--annotate', 'a.docx'], /--annotate needs one draft/)
  complains(
    'is written where there is a folder',
    ['plan.docx', '--suggest', 'no/b.docx'],
    /no\/b\.docx: cannot be written \(ENOENT\)/,
  )
})

suite('convert', () => {
  suiteSetup(buildProgram)

  test('makes a Word draft of Markdown, and Markdown of that', () => {
    const at = folderWith({'plan.md': '# 规划\n\n## 一、现状\n\n公园12个。\n\n'})
    assert.equal(plumbline(at, ['convert', 'plan.md', 'plan.docx']).status, 0)
    assert.equal(plumbline(at, ['convert', 'plan.docx', 'again.md']).status, 0)
    assert.equal(readFileSync(join(at, 'again.md'), 'utf8'), readFileSync(join(at, 'plan.md'), 'utf8'))
  })

  test('says what it leaves out', () => {
    const at = folderWith({'plan.md': '公园![图](a.png)12个。\n\n<table><tr><td>甲</td></tr></table>\n'})
    const {stderr, status} = plumbline(at, ['convert', 'plan.md', 'plan.docx'])
    assert.equal(status, 0)
    assert.match(stderr, /plan\.docx: without 1 pictures and 1 HTML tables/)
  })

  for (const [words, line] of [
    [['convert', 'plan.md', 'other.md'], /needs a \.docx and a Markdown file/],
    [['convert', 'plan.md', 'plan.docx'], /plan\.docx: is there already/],
  ] as const)
    test(words.join(' '), () => {
      const {stderr, status} = plumbline(folderWith({'plan.md': '公园', 'plan.docx': ''}), words)
      assert.equal(status, 2)
      assert.match(stderr, line)
    })
})
