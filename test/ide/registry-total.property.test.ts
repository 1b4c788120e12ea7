import assert from 'node:assert/strict'
import fc from 'fast-check'
import {registryCompletionsAt} from '../../server/src/core/ide/completion/registry-completion.js'
import {registryHoverAt} from '../../server/src/core/ide/hover/registry-hover.js'
import {idDefinitionsAt} from '../../server/src/core/ide/navigation/definition.js'
import {highlightsAt} from '../../server/src/core/ide/navigation/highlight.js'
import {referencesAt} from '../../server/src/core/ide/navigation/references.js'
import {renameAt} from '../../server/src/core/ide/navigation/rename.js'
import {renamedAt} from '../../server/src/core/ide/navigation/renamed.js'
import {registryFolds} from '../../server/src/core/ide/outline/registry-folding.js'
import {registrySymbols} from '../../server/src/core/ide/outline/registry-symbols.js'
import {textOf} from '../../server/src/core/ide/place.js'
import {advance} from '../../server/src/core/session/advance.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {registryPath} from './draft.js'
import {linked, registryWith} from './registry-file.js'

const seed = 20_261_125

const slip = fc.record({
  place: fc.nat(),
  length: fc.constantFrom(0, 0, 1, 3, 40),
  insert: fc.constantFrom(
    '',
    ' ',
    '\n',
    '- ',
    ': ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '#',
    '\t',
    '\r',
    '&a ',
    '*a',
    '\ud800',
    '\0',
    '数',
    'yz.lawn',
    '\n  - id: yz.lawn\n',
  ),
})

const slipped = (text: string, {place, length, insert}: {place: number; length: number; insert: string}): string => {
  const at = place % (text.length + 1)
  return text.slice(0, at) + insert + text.slice(at + length)
}

suite('a registry file that is being typed', () => {
  test('answers at every place, with spans in the file', () => {
    fc.assert(
      fc.property(fc.array(slip, {maxLength: 3}), fc.nat(), (slips, seedOfPlace) => {
        const text = slips.reduce(slipped, linked)
        const {snapshot} = registryWith('')
        const typed = advance(snapshot, {kind: 'registry-read', path: registryPath, text})
        const at = seedOfPlace % (text.length + 1)
        const within = ({from, to}: {from: number; to: number}, length = text.length): void =>
          assert.ok(0 <= from && from <= to && to <= length, `${from}–${to} of ${length}`)
        for (const {replace} of registryCompletionsAt(typed, registryPath, at).items) {
          within(replace)
          assert.ok(replace.from <= at && at <= replace.to)
        }
        const card = registryHoverAt(typed, registryPath, at)
        if (card) within(card.span)
        const places = [...idDefinitionsAt(typed, registryPath, at), ...referencesAt(typed, registryPath, at)]
        for (const {path, span} of places) within(span, textOf(typed, path).length)
        for (const {span} of highlightsAt(typed, registryPath, at)) within(span)
        for (const {first, last} of registryFolds(typed, registryPath)) assert.ok(first < last)
        for (const {span} of registrySymbols(typed, registryPath)) within(span)
      }),
      {seed, numRuns: 600},
    )
  })

  test('a renamed id can be given back its name, and nothing is lost between', () => {
    let renamed = 0
    fc.assert(
      fc.property(fc.array(slip, {maxLength: 1}), fc.nat(), (slips, place) => {
        const text = slips.reduce(slipped, linked)
        const {snapshot} = registryWith(text.replace('$0', ''))
        const at = place % (text.length + 1)
        const it = renamedAt(snapshot, registryPath, at)
        const found = it?.kind === 'id' ? renameAt(snapshot, registryPath, at, 'zz.new') : null
        if (!it || !found || 'refused' in found) return
        renamed++
        const files = [...found].map(([path, edits]) => [path, applyAll(textOf(snapshot, path), edits)] as const)
        for (const [path, after] of files) {
          assert.ok(after.includes('zz.new'))
          assert.equal(after.replaceAll('zz.new', it.text), textOf(snapshot, path))
        }
        const now = files.find(([path]) => path === registryPath)?.[1] ?? text
        const problems = (it: string): readonly string[] =>
          registryWith(it)
            .snapshot.world.registry.problems()
            .map(({id}) => id)
        assert.deepEqual(problems(now), problems(text))
      }),
      {seed, numRuns: 1000},
    )
    assert.ok(renamed > 50, `only ${renamed} ids were renamed`)
  })
})
