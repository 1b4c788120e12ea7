import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {commandNames, commandText} from '../../server/src/cli/command-list.js'
import {wantsColours} from '../../server/src/cli/format/setting.js'
import {type OptionText, optionList} from '../../server/src/cli/option-list.js'
import {progressOf} from '../../server/src/cli/progress.js'
import {buildProgram, config, folderWith, plumbline, program, type Ran, registry} from './run.js'

const plan = `# 云州市规划

## 一、现状

截至2020年底，全市建成互联网数据中心105个。见专栏9。
`
const workspace = {'plumbline.yaml': config, 'base.metrics.yaml': registry, 'plan.md': plan}

/** The program with more of an environment. */
function inEnvironment(folder: string, words: readonly string[], more: Readonly<Record<string, string>>): Ran {
  const env = {PATH: process.env.PATH, LANG: 'en_US.UTF-8', ...more}
  return spawnSync(process.execPath, [program, ...words], {cwd: folder, encoding: 'utf8', env})
}

suite('help', () => {
  suiteSetup(buildProgram)
  const folder = folderWith(workspace)

  test('the overview names every command', () => {
    for (const words of [['help'], ['--help'], ['-h']]) {
      const {status, stdout} = plumbline(folder, words)
      assert.equal(status, 0)
      for (const name of commandNames) assert.match(stdout, new RegExp(`^  plumbline ${name}\\b`, 'm'))
    }
  })

  test('each command has a page with its options, the same by two ways, in two languages', () => {
    for (const name of commandNames) {
      const {status, stdout} = plumbline(folder, ['help', name])
      assert.equal(status, 0)
      assert.equal(plumbline(folder, [name, '--help']).stdout, stdout)
      for (const option of commandText(name).options) assert.match(stdout, new RegExp(`^  --${option}\\b`, 'm'))
      assert.match(plumbline(folder, ['help', name, '--locale', 'zh-cn']).stdout, /选项/)
    }
  })

  test('every option of the list belongs to a command, and examples name options that there are', () => {
    const used = new Set<string>(commandNames.flatMap((name) => commandText(name).options))
    assert.deepEqual(
      Object.keys(optionList).filter((name) => !used.has(name)),
      [],
    )
    for (const name of commandNames)
      for (const example of commandText(name).examples) {
        assert.ok(example.startsWith(`${name} `))
        for (const [, option = ''] of example.matchAll(/--([a-z-]+)/g))
          assert.ok(
            commandText(name).options.some((it) => it === option),
            example,
          )
      }
  })

  test('a word that is nearly one is answered with the one', () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['chekc', 'plan.md'], /did you mean check\?/],
      [['check', '--fromat', 'json'], /did you mean --format\?/],
      [['check', '--format', 'serif'], /one of text, .*did you mean sarif\?/],
      [['check', '--level', 'warn'], /one of error, warning/],
      [['help', 'extrct'], /did you mean extract\?/],
    ]
    for (const [words, said] of cases) {
      const {status, stderr} = plumbline(folder, words)
      assert.equal(status, 2)
      assert.match(stderr, said)
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    }
    assert.doesNotMatch(plumbline(folder, ['frobnicate']).stderr, /did you mean/)
  })
})

suite('explain RULE', () => {
  suiteSetup(buildProgram)
  const folder = folderWith(workspace)

  test('tells what a check is about, in both languages, with an example', () => {
    const {status, stdout} = plumbline(folder, ['explain', 'share-mismatch'])
    assert.equal(status, 0)
    assert.match(stdout, /^share-mismatch {2}\S[\s\S]*Default severity: [\s\S]*\n {4}.*⟦.*⟧/)
    assert.match(plumbline(folder, ['explain', 'share-mismatch', '--locale', 'zh-cn']).stdout, /默认级别：/)
  })

  test('knows the checks of registry files, and prints a record on request', () => {
    const {stdout} = plumbline(folder, ['explain', '--format', 'json', 'reg-stale'])
    const record: {readonly rule: string; readonly severity: string} = JSON.parse(stdout)
    assert.deepEqual([record.rule, record.severity], ['reg-stale', 'information'])
  })

  test('a name that is nearly one', () => {
    const {status, stderr} = plumbline(folder, ['explain', 'share-mismatched'])
    assert.equal(status, 2)
    assert.match(stderr, /did you mean share-mismatch\?/)
  })
})

