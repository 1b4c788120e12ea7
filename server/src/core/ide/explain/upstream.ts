import {compare, multiply} from '../../quantity/decimal.js'
import {claimed, touches} from '../../quantity/interval.js'
import {convert, isClassifier, sameUnit} from '../../quantity/unit.js'
import {usualPolicy} from '../../registry/reading/head.js'
import {sameMoment} from '../../rules/moment.js'
import type {Finding, Words} from '../../rules/rule.js'
import {sayTime} from '../../rules/words.js'
import type {Snapshot} from '../../session/snapshot.js'
import {readingOf} from '../reading.js'
import {type Aim, type Aims, addsUp, aimsOf} from './aims.js'

/** What a plan hands down and the draft departs from: with the sentences of both. */
export function upstreamFindings(snapshot: Snapshot, path: string, superiors: readonly string[]): readonly Finding[] {
  const own = aimsOf(snapshot, path)
  const found = superiors
    .filter((it) => it !== path)
    .flatMap((superior) => departures(snapshot, own, aimsOf(snapshot, superior)))
  return [...new Map(found.map((it) => [`${it.rule} ${it.span.from} ${it.words.zh}`, it])).values()]
}

function departures(snapshot: Snapshot, own: Aims, superior: Aims): readonly Finding[] {
  const isOwnArea = own.area === null || superior.area === null || own.area === superior.area
  const wanted = firstOfEach(superior.targets)
  return wanted.flatMap((aim): readonly Finding[] => {
    const said = own.targets.filter(({key}) => key === aim.key)
    if (!said.length) return aim.attribute === '约束性' ? [missing(snapshot, own.path, aim)] : []
    const comparable = said.filter((it) => isOneUnit(it, aim))
    const others = said.filter((it) => !isOneUnit(it, aim))
    const ofTime = comparable.filter((it) => sameMoment(it.time, aim.time))
    return [
      ...(comparable.length ? [] : others.slice(0, 1).map((it) => otherUnit(it, aim))),
      ...(comparable.length && !ofTime.length ? [otherYear(comparable[0]!, aim)] : []),
      ...ofTime.flatMap((it) => ((isOwnArea || !addsUp(aim)) && isWeaker(it, aim, superior) ? [weaker(it, aim)] : [])),
      ...otherAttribute(said, aim),
    ]
  })
}

/** A plan says its targets in a table and again in its text. */
const firstOfEach = (aims: readonly Aim[]): readonly Aim[] =>
  aims.filter(
    (aim, at) =>
      !aims.some(
        (it, index) =>
          it.key === aim.key &&
          sameMoment(it.time, aim.time) &&
          (rank(it) > rank(aim) || (rank(it) === rank(aim) && index < at)),
      ),
  )

/** What says whether it binds comes first. */
const rank = ({attribute}: Aim): number => (attribute ? 1 : 0)

const isOneUnit = (a: Aim, b: Aim): boolean =>
  sameUnit(a.unit, b.unit) ||
  !a.unit ||
  !b.unit ||
  convert(a.unit, b.unit) !== null ||
  (isClassifier(a.unit) && isClassifier(b.unit))

/** Less than is wanted; of a cap, or of what is to go down from its baseline, more. */
function isWeaker(own: Aim, aim: Aim, {baselines}: Aims): boolean {
  const by = own.unit && aim.unit ? convert(own.unit, aim.unit) : null
  const value = by ? multiply(own.value, by) : own.value
  const step = by && own.step ? multiply(own.step, by) : own.step
  if (touches(claimed('eq', value, step, usualPolicy), claimed('eq', aim.value, null, usualPolicy))) return false
  const baseline = baselines.get(aim.key)
  const isDown =
    aim.qualifier === 'le' || aim.qualifier === 'lt' || (baseline !== undefined && compare(aim.value, baseline) < 0)
  return compare(value, aim.value) === (isDown ? 1 : -1)
}

const finding = (
  rule: string,
  severity: Finding['severity'],
  span: Finding['span'],
  words: Words,
  aim: Aim,
): Finding => ({
  ...{rule, severity, span, words},
  related: [
    {
      at: {path: aim.path, span: aim.span},
      message: {zh: `上位规划：${aim.text}`, en: `The superior plan: ${aim.text}`},
    },
  ],
  fixes: [],
})

const weaker = (own: Aim, aim: Aim): Finding =>
  finding(
    'upstream-lower',
    'error',
    own.span,
    {
      zh: `${own.name}（${sayTime(own.time).zh}）目标为“${own.text}”，弱于上位规划的“${aim.text}”。请与上位规划衔接。`,
      en: `The target of ${own.name} (${sayTime(own.time).en}) is “${own.text}”, weaker than “${aim.text}” of the superior plan. Align it.`,
    },
    aim,
  )

const otherYear = (own: Aim, aim: Aim): Finding =>
  finding(
    'upstream-year',
    'warning',
    own.span,
    {
      zh: `${own.name}的目标年是${sayTime(own.time).zh}，上位规划是${sayTime(aim.time).zh}（${aim.text}）。请核对年份，或补上该年的目标。`,
      en: `The target of ${own.name} is for ${sayTime(own.time).en}; the superior plan has ${sayTime(aim.time).en} (${aim.text}). Check the year, or add a target for it.`,
    },
    aim,
  )

const otherUnit = (own: Aim, aim: Aim): Finding =>
  finding(
    'upstream-unit',
    'warning',
    own.span,
    {
      zh: `${own.name}以“${own.unit}”计，上位规划以“${aim.unit}”计（${aim.text}），无法衔接。请核对单位或指标。`,
      en: `${own.name} is in “${own.unit}”, in the superior plan in “${aim.unit}” (${aim.text}). Check the unit, or which indicator is meant.`,
    },
    aim,
  )

function otherAttribute(said: readonly Aim[], aim: Aim): readonly Finding[] {
  const own = said.find(({attribute}) => attribute !== null && attribute !== aim.attribute)
  if (!own || aim.attribute === null || said.some(({attribute}) => attribute === aim.attribute)) return []
  const words = {
    zh: `${own.name}列为${own.attribute}指标，上位规划是${aim.attribute}。请改为一致。`,
    en: `${own.name} is ${own.attribute} here and ${aim.attribute} in the superior plan. Make them agree.`,
  }
  return [finding('upstream-attribute', 'warning', own.span, words, aim)]
}

/** Said at the heading of the draft, since there is no place that says it. */
function missing(snapshot: Snapshot, path: string, aim: Aim): Finding {
  const span = readingOf(snapshot, path)?.outline.sections[0]?.span ?? {from: 0, to: 0}
  const words = {
    zh: `没有写入上位规划的约束性指标“${aim.name}”（${sayTime(aim.time).zh}${aim.text}）。请补上，或说明理由。`,
    en: `The binding target “${aim.name}” of the superior plan (${sayTime(aim.time).en}: ${aim.text}) is missing. Add it, or say why.`,
  }
  return finding('upstream-missing', 'error', span, words, aim)
}
