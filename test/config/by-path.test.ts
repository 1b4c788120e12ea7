import assert from 'node:assert/strict'
import {severitiesAt, takesIn} from '../../server/src/core/config/by-path.js'
import {readConfig} from '../../server/src/core/config/read.js'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {pathBelow} from '../../server/src/core/ide/findings/left-out.js'
import {overridden} from '../../server/src/core/ide/findings/overridden.js'
import {identities} from '../../server/src/core/ide/summaries/identity.js'
import {summarize} from '../../server/src/core/ide/summaries/summary.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'

const config = (text: string) => readConfig('plumbline.yaml', text)

suite('what a configuration says of single files', () => {
  test('drafts and ignore: globs from its folder; a folder is all below it', () => {
    const read = config('drafts: [drafts, "*.plan.md"]\nignore: ["**/旧稿", drafts/readme.md]\n')
    assert.deepEqual(read.problems, [])
    for (const path of ['drafts/a.md', 'drafts/x/b.md', 'city.plan.md']) assert.ok(takesIn(read, path), path)
    for (const path of ['a.md', 'drafts/旧稿/a.md', 'drafts/readme.md', 'x/city.plan.md'])
      assert.ok(!takesIn(read, path), path)
    assert.ok(takesIn(config(''), 'anything.md'))
  })

  test('overrides: later ones count', () => {
    const read = config('overrides:\n  旧稿: {date-invalid: warning}\n  旧稿/2020*: {date-invalid: off}\n')
    assert.deepEqual([...severitiesAt(read, '旧稿/a.md')], [['date-invalid', 'warning']])
    assert.deepEqual([...severitiesAt(read, '旧稿/2020.md')], [['date-invalid', 'off']])
    assert.deepEqual([...severitiesAt(read, 'a.md')], [])
  })

  test('a rule that there is not is reported there too', () => {
    const text = 'overrides: {a.md: {date-invalide: off}}\n'
    assert.match(readConfig('plumbline.yaml', text, ['date-invalid']).problems[0]?.message.zh ?? '', /date-invalid”/)
  })
})

/** Drafts, open and closed, under a configuration. */
function workspace(text: string, path: string, base?: string): {readonly open: Snapshot; readonly closed: Snapshot} {
  const draft = '2021年2月30日建成。\n\n截止2020年底，全市建成1个。\n'
  const set = advance(emptySnapshot, {kind: 'config-set', path, text, ...(base !== undefined && {base})})
  const opened = advance(set, {kind: 'draft-opened', uri: 'draft', text: draft})
  const summary = summarize(opened, 'draft')
  const drafts = ['old/a.md', 'a.md'].map((name) => ({path: name, text: draft, summary}))
  return {
    open: drafts.reduce<Snapshot>(
      (before, it) => advance(before, {kind: 'draft-opened', uri: it.path, text: draft}),
      set,
    ),
    closed: advance(set, {kind: 'closed-read', world: set.world, drafts}),
  }
}

const said = (snapshot: Snapshot, path: string): readonly string[] =>
  findings(snapshot, path).map(({rule, severity}) => `${rule} ${severity}`)

suite('overrides in findings', () => {
  test('the same for open drafts and closed ones, with the same identities', () => {
    const {open, closed} = workspace('overrides: {old: {date-invalid: hint, jiezhi-usage: off}}\n', 'plumbline.yaml')
    for (const snapshot of [open, closed]) {
      assert.deepEqual(said(snapshot, 'old/a.md'), ['date-invalid hint'])
      assert.equal(said(snapshot, 'a.md').length, 2)
      assert.ok(said(snapshot, 'a.md')[0]?.endsWith('error'))
    }
    assert.deepEqual(
      identities(closed, 'old/a.md', findings(closed, 'old/a.md')),
      identities(open, 'old/a.md', findings(open, 'old/a.md')),
    )
  })

  test('a rule may be off but in some files', () => {
    const {open, closed} = workspace(
      'rules: {date-invalid: off}\noverrides: {old: {date-invalid: warning}}\n',
      'plumbline.yaml',
    )
    for (const snapshot of [open, closed]) {
      assert.deepEqual(said(snapshot, 'old/a.md')[0], 'date-invalid warning')
      assert.ok(said(snapshot, 'a.md').every((it) => !it.startsWith('date-invalid')))
    }
  })

  test('a case that a rule holds mild does not become grave by an override', () => {
    const {closed} = workspace('overrides: {old: {date-invalid: warning}}\n', 'plumbline.yaml')
    const mild = findings(closed, 'a.md').map((it) => ({...it, severity: 'hint' as const}))
    assert.ok(mild.some(({rule}) => rule === 'date-invalid'))
    const levels = overridden(closed, 'old/a.md', mild).map(({severity}) => severity)
    assert.ok(levels.every((it) => it === 'hint'))
  })
})

suite('the path of a draft from its configuration', () => {
  const {open} = workspace('', '/srv/城市/plumbline.yaml', '/srv/城市/drafts')
  const editor = workspace('', 'file:///srv/城市/plumbline.yaml').open

  test('in the terminal, below and beside the working folder', () => {
    assert.equal(pathBelow(open, 'a.md'), 'drafts/a.md')
    assert.equal(pathBelow(open, '/srv/城市/b.md'), 'b.md')
  })

  test('in an editor, which escapes what it names', () => {
    assert.equal(pathBelow(editor, `file:///srv/${encodeURIComponent('城市')}/drafts/a.md`), 'drafts/a.md')
    assert.equal(pathBelow(editor, 'file:///srv/%E0%A4%A/a.md'), 'file:///srv/%E0%A4%A/a.md')
  })
})
