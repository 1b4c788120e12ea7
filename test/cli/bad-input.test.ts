import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {buildProgram, config, folderWith, plumbline, type Ran, registry} from './run.js'

const right = '截至2020年底，全市建成互联网数据中心103个。\n'
const wrong = '截至2020年底，全市建成互联网数据中心105个。\n'

/** One line on stderr, that says these words, and nothing that looks like a stack. */
function complains({status, stderr}: Ran, ...words: readonly string[]): void {
  assert.equal(status, 2, stderr)
  assert.equal(stderr.trimEnd().split('\n').length, 1, stderr)
  for (const word of words) assert.ok(stderr.includes(word), `${stderr} should say ${word}`)
  assert.doesNotMatch(stderr, /^\s+at |node:/m)
}

/** It ran to its end, nothing on stderr, the last line is the coverage. */
function runs({status, stdout, stderr}: Ran): void {
  assert.equal(stderr, '')
  assert.ok(status === 0 || status === 1, `status ${status}`)
  assert.match(stdout.trimEnd().split('\n').at(-1) ?? '', /^Coverage: \d+ numbers/)
}

suite('bad input to the commands', () => {
  suiteSetup(buildProgram)

  test('an unknown option', () => complains(plumbline(folderWith({}), ['check', '--frobnicate']), '--frobnicate'))
  test('an unknown command', () => complains(plumbline(folderWith({}), ['chekc']), 'chekc'))
  test('no command', () => complains(plumbline(folderWith({}), []), '--help'))
  test('an option without its value', () => complains(plumbline(folderWith({}), ['check', '--registry']), '--registry'))
  test('an option with a value of its own making', () =>
    complains(plumbline(folderWith({}), ['check', '--format', 'xml']), '--format xml', 'sarif'))
  test('a missing file', () => complains(plumbline(folderWith({}), ['check', 'none.md']), 'none.md', 'no such file'))
  test('a missing file beside a good one: the good one is checked', () => {
    const ran = plumbline(folderWith({'plan.md': right}), ['check', 'none.md', 'plan.md'])
    complains(ran, 'none.md')
    assert.match(ran.stdout, /Coverage: [1-9]/)
  })
  test('a folder without drafts', () =>
    complains(plumbline(folderWith({'notes.txt': ''}), ['check', '.']), 'no drafts'))
  test('a missing configuration', () =>
    complains(plumbline(folderWith({'plan.md': right}), ['check', '--config', 'none.yaml', 'plan.md']), 'none.yaml'))
  test('a missing registry', () =>
    complains(plumbline(folderWith({'plan.md': right}), ['check', '--registry', 'none.yaml', 'plan.md']), 'none.yaml'))
  test('a registry that the configuration names and that is not there', () => {
    const folder = folderWith({'plan.md': right, 'plumbline.yaml': 'registry: [registry/base.metrics.yaml]\n'})
    complains(plumbline(folder, ['check', 'plan.md']), 'plumbline.yaml', 'registry/base.metrics.yaml')
  })
  test('the message is in the language asked for', () =>
    complains(plumbline(folderWith({}), ['check', '--locale', 'zh-cn', 'none.md']), 'none.md', '没有这个文件'))

  test('GB18030 is read as such', () => {
    // 截至2020年底，数据中心105个。
    const bytes = [
      0xbd, 0xd8, 0xd6, 0xc1, 0x32, 0x30, 0x32, 0x30, 0xc4, 0xea, 0xb5, 0xd7, 0xa3, 0xac, 0xca, 0xfd, 0xbe, 0xdd, 0xd6,
      0xd0, 0xd0, 0xc4, 0x31, 0x30, 0x35, 0xb8, 0xf6, 0xa1, 0xa3, 0x0a,
    ]
    const ran = plumbline(folderWith({'plan.md': Uint8Array.from(bytes)}), ['extract', '--format', 'jsonl', 'plan.md'])
    assert.equal(ran.status, 0, ran.stderr)
    assert.equal(JSON.parse(ran.stdout).text, '105个')
    assert.equal(JSON.parse(ran.stdout).start, 13)
  })
  test('UTF-16 with its mark is read as such', () => {
    const ran = plumbline(folderWith({'plan.md': new Uint8Array(Buffer.from(`\ufeff${right}`, 'utf16le'))}), [
      'extract',
      '--format',
      'jsonl',
      'plan.md',
    ])
    assert.equal(JSON.parse(ran.stdout).text, '103个')
  })
  test('bytes that are no text are refused', () =>
    complains(
      plumbline(folderWith({'photo.md': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xd8, 0x00, 0xfe, 0xc3])}), [
        'check',
        'photo.md',
      ]),
      'photo.md',
      'UTF-8',
    ))

  test('a byte-order mark does not count', () => {
    const ran = plumbline(folderWith({'plan.md': `\ufeff${right}`}), ['extract', '--format', 'jsonl', 'plan.md'])
    assert.equal(JSON.parse(ran.stdout).start, right.indexOf('103个'))
  })
  test('front matter that never ends', () =>
    runs(plumbline(folderWith({'plan.md': `---\ntitle: [\n\n${right}`}), ['check', 'plan.md'])))
  test('an empty draft', () => runs(plumbline(folderWith({'plan.md': ''}), ['check', 'plan.md'])))
  test('an empty draft on standard input', () => runs(plumbline(folderWith({}), ['check', '-'])))
  test('NUL', () => runs(plumbline(folderWith({'plan.md': `\0${right}\0`}), ['check', 'plan.md'])))
  test('mixed line ends', () =>
    runs(plumbline(folderWith({'plan.md': `${right}\r\n${right}\r${right}\n\r`}), ['check', 'plan.md'])))
  test('half a surrogate pair in UTF-16', () => {
    runs(plumbline(folderWith({'plan.md': `\ud83d\ude00${right}`}), ['check', 'plan.md']))
    complains(
      plumbline(folderWith({'plan.md': Uint8Array.from([0xff, 0xfe, 0x3d, 0xd8, 0x0a, 0x00])}), ['check', 'plan.md']),
      'plan.md',
    )
  })
  test('a line of 5 MB', () =>
    runs(plumbline(folderWith({'plan.md': '建设数据中心103个，'.repeat(180_000)}), ['check', 'plan.md'])))

  test('a registry that is no YAML: file and line, and exit status 2', () => {
    const folder = folderWith({
      'plan.md': right,
      'plumbline.yaml': config,
      'base.metrics.yaml': 'plumbline: 1\nindicators: [\n  {id: a\n',
    })
    const ran = plumbline(folder, ['check', 'plan.md'])
    complains(ran, 'base.metrics.yaml:')
  })
  test('a configuration that is no YAML', () => {
    const folder = folderWith({'plan.md': right, 'plumbline.yaml': 'registry: [\n'})
    complains(plumbline(folder, ['check', 'plan.md']), 'plumbline.yaml:')
  })
  test('a registry newer than the program', () => {
    const folder = folderWith({
      'plan.md': right,
      'plumbline.yaml': config,
      'base.metrics.yaml': registry.replace('plumbline: 1', 'plumbline: 99'),
    })
    complains(plumbline(folder, ['check', 'plan.md']), 'base.metrics.yaml:1')
  })
  test('an entry with a wrong type is a finding in the registry, and the sound entries serve', () => {
    const broken = `${registry}  - id: yz.broken\n    name: 坏条目\n    unit: 斛斗\n    kind: stock\n    area: YZ\n    observations: 三\n`
    const folder = folderWith({'plan.md': wrong, 'plumbline.yaml': config, 'base.metrics.yaml': broken})
    const {files} = JSON.parse(plumbline(folder, ['check', '--format', 'json', 'plan.md']).stdout)
    const [inRegistry, inDraft] = ['base.metrics.yaml', 'plan.md'].map(
      (path) => files.find((file: {path: string}) => file.path === path)?.findings ?? [],
    )
    assert.ok(
      inRegistry.some((it: {line: number}) => it.line >= registry.split('\n').length),
      JSON.stringify(inRegistry),
    )
    assert.ok(
      inDraft.some((it: {rule: string}) => it.rule === 'registry-value-mismatch'),
      JSON.stringify(inDraft),
    )
  })
  test('an id given twice is a finding at the second place', () => {
    const twice = registry + registry.slice(registry.indexOf('  - id:'))
    const folder = folderWith({'plan.md': right, 'plumbline.yaml': config, 'base.metrics.yaml': twice})
    const {files} = JSON.parse(plumbline(folder, ['check', '--format', 'json', 'plan.md']).stdout)
    const found = files.find((file: {path: string}) => file.path === 'base.metrics.yaml').findings
    assert.ok(
      found.some(
        (it: {rule: string; line: number}) => it.rule === 'reg-duplicate-id' && it.line >= registry.split('\n').length,
      ),
      JSON.stringify(found),
    )
  })
  test('a draft that cannot be written is left as it was', () => {
    const folder = folderWith({'plan.md': Uint8Array.from([0xff, 0xfe, ...Buffer.from('⼀网通办。\n', 'utf16le')])})
    const before = readFileSync(join(folder, 'plan.md'))
    const ran = plumbline(folder, ['check', '--fix', 'plan.md'])
    complains(ran, 'plan.md', 'utf-16le')
    assert.deepEqual(readFileSync(join(folder, 'plan.md')), before)
  })
})
