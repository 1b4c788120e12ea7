import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {buildProgram, config, folderWith, plumbline, type Ran, registry} from './run.js'

const draft = '截至2020年底，全市建成互联网数据中心１０５个。\n'
/** Full-width digits in an id and a name: what `--fix` would write half-width in a draft. */
const wide = `plumbline: 1\nindicators:\n  - {id: yz.ａ, name: 第５类设施, unit: 个, area: YZ}\n`
const broken = registry.replace('kind: stock', 'kind: stok')

const reported = ({stdout}: Ran): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    JSON.parse(stdout).files.map((file: {path: string; findings: {rule: string}[]}) => [
      file.path,
      file.findings.map(({rule}) => rule),
    ]),
  )

suite('what a named path is', () => {
  suiteSetup(buildProgram)

  test('--fix writes no registry and no configuration, however they are named', () => {
    const files = {
      'a.metrics.yaml': wide,
      'b.yaml': wide,
      'c.yml': `# 二〇二五\n${wide}`,
      'plumbline.yaml': 'plan: {ａ: １}\n',
    }
    const folder = folderWith(files)
    plumbline(folder, ['check', '--fix', ...Object.keys(files)])
    plumbline(folder, ['check', '--fix', '.'])
    for (const [name, text] of Object.entries(files)) assert.equal(readFileSync(join(folder, name), 'utf8'), text)
  })

  test('a registry is checked as one: its problems are printed, errors make status 1', () => {
    const folder = folderWith({'base.metrics.yaml': broken, 'sound.metrics.yaml': registry})
    const ran = plumbline(folder, ['check', '--format', 'json', 'base.metrics.yaml'])
    assert.equal(ran.status, 1, ran.stderr)
    assert.ok(reported(ran)['base.metrics.yaml']?.length)
    const sound = plumbline(folder, ['check', 'sound.metrics.yaml'])
    assert.deepEqual([sound.status, sound.stderr], [0, ''])
    assert.match(sound.stdout, /^1 file: 0 errors/m)
  })

  test('a registry that is no YAML is a finding of its own check, not a reason not to run', () => {
    const folder = folderWith({'base.metrics.yaml': 'plumbline: 1\nindicators: [\n', 'plan.md': draft})
    const ran = plumbline(folder, ['check', '--format', 'json', 'base.metrics.yaml'])
    assert.deepEqual([ran.status, ran.stderr], [1, ''])
    assert.ok(reported(ran)['base.metrics.yaml']?.includes('reg-syntax'))
  })

  test('a folder of registries is checked together, without a configuration and under one that names them', () => {
    const units = 'plumbline: 1\nunits:\n  座: {kind: count}\n'
    const user = registry.replace('unit: 个', 'unit: 座')
    const files = {'registry/a.metrics.yaml': units, 'registry/b.metrics.yaml': user}
    for (const more of [{}, {'plumbline.yaml': 'registry: ["registry/*.metrics.yaml"]\n'}, {'plumbline.yaml': ''}]) {
      const ran = plumbline(folderWith({...files, ...more}), ['check', '--format', 'json', 'registry/'])
      assert.equal(ran.status, 0, ran.stdout + ran.stderr)
      assert.deepEqual(reported(ran), {'registry/a.metrics.yaml': [], 'registry/b.metrics.yaml': []})
    }
  })

  test('a configuration is checked as one, with the registries it names', () => {
    const folder = folderWith({'plumbline.yaml': `${config}rules: {no-such-rule: off}\n`, 'base.metrics.yaml': broken})
    const ran = plumbline(folder, ['check', '--format', 'json', 'plumbline.yaml'])
    assert.equal(ran.status, 1, ran.stderr)
    assert.deepEqual(Object.keys(reported(ran)).sort(), ['base.metrics.yaml', 'plumbline.yaml'])
    assert.ok(reported(ran)['plumbline.yaml']?.length)
  })

  test('another ending is refused in one line, and so is a registry where drafts are read', () => {
    const folder = folderWith({'plan.pdf': draft, 'notes.yaml': 'a: 1\n', 'base.metrics.yaml': registry})
    for (const [command, name] of [
      ['check', 'plan.pdf'],
      ['check', 'notes.yaml'],
      ['extract', 'base.metrics.yaml'],
      ['explain', 'base.metrics.yaml:1:1'],
    ] as const) {
      const {status, stderr} = plumbline(folder, [command, name])
      assert.equal(status, 2)
      assert.match(stderr, new RegExp(`^plumbline: ${name.replace(':1:1', '')}: .*\\n$`))
    }
  })

  test('plain text and names without an ending are drafts', () => {
    const folder = folderWith({'plan.txt': draft, plan: draft, 'plan.markdown': draft})
    const ran = plumbline(folder, ['check', '--format', 'json', 'plan.txt', 'plan', 'plan.markdown'])
    assert.deepEqual(Object.keys(reported(ran)), ['plan.txt', 'plan', 'plan.markdown'])
  })
})
