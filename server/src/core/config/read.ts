import {checkShape, isTime, type LocalProblem} from '../registry/check.js'
import {readYaml} from '../registry/items.js'
import {nearest} from '../registry/nearest.js'
import {child, entriesOf, type Node, textOf, textsOf} from '../registry/node.js'
import type {RegistryProblem} from '../registry/schema.js'
import {either, list, map, record, text as textShape, time, word} from '../registry/shape.js'
import {sayProblem} from '../registry/syntax.js'
import type {Config, HouseStyle, Severity} from './config.js'

export const defaultConfig: Config = {
  registry: [],
  plan: {period: null, baseline: null, stage: null, dated: null},
  houseStyle: 'auto',
  rules: new Map(),
  problems: [],
}

const levels = ['off', 'hint', 'information', 'warning', 'error'] as const

const presets = ['auto', 'gbt-print', 'nfkc-web'] as const

/** The one table of the configuration's keys (contract, Configuration). */
export const configShape = record({
  registry: list(textShape),
  plan: record({period: textShape, baseline: time, stage: textShape, dated: time}),
  houseStyle: either(word(...presets), map({is: 'anything'})),
  rules: map(word(...levels)),
})

/** Reads `plumbline.yaml`: what is sound serves, the rest is reported. `ruleIds`: the rules there are; null: not asked. */
export function readConfig(path: string, text: string, ruleIds: readonly string[] | null = null): Config {
  const {root, problems} = readYaml(text, text.startsWith('\uFEFF') ? 1 : 0, text.length)
  const local = [
    ...problems.map(sayProblem),
    ...(root ? checkShape(root, configShape, {name: path, at: root.span}) : []),
    ...unknownRules(root, ruleIds),
  ]
  const plan = child(root, 'plan')
  const get = (key: string): string | null => textOf(child(plan, key))
  const timeOf = (key: string): string | null => [get(key)].find((it) => it !== null && isTime(it)) ?? null
  return {
    registry: textsOf(child(root, 'registry')),
    plan: {period: get('period'), baseline: timeOf('baseline'), stage: get('stage'), dated: timeOf('dated')},
    houseStyle: readStyle(child(root, 'houseStyle')),
    rules: new Map(entriesOf(child(root, 'rules')).flatMap(({key, value}) => severityOf(value, key) ?? [])),
    problems: local.map((problem) => placed(path, problem)),
  }
}

function severityOf(node: Node, rule: string): readonly [[string, Severity | 'off']] | null {
  const level = levels.find((it) => it === textOf(node))
  return level ? [[rule, level]] : null
}

function readStyle(node: Node | null): HouseStyle {
  if (node?.kind === 'dict') return Object.fromEntries(node.entries.map(({key, value}) => [key, plainOf(value)]))
  return presets.find((it) => it === textOf(node)) ?? 'auto'
}

/** As JavaScript would have it. */
function plainOf(node: Node): unknown {
  if (node.kind === 'list') return node.items.map(plainOf)
  if (node.kind === 'dict') return Object.fromEntries(node.entries.map(({key, value}) => [key, plainOf(value)]))
  if (node.quoted || node.text === null) return node.text
  if (/^(?:true|false)$/.test(node.text)) return node.text === 'true'
  return /^-?\d+(?:\.\d+)?$/.test(node.text) ? Number(node.text) : node.text
}

function unknownRules(root: Node | null, ruleIds: readonly string[] | null): readonly LocalProblem[] {
  if (!ruleIds) return []
  return entriesOf(child(root, 'rules'))
    .filter(({key}) => !ruleIds.includes(key))
    .map(({key, at}) => {
      const meant = nearest(key, ruleIds)
      return {
        id: 'reg-rule-unknown',
        severity: 'warning',
        span: at,
        message: {
          zh: meant ? `没有“${key}”这项检查，应为“${meant}”。` : `没有“${key}”这项检查，这一行不起作用。`,
          en: meant
            ? `There is no rule “${key}”; did you mean “${meant}”?`
            : `There is no rule “${key}”; this line has no effect.`,
        },
      }
    })
}

const placed = (path: string, {id, severity, span, message}: LocalProblem): RegistryProblem => ({
  id,
  severity,
  at: {path, span},
  message,
  related: [],
})
