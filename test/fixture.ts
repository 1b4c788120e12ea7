import assert from 'node:assert/strict'
import {defaultConfig, readConfig} from '../server/src/core/config/read.js'
import type {World} from '../server/src/core/config/world.js'
import {outline} from '../server/src/core/markdown/outline.js'
import {open} from '../server/src/core/markdown/reparse.js'
import {readings} from '../server/src/core/mentions/resolve.js'
import {combine, emptyRegistry, indexFile} from '../server/src/core/registry/reading/read.js'
import type {DraftReading, Example, Finding, Rule, Said} from '../server/src/core/rules/rule.js'
import {checker, findings} from '../server/src/core/rules/run.js'
import {applyAll} from '../server/src/core/text/edit.js'
import {mark, unmark} from './marks.js'

/** What a draft is held against; sections `//- registry` and `//- config` of a fixture say the same. */
export interface Given {
  readonly registry?: string | undefined
  readonly config?: string | undefined
}

/**
 * Defines a test: in the draft, `rule` finds the words between `⟦` and `⟧` and no others. Lines `↳ …` under a line
 * carry the Chinese messages in the order of the marks; leave them all out to check places only.
 */
export function checks(rule: Rule, title: string, fixture: string, given: Given = {}): void {
  test(title, () => expectFound(rule, ...sections(fixture, given)))
}

/** Defines a test: the marked words are found, the first fix of each gives `after`, and nothing fixable is left. */
export function fixes(rule: Rule, title: string, before: string, after: string, given: Given = {}): void {
  test(title, () => {
    const [draft, world] = sections(before, given)
    expectFound(rule, draft, world)
    expectFixed(rule, unmark(withoutMessages(draft).text).text, dedent(after), world)
  })
}

/** Defines a test for each example of a rule's page. */
export function runExamples(rule: Rule): void {
  for (const [index, example] of rule.examples.entries())
    test(`${rule.id}: example ${index + 1}`, () => runExample(rule, example))
}

/** The suite of a rule: its examples are what it does, and show where it speaks and where it is silent. */
export function shows(rule: Rule): void {
  suite(`the page of ${rule.id}`, () => {
    runExamples(rule)
    test(`${rule.id}: shows where it speaks and where it is silent`, () => {
      const marked = rule.examples.filter(({draft}) => draft.includes('⟦')).length
      assert.ok(marked > 0 && marked < rule.examples.length)
    })
  })
}

/** A draft and a world, read as the products read them. The same object for the same text and world: a reading never changes. */
export function read(text: string, world: World): DraftReading {
  const known = kept.get(world)
  const reading = known?.get(text) ?? readAfresh(text, world)
  if (known && known.size < most) known.set(text, reading)
  else kept.set(world, new Map([[text, reading]]))
  return reading
}

/** Of a world there are some dozen examples, and of a property's texts none comes twice. */
const most = 400
const kept = new WeakMap<World, Map<string, DraftReading>>()

function readAfresh(text: string, world: World): DraftReading {
  const draft = open(text)
  return {draft, readings: readings(draft, world), outline: outline(draft)}
}

/** One world for the same words: each example of a rule is looked at in a dozen ways. */
export function worldOf({registry = '', config = ''}: Given): World {
  const key = JSON.stringify([registry, config])
  const known = worlds.get(key)
  if (known) return known
  const world = {
    registry: registry ? combine([indexFile('registry.metrics.yaml', withHead(registry))]) : emptyRegistry,
    config: config ? readConfig('plumbline.yaml', config) : defaultConfig,
  }
  worlds.set(key, world)
  return world
}

const worlds = new Map<string, World>()

/** What one rule finds. */
export function found(rule: Rule, text: string, world: World): readonly Finding[] {
  const reading = read(text, world)
  const all = rule.scope === 'suppressions' ? findings(reading, world) : checker([rule])(reading, world).findings
  return all.filter((finding) => finding.rule === rule.id)
}