suite('what check lists', () => {
  suiteSetup(buildProgram)
  const folder = folderWith(workspace)

  test('--level lists what is as grave, counts the rest and says so; the status knows of all', () => {
    const all = plumbline(folder, ['check', 'plan.md'])
    assert.match(all.stdout, / error {2}/)
    const few = plumbline(folder, ['check', '--level', 'error', '--fail-on', 'warning', 'plan.md'])
    assert.doesNotMatch(few.stdout, / warning {2}/)
    assert.equal(few.stdout.trimEnd().split('\n').slice(-2).join(), all.stdout.trimEnd().split('\n').slice(-2).join())
    const hidden = 'registry: []\nrules: {date-invalid: warning}\n'
    const warned = folderWith({'plumbline.yaml': hidden, 'plan.md': '2021年2月30日建成。\n'})
    const ran = plumbline(warned, ['check', '--level', 'error', '--fail-on', 'warning', 'plan.md'])
    assert.equal(ran.status, 1)
    assert.match(ran.stdout, /^1 file: 0 errors, 1 warnings/)
    assert.match(ran.stderr, /1 findings below error are left out/)
  })

  test('--quiet lists findings and nothing else', () => {
    const {status, stdout, stderr} = plumbline(folder, ['check', '--quiet', 'plan.md'])
    assert.equal(status, 1)
    assert.doesNotMatch(stdout, /Coverage/)
    assert.match(stdout, /^plan\.md\n {2}5:/)
    assert.equal(stderr, '')
    const clean = folderWith({'plan.md': '今年建成。\n'})
    assert.equal(plumbline(clean, ['check', '--quiet', 'plan.md']).stdout, '')
  })

  test('colours are for terminals whose users want them', () => {
    assert.equal(wantsColours({}, true), true)
    assert.equal(wantsColours({}, false), false)
    assert.equal(wantsColours({NO_COLOR: '1', FORCE_COLOR: '1'}, true), false)
    assert.equal(wantsColours({NO_COLOR: ''}, true), true)
    assert.equal(wantsColours({TERM: 'dumb'}, true), false)
    assert.equal(wantsColours({FORCE_COLOR: '0'}, true), false)
    const coloured = inEnvironment(folder, ['check', 'plan.md'], {FORCE_COLOR: '1'}).stdout
    assert.ok(coloured.includes('\u001b[31merror\u001b[0m'))
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), plumbline(folder, ['check', 'plan.md']).stdout)
  })
})

suite('progress', () => {
  const told = (count: number): string => {
    let written = ''
    const progress = progressOf('en', (text) => {
      written += text
    })
    progress.begin(count)
    progress.step()
    progress.clear()
    progress.clear()
    return written
  }

  test('is one line, taken away again, and none for a single file', () => {
    assert.equal(told(300), '\r\u001b[Kchecked 1 of 300\r\u001b[K')
    assert.equal(told(1), '')
  })
})

suite('standard input', () => {
  suiteSetup(buildProgram)

  test('--stdin-filename says what it stands for: its place, its configuration, its name', () => {
    const folder = folderWith({'city/plumbline.yaml': config, 'city/base.metrics.yaml': registry})
    const text = '截至2020年底，全市建成互联网数据中心105个。\n'
    const named = plumbline(folder, ['check', '--stdin-filename', 'city/drafts/plan.md'], text)
    assert.match(named.stdout, /^city\/drafts\/plan\.md\n.*registry-value-mismatch/)
    assert.equal(named.status, 1)
    assert.equal(plumbline(folder, ['check', '-', '--stdin-filename', 'city/plan.md'], text).status, 1)
    assert.doesNotMatch(plumbline(folder, ['check', '-'], text).stdout, /registry-value-mismatch/)
    const figures = plumbline(folder, ['extract', '--format', 'jsonl', '--stdin-filename', 'city/plan.md'], text)
    assert.equal(JSON.parse(figures.stdout).indicator, 'yz.idc')
  })
})

