import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {coverage} from '../../server/src/core/ide/coverage/coverage.js'
import {type Finding, findings, problems} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import type {Change} from '../../server/src/core/session/change.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {overlaps, type Span} from '../../server/src/core/text/span.js'
import {mark} from '../marks.js'

/** An error put into `planted.md`: which rule must find it, and at the n-th occurrence of which words. */
interface Planted {
  readonly rule: string
  readonly words: string
  readonly occurrence: number
}

const examples = new URL('../../examples/', import.meta.url)
const readExample = (name: string): string => readFileSync(new URL(name, examples), 'utf8')

const clean = readExample('plan.md')
const draft = readExample('planted.md')
const planted: readonly Planted[] = JSON.parse(readFileSync(new URL('planted.json', import.meta.url), 'utf8'))

const world = [
  {kind: 'config-set', path: 'plumbline.yaml', text: readExample('plumbline.yaml')},
  {
    kind: 'registries-read',
    files: readdirSync(new URL('registry/', examples))
      .sort()
      .map((name) => ({path: `registry/${name}`, text: readExample(`registry/${name}`)})),
  },
] satisfies readonly Change[]

const opened = (text: string): Snapshot =>
  [...world, {kind: 'draft-opened', uri: 'draft.md', text} as const].reduce(advance, emptySnapshot)

const serious = (text: string): readonly Finding[] =>
  findings(opened(text), 'draft.md').filter(({severity}) => severity === 'error' || severity === 'warning')

suite('the examples', () => {
  test('their registry and configuration have no errors or warnings', () => {
    const grave = [...problems(opened('')).values()].flat().filter(({severity}) => /error|warning/.test(severity))
    assert.deepEqual(grave.map(shown), [])
  })

  test('plan.md is clean, and read', () => {
    const found = serious(clean)
    assert.deepEqual(found.map(shown), [], marked(clean, found))
    const {numbers, mentions, grounded, skipped} = coverage(opened(clean), 'draft.md')
    assert.equal(numbers, mentions + skipped)
    assert.ok(grounded >= 55, `only ${grounded} of ${mentions} figures are matched to the registry`)
  })

  test('planted.md has nothing but what was planted', () => {
    const places = planted.map(placeOf)
    const others = serious(draft).filter(({span}) => !places.some((place) => overlaps(place, span)))
    assert.deepEqual(others.map(shown), [], marked(draft, others))
  })

  for (const one of planted) {
    test(`planted.md: ${one.rule} at “${one.words}”, and a fix removes it`, () => {
      const at = placeOf(one)
      const finding = serious(draft).find(({rule, span}) => rule === one.rule && overlaps(span, at))
      assert.ok(
        finding,
        `not found; there: ${serious(draft)
          .filter(({span}) => overlaps(span, at))
          .map(shown)}`,
      )
      const [fix] = finding.fixes
      assert.ok(fix, `no fix: ${shown(finding)}`)
      const [before, after] = [serious(draft), serious(applyAll(draft, fix.edits))]
      const count = (found: readonly Finding[]) => found.filter(({rule}) => rule === one.rule).length
      assert.ok(count(after) < count(before), 'the finding is still there')
      assert.ok(after.length < before.length, `the fix makes new findings: ${after.map(shown).join('\n')}`)
    })
  }
})

function placeOf({words, occurrence}: Planted): Span {
  let from = draft.indexOf(words)
  for (let n = 0; n < occurrence; n++) from = draft.indexOf(words, from + 1)
  assert.ok(from >= 0, `“${words}” does not occur ${occurrence + 1} times`)
  return {from, to: from + words.length}
}

const shown = ({rule, severity, words}: Finding): string => `${severity} ${rule}: ${words.zh}`

/** The lines with findings, the words marked in place. */
const marked = (text: string, found: readonly Finding[]): string =>
  mark(
    text,
    found.map(({span}) => span),
  )
    .split('\n')
    .filter((line) => line.includes('⟦'))
    .join('\n')