/** The draft after the first fix of each finding in turn, looking again after each: a fix may settle two findings. */
export function afterFixes(rule: Rule, text: string, world: World): string {
  const most = found(rule, text, world).length
  let fixed = text
  for (let round = 0; round < most; round++) {
    const fix = found(rule, fixed, world).flatMap(({fixes}) => fixes.slice(0, 1))[0]
    if (!fix) break
    fixed = applyAll(fixed, fix.edits)
  }
  return fixed
}

function runExample(rule: Rule, example: Example): void {
  const world = worldOf(example)
  const found = expectFound(rule, example.draft, world)
  const {text} = unmark(example.draft)
  if (example.fixed !== undefined) expectFixed(rule, text, example.fixed, world)
  else
    assert.equal(
      found.filter(({fixes}) => fixes.length).length,
      0,
      `${rule.id} offers a fix that its example does not show`,
    )
  assert.deepEqual(found.map(saidBy(rule)), example.says ?? [])
}

/** A finding as an example states it. */
export const saidBy =
  ({severity: own}: Rule) =>
  ({words: {zh, en}, severity, related, fixes}: Finding): Said => ({
    zh,
    en,
    ...(severity === own ? {} : {severity}),
    ...(related.length ? {related: related.map(({message}) => message)} : {}),
    ...(fixes.length ? {fixes: fixes.map(({title, safe}) => ({...title, grade: safe ? 'safe' : 'choice'}))} : {}),
  })

function expectFound(rule: Rule, marked: string, world: World): readonly Finding[] {
  const {text: bare, messages} = withoutMessages(marked)
  const {text, spans} = unmark(bare)
  const all = found(rule, text, world)
  const print = (spans: readonly {from: number; to: number}[]) =>
    mark(text, [...new Map(spans.map((it) => [`${it.from} ${it.to}`, it])).values()])
  const said = all.map(({words}) => `  ↳ ${words.zh}`).join('\n')
  assert.equal(
    print(all.map(({span}) => span)),
    print(spans),
    `${rule.id} found:\n${print(all.map(({span}) => span))}\n${said}`,
  )
  if (messages.length)
    assert.deepEqual(
      all.map(({words}) => words.zh),
      messages,
    )
  return all
}

function expectFixed(rule: Rule, before: string, after: string, world: World): void {
  assert.equal(afterFixes(rule, before, world), after)
  const left = found(rule, after, world).filter(({fixes}) => fixes.length)
  assert.deepEqual(
    left.map(({words}) => words.zh),
    [],
    `${rule.id} still finds something to fix in:\n${after}`,
  )
}

/** `//- registry`, `//- config` and `//- draft` begin the parts of a fixture; one without any is a draft. */
function sections(fixture: string, given: Given): [draft: string, world: World] {
  const parts = new Map<string, string>()
  for (const part of `\n${dedent(fixture)}`.split('\n//- ').slice(1)) {
    const end = part.indexOf('\n')
    parts.set(part.slice(0, end).trim(), part.slice(end + 1))
  }
  const draft = parts.size ? parts.get('draft') : dedent(fixture)
  assert.ok(draft !== undefined, 'a fixture with sections needs a `//- draft`')
  return [
    draft,
    worldOf({registry: parts.get('registry') ?? given.registry, config: parts.get('config') ?? given.config}),
  ]
}

/** Sections alone stand for a file: the head says nothing that a check depends on. */
const withHead = (registry: string): string =>
  /^plumbline:/m.test(registry)
    ? registry
    : `plumbline: 1\nregistry: {id: example, title: 示例, locale: zh-CN, area: CN-EX}\n${dedent(registry)}`

function withoutMessages(marked: string): {text: string; messages: string[]} {
  const lines = marked.split('\n')
  const isMessage = (line: string) => line.trimStart().startsWith('↳')
  return {
    text: lines.filter((line) => !isMessage(line)).join('\n'),
    messages: lines.filter(isMessage).map((line) => line.replace(/^\s*↳\s*/, '')),
  }
}

function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '\n')
    .split('\n')
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length)
  const common = Math.min(...indents, 80)
  return lines.map((line) => line.slice(common)).join('\n')
}