suite('completions', () => {
  suiteSetup(buildProgram)
  const folder = folderWith(workspace)
  const scriptFor = (shell: string) => plumbline(folder, ['completions', shell]).stdout

  /** What bash offers for the last of these words. */
  function offered(...words: readonly string[]): readonly string[] {
    const asked = `${scriptFor('bash')}
COMP_WORDS=(plumbline ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _plumbline
printf '%s\\n' "\${COMPREPLY[@]}"`
    const {stdout, stderr} = spawnSync('bash', ['-c', asked], {cwd: folder, encoding: 'utf8'})
    assert.equal(stderr, '')
    return stdout.trimEnd().split('\n')
  }

  test('bash completes commands, options, their values, and files', function () {
    if (spawnSync('bash', ['--version']).status !== 0) return this.skip()
    assert.deepEqual(offered('ch'), ['check'])
    assert.deepEqual(offered('check', '--fo'), ['--format'])
    assert.deepEqual(offered('check', '--format', 's'), ['sarif'])
    assert.deepEqual(offered('extract', '--format', ''), ['text', 'json', 'jsonl', 'csv'])
    assert.deepEqual(offered('check', 'pla'), ['plan.md'])
    assert.deepEqual(offered('check', '--registry', 'base'), ['base.metrics.yaml'])
    assert.deepEqual(offered('help', 'ex'), ['extract', 'explain'])
    assert.deepEqual(offered('completions', 'z'), ['zsh'])
  })

  test('the scripts of zsh and fish name all that there is, and their shells can read them', () => {
    for (const shell of ['zsh', 'fish'] as const) {
      const script = scriptFor(shell)
      for (const name of commandNames)
        for (const option of commandText(name).options) {
          assert.ok(script.includes(shell === 'zsh' ? `--${option}[` : `-l ${option} `), `${shell}: ${option}`)
          const {choices = []}: OptionText = optionList[option]
          assert.ok(script.includes(choices.join(' ')), `${shell}: ${option}`)
        }
      const read = spawnSync(shell, ['-n'], {input: script, encoding: 'utf8'})
      if (!read.error) assert.equal(read.stderr, '')
    }
  })

  test('another shell is refused', () => {
    const {status, stderr} = plumbline(folder, ['completions', 'cmd'])
    assert.equal(status, 2)
    assert.match(stderr, /bash, zsh, fish/)
  })
})

