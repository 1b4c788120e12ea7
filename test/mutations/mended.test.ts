import assert from 'node:assert/strict'
import {fixesOfRules} from '../../server/src/core/ide/actions/fix-rule.js'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {mentionsOf} from '../../server/src/core/ide/mention-at.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {kinds} from './kinds.js'
import {random} from './random.js'
import {type Sample, samples} from './sample.js'

const uri = 'plan.md'
const seed = 20213
/** Of how many kinds, and how many drafts of each; PLUMBLINE_MENDED asks for all kinds and so many. */
const perKind = Number(process.env.PLUMBLINE_MENDED ?? 1)
const step = process.env.PLUMBLINE_MENDED ? 1 : 7

const opened = ({world}: Sample, text: string): Snapshot =>
  advance({...emptySnapshot, world}, {kind: 'draft-opened', uri, text})

/** Drafts with two errors of a kind in each, found by a fixed seed. */
function* planted(): Generator<{readonly kind: string; readonly sample: Sample; readonly text: string}> {
  const source = random(seed)
  const all = samples()
  for (const kind of kinds.filter((_, index) => index % step === 0))
    for (let count = 0; count < perKind; count++) {
      const sample = source.pick(all)
      if (!sample) continue
      let {text} = sample
      for (let error = 0; error < 2; error++) {
        const change = kind.plant(sample, source)
        // The second is planted at a place of the clean draft, which the first may have moved.
        if (change && text === sample.text) text = applyAll(text, [change])
        else if (change && text.startsWith(sample.text.slice(0, change.to))) text = applyAll(text, [change])
      }
      if (text !== sample.text) yield {kind: kind.id, sample, text}
    }
}

const grave = (snapshot: Snapshot) =>
  findings(snapshot, uri).filter(({severity}) => severity === 'error' || severity === 'warning')

suite('what was planted is mended', () => {
  test(`a fix of all leaves fewer findings, and comes to an end (seed ${seed})`, () => {
    let tried = 0
    for (const {kind, sample, text} of planted()) {
      let now = text
      for (let round = 0; ; round++) {
        const snapshot = opened(sample, now)
        const found = findings(snapshot, uri)
        const [action] = found.flatMap(({span}) => fixesOfRules(snapshot, uri, span))
        if (!action) break
        assert.ok(round < 8, `${kind} in ${sample.name} comes to no end: ${action.title.zh}`)
        tried++
        const next = applyAll(now, action.edits.get(uri) ?? [])
        const rule = action.finding?.rule
        const left = findings(opened(sample, next), uri)
        const count = (list: typeof found) => list.filter((it) => it.rule === rule).length
        assert.ok(count(left) < count(found), `${kind} in ${sample.name}: ${action.title.zh} leaves ${count(left)}`)
        assert.ok(
          grave(opened(sample, next)).length <= grave(snapshot).length,
          `${kind} in ${sample.name}: ${action.title.zh} makes others`,
        )
        now = next
      }
    }
    assert.ok(tried > 0)
  })

  test('no fix makes a base value of a goal', () => {
    let tried = 0
    for (const {kind, sample, text} of planted()) {
      const snapshot = opened(sample, text)
      const goals = mentionsOf(snapshot, uri).filter(({mention}) => mention.role === 'target')
      for (const {span, fixes, rule} of findings(snapshot, uri))
        for (const fix of fixes) {
          const goal = goals.find((it) => it.span.from < span.to && span.from < it.span.to)
          if (!goal) continue
          tried++
          const after = opened(sample, applyAll(text, fix.edits))
          const before = fix.edits.filter(({from}) => from < goal.span.from)
          const moved = before.reduce((sum, {from, to, insert}) => sum + insert.length - (to - from), 0)
          const place = goal.span.from + moved
          const still = mentionsOf(after, uri).find(({span: {from, to}}) => from <= place + 2 && place < to)
          assert.ok(
            !still || still.mention.role === 'target',
            `${kind} in ${sample.name}: ${rule}, ${fix.title.zh} makes ${goal.mention.text} a ${still?.mention.role}`,
          )
        }
    }
    assert.ok(tried > 0)
  })
})
