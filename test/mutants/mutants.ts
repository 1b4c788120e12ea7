import {rules} from '../../server/src/core/rules/index.js'
import {
  type Detected,
  draftRule,
  type Fix,
  groupRule,
  passageRule,
  type Rule,
  suppressionRule,
  type Words,
} from '../../server/src/core/rules/rule.js'
import type {Span} from '../../server/src/core/text/span.js'
import {isAsPinned} from './examples.js'

/** A rule with one thing changed that a reader would see. */
export interface Mutant {
  readonly what: string
  readonly rule: Rule
}

/** What no rule says. */
const junk = '此处为废话。'

/** Every mutant of a rule that its examples have an occasion for, and the ones of every rule. */
export function mutantsOf(rule: Rule): readonly Mutant[] {
  const said = rule.examples.flatMap(({says}) => says ?? [])
  const offers = Math.max(0, ...said.map(({fixes}) => fixes?.length ?? 0))
  return [
    {what: 'Chinese message', rule: saying(rule, ({en}) => ({zh: junk, en}))},
    {what: 'English message', rule: saying(rule, ({zh}) => ({zh, en: junk}))},
    {what: 'severity', rule: {...rule, severity: rule.severity === 'error' ? 'hint' : 'error'}},
    ...(said.some(({severity}) => severity) ? [{what: 'severity of a case', rule: evenly(rule)}] : []),
    ...Array.from({length: offers}, (_, at) => mutantsOfFix(rule, at)).flat(),
  ]
}

const mutantsOfFix = (rule: Rule, at: number): readonly Mutant[] => {
  const mutant = (what: string, change: ChangeFix): Mutant => ({
    what: `fix ${at + 1}: ${what}`,
    rule: fixing(rule, at, change),
  })
  return [
    mutant('dropped', () => []),
    mutant('Chinese title', (fix) => [{...fix, title: {...fix.title, zh: junk}}]),
    mutant('English title', (fix) => [{...fix, title: {...fix.title, en: junk}}]),
    mutant('grade', (fix) => [{...fix, safe: !fix.safe}]),
  ]
}

/** Whether the examples of a rule tell the mutant from it. */
export function isKilled({rule}: Mutant): boolean {
  const told = rules.find(({id}) => id === rule.id)
  return rule.examples.some((example) => !isAsPinned(rule, example, told))
}

const saying = (rule: Rule, change: (words: Words) => Words): Rule => ({
  ...rule,
  say: (facts) => change(rule.say(facts)),
})

/** No case is milder or graver than the rule's own severity. */
const evenly = (rule: Rule): Rule => detecting(rule, ({severity: _, ...rest}) => rest)

type ChangeFix = <Place extends Span>(fix: Fix<Place>) => readonly Fix<Place>[]

const fixing = (rule: Rule, at: number, change: ChangeFix): Rule =>
  detecting(rule, (it) => ({
    ...it,
    fixes: (it.fixes ?? []).flatMap((fix, index) => (index === at ? change(fix) : [fix])),
  }))

type ChangeDetected = <Place extends Span>(detected: Detected<unknown, Place>) => Detected<unknown, Place>

function detecting(rule: Rule, change: ChangeDetected): Rule {
  switch (rule.scope) {
    case 'passage':
      return passageRule({...rule, check: (reading, world) => [...rule.check(reading, world)].map((it) => change(it))})
    case 'group':
      return groupRule({...rule, check: (group, world) => [...rule.check(group, world)].map((it) => change(it))})
    case 'draft':
      return draftRule({...rule, check: (draft, world) => [...rule.check(draft, world)].map((it) => change(it))})
    case 'suppressions':
      return suppressionRule({...rule, check: (uses) => [...rule.check(uses)].map((it) => change(it))})
  }
}
