import {add, compare, type Decimal, multiply, print, subtract} from '../../quantity/decimal.js'
import {lastPlace} from '../../quantity/interval.js'
import {convert} from '../../quantity/unit.js'
import {sameMoment} from '../../rules/moment.js'
import type {Finding} from '../../rules/rule.js'
import {sayTime} from '../../rules/words.js'
import type {Snapshot} from '../../session/snapshot.js'
import {type Aim, addsUp, aimsOf} from './aims.js'

/** Targets of the whole that the targets of its parts, added up, do not reach or go beyond. */
export function partsFindings(snapshot: Snapshot, path: string, parts: readonly string[]): readonly Finding[] {
  const others = parts.filter((it) => it !== path).map((it) => aimsOf(snapshot, it).targets)
  const whole = aimsOf(snapshot, path).targets
  return whole
    .filter(
      (aim, at) => addsUp(aim) && whole.findIndex((it) => it.key === aim.key && sameMoment(it.time, aim.time)) === at,
    )
    .flatMap((aim) => {
      const shares = others.flatMap(
        (aims) => aims.find((it) => it.key === aim.key && sameMoment(it.time, aim.time)) ?? [],
      )
      // Where one part says nothing the others prove nothing.
      return others.length && shares.length === others.length ? mismatch(aim, shares) : []
    })
}

function mismatch(aim: Aim, shares: readonly Aim[]): readonly Finding[] {
  const values = shares.map((it) => inUnit(it, aim.unit))
  if (values.some((it) => it === null)) return []
  const known = values.flatMap((it) => it ?? [])
  const [first, ...others] = known
  if (!first) return []
  const sum = others.reduce((total, it) => add(total, it), first)
  const slack = [aim, ...shares].reduce(
    (total, it) => add(total, it.step ?? lastPlace(it.value)),
    subtract(first, first),
  )
  const apart = subtract(sum, aim.value)
  const size = apart.digits < 0 ? subtract(aim.value, sum) : apart
  // Half a step for each printed figure.
  if (compare(add(size, size), slack) <= 0) return []
  const isShort = apart.digits < 0
  if (!isShort && (aim.qualifier === 'ge' || aim.qualifier === 'gt')) return []
  const total = `${print(sum)}${aim.unit}`
  return [
    {
      rule: 'parts-sum-mismatch',
      severity: isShort ? 'error' : 'warning',
      span: aim.span,
      words: {
        zh: `${aim.name}（${sayTime(aim.time).zh}）总目标为“${aim.text}”，各部分目标相加为${total}，${isShort ? '不足以' : '多于'}${isShort ? '完成' : '总目标'}。请核对分解。`,
        en: `The target of ${aim.name} (${sayTime(aim.time).en}) is “${aim.text}”; those of its parts add up to ${total}, ${isShort ? 'which falls short' : 'which is more'}. Check how it was divided.`,
      },
      related: shares.map(({path, span, text}) => ({
        at: {path, span},
        message: {zh: `部分：${text}`, en: `A part: ${text}`},
      })),
      fixes: [],
    },
  ]
}

function inUnit({value, unit}: Aim, to: string): Decimal | null {
  if (unit === to || !unit || !to) return value
  const by = convert(unit, to)
  return by && multiply(value, by)
}
