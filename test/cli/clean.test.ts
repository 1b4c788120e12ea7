import assert from 'node:assert/strict'
import fc from 'fast-check'
import {clean, cleanLines, inertJson} from '../../server/src/cli/clean.js'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|^\s*::|##\[/m

suite('what is printed of texts and names', () => {
  suiteSetup(buildProgram)

  test('holds nothing that a terminal or a log obeys, whatever is in it', () => {
    const piece = fc.constantFrom(
      '甲',
      '\u001b[31m',
      '\u009b2J',
      '\r',
      '\n',
      '::error::x',
      '##[error]',
      '##',
      '[',
      ' ',
      '\u202e',
      ':',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), {maxLength: 12}), (pieces) => {
        const text = pieces.join('')
        assert.doesNotMatch(clean(text), obeyed)
        assert.doesNotMatch(clean(text), /\n/)
        assert.doesNotMatch(cleanLines(text), obeyed)
        const json = inertJson({[text]: [text]}, 2)
        assert.doesNotMatch(json, obeyed)
        assert.deepEqual(JSON.parse(json), {[text]: [text]})
      }),
      {seed: 7, numRuns: 500},
    )
  })

  test('in every command and format, of drafts, registries, configurations and file names', () => {
    const sly = '\u001b]0;x\u0007\u009b31m##[error]甲'
    const name = '::error::\u001b[31m\r##[error]x'
    const folder = folderWith({
      'plumbline.yaml': `${config}x-\u009b31m##[error]: 1\n`,
      'base.metrics.yaml': registry.replace('title: 云州市规划', 'title: "规划\\e[31m##[error]"'),
      [`${name}.md`]: `## ${sly}\n\n截至2020年底，全市建成${sly}互联网数据中心105${sly}个，见专栏9${sly}。\n`,
    })
    const each = (command: string, formats: readonly string[]) =>
      formats.map((format) => [command, '--format', format, `${name}.md`])
    const lines = [
      ...each('check', ['text', 'json', 'sarif', 'gitlab', 'rdjson', 'junit']),
      ...each('extract', ['text', 'json', 'jsonl', 'csv']),
      ['explain', `${name}.md:3:22`],
      ['check', `none ${sly}`],
      ['check', '--config', sly, `${name}.md`],
      [sly],
      ['check', `--${sly}`],
    ]
    for (const words of lines) {
      const {stdout, stderr} = plumbline(folder, words)
      assert.doesNotMatch(stdout.replaceAll('\r\n', '\n').replace('\ufeff', ''), obeyed, words.join(' '))
      assert.doesNotMatch(stderr, obeyed, words.join(' '))
    }
  })

  test('annotations are the only orders of the format for GitHub', () => {
    const folder = folderWith({
      'plumbline.yaml': config,
      'base.metrics.yaml': registry,
      'plan.md': '截至2020年底，全市建成互联网数据中心105个。\u001b[31m\n',
    })
    const {stdout} = plumbline(folder, ['check', '--format', 'github', 'plan.md'])
    for (const line of stdout.trimEnd().split('\n'))
      assert.match(line, /^::(?:error|warning|notice) [^\u0000-\u001f]*$/)
  })
})