suite('reports for other programs', () => {
  suiteSetup(buildProgram)
  const folder = folderWith({...workspace, 'emoji.md': '😀截至2020年底，全市建成互联网数据中心105个。<a&b>见专栏8。\n'})
  const printed = (format: string, ...more: readonly string[]) =>
    plumbline(folder, ['check', '--format', format, ...more, 'plan.md', 'emoji.md']).stdout

  test('JSON has a fingerprint for every finding, which stays when lines move', () => {
    type Result = {readonly files: readonly {readonly findings: readonly {readonly fingerprint: string}[]}[]}
    const fingerprints = (name: string, text: string): readonly string[] => {
      const result: Result = JSON.parse(
        plumbline(folderWith({...workspace, [name]: text}), ['check', '--format', 'json', name]).stdout,
      )
      return result.files.flatMap(({findings}) => findings.map(({fingerprint}) => fingerprint))
    }
    const before = fingerprints('plan.md', plan)
    assert.ok(before.length > 1)
    assert.ok(before.every((it) => /^[\da-f]{16}$/.test(it)))
    assert.equal(new Set(before).size, before.length)
    assert.deepEqual(fingerprints('plan.md', plan.replace('## 一', '开头一段。\n\n## 一')), before)
  })

  test('GitLab: fingerprints are unique in the report, severities its own', () => {
    type Issue = {
      readonly check_name: string
      readonly fingerprint: string
      readonly severity: string
      readonly location: {readonly path: string; readonly lines: {readonly begin: number}}
    }
    const issues: readonly Issue[] = JSON.parse(printed('gitlab'))
    assert.equal(new Set(issues.map(({fingerprint}) => fingerprint)).size, issues.length)
    const wrong = issues.find(({check_name}) => check_name === 'registry-value-mismatch')
    assert.deepEqual([wrong?.severity, wrong?.location.path, wrong?.location.lines.begin], ['major', 'plan.md', 5])
  })

  test('JUnit: what fails the check fails its case, and words of a draft are no markup', () => {
    const report = printed('junit')
    assert.match(report, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="Plumbline">\n/)
    assert.equal(report.match(/<failure type="error"/g)?.length, printed('text').match(/ error {2}/g)?.length)
    assert.doesNotMatch(printed('junit', '--fail-on', 'never'), /<failure/)
    assert.equal(
      report.match(/<testcase\b/g)?.length,
      Number(/tests="(\d+)"/.exec(report)?.[1]) + Number(/<testsuite name="emoji.md" tests="(\d+)"/.exec(report)?.[1]),
    )
    const {error, stderr} = spawnSync('xmllint', ['--noout', '-'], {input: report, encoding: 'utf8'})
    if (!error) assert.equal(stderr, '')
  })

  test('reviewdog: columns count bytes of UTF-8', () => {
    type Found = {
      readonly code: {readonly value: string}
      readonly location: {readonly path: string; readonly range: {readonly start: object; readonly end: object}}
      readonly suggestions?: readonly {readonly text: string}[]
    }
    const {diagnostics}: {readonly diagnostics: readonly Found[]} = JSON.parse(printed('rdjson'))
    const found = diagnostics.find(
      (it) => it.location.path === 'emoji.md' && it.code.value === 'registry-value-mismatch',
    )
    const before = Buffer.byteLength('😀截至2020年底，全市建成互联网数据中心')
    assert.deepEqual(found?.location.range, {
      start: {line: 1, column: before + 1},
      end: {line: 1, column: before + 1 + Buffer.byteLength('105个')},
    })
    assert.equal(found?.suggestions?.[0]?.text, '103个')
  })

  test('GitHub: the page of the job has a summary, added to what is there', () => {
    const page = join(folder, 'summary.md')
    const ran = inEnvironment(folder, ['check', '--format', 'github', 'plan.md', 'emoji.md'], {
      GITHUB_STEP_SUMMARY: page,
    })
    assert.equal(ran.status, 1)
    const first = readFileSync(page, 'utf8')
    assert.match(first, /^### Plumbline: error \d+, warning \d+/)
    assert.match(first, /\| plan\.md:5 \| error \| .*103个.* \| registry-value-mismatch \|/)
    assert.doesNotMatch(first, /<a/)
    inEnvironment(folder, ['check', '--format', 'github', 'plan.md'], {GITHUB_STEP_SUMMARY: page})
    assert.ok(readFileSync(page, 'utf8').startsWith(first))
    const other = join(folder, 'other.md')
    inEnvironment(folder, ['check', 'plan.md'], {GITHUB_STEP_SUMMARY: other})
    assert.equal(existsSync(other), false)
  })

  test('a summary shows nothing that turns text around, and no escape sequence', () => {
    const [page, name] = [join(folder, 'sly.md.summary'), 'sly\u202e\u001b[31m|<b>.md']
    writeFileSync(join(folder, name), '截至2020年底，全市建成互联网数据中心105个，见专栏9。\n')
    inEnvironment(folder, ['check', '--format', 'github', name], {GITHUB_STEP_SUMMARY: page})
    const said = readFileSync(page, 'utf8')
    assert.match(said, /\| sly &#91;31m&#124;&#60;b&#62;\.md:1 \|/)
    assert.doesNotMatch(said, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/)
  })

  test('a summary that cannot be written is status 2 and one line', () => {
    const page = join(folder, 'none/summary.md')
    const {status, stderr} = inEnvironment(folder, ['check', '--format', 'github', 'plan.md'], {
      GITHUB_STEP_SUMMARY: page,
    })
    assert.equal(status, 2)
    assert.match(stderr, /^plumbline: .*summary cannot be written\n$/)
  })
})
