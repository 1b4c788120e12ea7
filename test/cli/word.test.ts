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
