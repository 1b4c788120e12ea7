import {word} from '../registry/file/indicator.js'
import {readYaml} from '../registry/file/items.js'
import {checkShape, isTime, type LocalProblem} from '../registry/lint/check.js'
import {sayProblem} from '../registry/lint/syntax.js'
import type {RegistryProblem} from '../registry/schema.js'
import {
  about,
  either,
  list,
  type Meanings,
  map,
  meaning,
  perhapsIdOf,
  record,
  type Shape,
  text as textShape,
  time,
} from '../registry/shape/shape.js'
import {child, entriesOf, type Node, textOf, textsOf} from '../registry/yaml/node.js'
import {nearest} from '../text/nearest.js'
import type {Config, HouseStyle} from './config.js'
import {type Severity, severityWords} from './severity.js'

export const defaultConfig: Config = {
  registry: [],
  against: [],
  plan: {period: null, baseline: null, area: null, stage: null, dated: null},
  houseStyle: 'auto',
  rules: new Map(),
  drafts: [],
  ignore: [],
  overrides: [],
  offElsewhere: new Set(),
  problems: [],
}

const severities = {
  off: {zh: '不查', en: 'not checked'},
  ...severityWords,
} satisfies Meanings

type Preset = keyof typeof presets

const presets = {
  auto: {zh: '以本稿自己的写法为准', en: 'as the draft itself writes'},
  'gbt-print': {zh: '按出版物国家标准', en: 'as the national standards for print ask'},
  'nfkc-web': {zh: '半角网页文本', en: 'half-width text of the web'},
} as const satisfies Meanings

const levels: Shape = {is: 'map', of: meaning(severities), keys: 'rule'}

/** The one table of the configuration's keys (contract, Configuration). */
export const configShape = record({
  registry: about(
    list(textShape),
    '登记库文件：路径、通配符或网址；后面的只补充，不覆盖',
    'registry files: paths, globs, addresses; later ones add, they never overwrite',
  ),
  against: about(
    list(textShape),
    '上位规划的文稿，目标与之核对',
    'superior plans, whose targets this one is held against',
  ),
  plan: about(
    record({
      period: about(perhapsIdOf('period'), '规划期代码，如 FYP14', 'the id of the period, such as FYP14'),
      baseline: about(time, '基期：没有写明时点的现状数据按此认定', 'the day of figures that nothing else dates'),
      area: about(
        perhapsIdOf('area'),
        '本地区的代码或名称：全市、本区等指它；登记库有几个地区时写明',
        'the drafts’ own area, by id or name: what 全市 and the like mean; to be given where registries are of several',
      ),
      stage: about(textShape, '起草阶段，如 征求意见稿', 'the stage of drafting'),
      dated: about(time, '文稿日期，用来推算去年、目前', 'the draft’s own date, for 去年 and the like'),
    }),
    '规划的默认情况',
    'what holds for the plan unless it says otherwise',
  ),
  houseStyle: about(either(meaning(presets), map({is: 'anything'})), '行文格式', 'the house style'),
  rules: about(levels, '各项检查的级别，off 为不查', 'how severe each check is; off silences it'),
  drafts: about(
    list(textShape),
    '哪些文件是文稿：自本文件所在文件夹起的路径或通配符；不写为全部 *.md',
    'which files are drafts: paths and globs from this folder; all *.md unless set',
  ),
  ignore: about(list(textShape), '其中不检查的文件或文件夹', 'files and folders of them that are not checked'),
  overrides: about(
    map(levels),
    '个别文件另定的级别：通配符: {检查: 级别}',
    'other severities in some files: glob: {check: severity}',
  ),
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
  const overrides = entriesOf(child(root, 'overrides')).map(({key, value}) => ({glob: key, rules: levelsIn(value)}))
  return {
    registry: textsOf(child(root, 'registry')),
    against: textsOf(child(root, 'against')),
    plan: {
      period: get('period'),
      baseline: timeOf('baseline'),
      area: get('area'),
      stage: get('stage'),
      dated: timeOf('dated'),
    },
    houseStyle: readStyle(child(root, 'houseStyle')),
    drafts: textsOf(child(root, 'drafts')),
    ignore: textsOf(child(root, 'ignore')),
    ...lookedFor(levelsIn(child(root, 'rules')), overrides),
    problems: local.map((problem) => placed(path, problem)),
  }
}

const levelsIn = (node: Node | null): Config['rules'] =>
  new Map(entriesOf(node).flatMap(({key, value}) => severityOf(value, key) ?? []))

/** A rule that some override sets is looked for everywhere, and what it finds elsewhere is left out where it is shown. */
function lookedFor(
  written: Config['rules'],
  overrides: Config['overrides'],
): Pick<Config, 'rules' | 'overrides' | 'offElsewhere'> {
  const set = new Set(
    overrides.flatMap(({rules}) => [...rules].flatMap(([id, level]) => (level === 'off' ? [] : [id]))),
  )
  const offElsewhere = new Set([...set].filter((id) => written.get(id) === 'off'))
  return {rules: new Map([...written].filter(([id]) => !offElsewhere.has(id))), overrides, offElsewhere}
}

function severityOf(node: Node, rule: string): readonly [[string, Severity | 'off']] | null {
  const level = word(textOf(node), Object.keys(severities) as readonly (Severity | 'off')[])
  return level ? [[rule, level]] : null
}

function readStyle(node: Node | null): HouseStyle {
  if (node?.kind === 'dict') return Object.fromEntries(node.entries.map(({key, value}) => [key, plainOf(value)]))
  return word(textOf(node), Object.keys(presets) as readonly Preset[]) ?? 'auto'
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
  const inOverrides = entriesOf(child(root, 'overrides')).flatMap(({value}) => entriesOf(value))
  return [...entriesOf(child(root, 'rules')), ...inOverrides]
    .filter(({key}) => !ruleIds.includes(key))
    .map(({key, at}) => {
      const meant = nearest(key, ruleIds)
      return {
        id: 'reg-rule-unknown',
        severity: 'warning',
        span: at,
        tag: meant ? null : 'unnecessary',
        message: {
          zh: meant ? `没有“${key}”这项检查，应为“${meant}”。` : `没有“${key}”这项检查，这一行不起作用。`,
          en: meant
            ? `There is no rule “${key}”; did you mean “${meant}”?`
            : `There is no rule “${key}”; this line has no effect.`,
        },
      }
    })
}

const placed = (path: string, {id, severity, span, message, tag = null}: LocalProblem): RegistryProblem => ({
  id,
  severity,
  at: {path, span},
  message,
  tag,
  related: [],
})
