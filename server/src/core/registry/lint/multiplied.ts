import {type Decimal, multiply, print, tenTo} from '../../quantity/decimal.js'
import {unitAt} from '../../quantity/unit.js'
import {single} from '../file/indicator.js'
import {child, itemsOf, type Node, type Scalar, textOf} from '../yaml/node.js'
import type {LocalFix, LocalProblem} from './check.js'

const powers: Readonly<Record<string, number>> = {
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  万亿: 12,
}

/** 亿元 as 元 and 8; null for a unit that holds no multiplier. 千瓦 is a unit of its own. */
function multipliedUnit(text: string): {readonly unit: string; readonly power: number} | null {
  if (isUnit(text)) return null
  const [, sign = '', unit = ''] = /^(万亿|[十百千]?[万亿]|百亿|千)(.+)$/.exec(text) ?? []
  const power = powers[sign]
  return power && isUnit(unit) ? {unit, power} : null
}

const isUnit = (text: string): boolean => unitAt(text, 0)?.to === text.length

/** A unit that holds a multiplier: no draft's figure is ever read in it, so that the indicator would match nothing. */
export function sayMultiplied(item: Node, unit: Scalar): LocalProblem | null {
  const found = multipliedUnit(unit.text ?? '')
  if (!found) return null
  return {
    id: 'reg-unit-multiplier',
    severity: 'warning',
    span: unit.span,
    message: {
      zh: `“${unit.text}”含有倍数，文中的数不会与它比对。请把单位写作“${found.unit}”，数值相应折算（乘以10的${found.power}次方）。`,
      en: `“${unit.text}” holds a multiplier, so no figure of a draft is held against it. Write the unit as “${found.unit}” and multiply the values by 10^${found.power}.`,
    },
    fix: foldedIn(item, unit, found.unit, found.power),
  }
}

function foldedIn(item: Node, {span, quoted}: Scalar, unit: string, power: number): LocalFix {
  const levels = [...itemsOf(child(item, 'observations')), ...itemsOf(child(item, 'targets'))]
  const values = levels.flatMap((level) => [
    ...numbersOf(child(level, 'value')),
    ...numbersOf(child(level, 'step')),
    ...itemsOf(child(level, 'revisions')).flatMap((it) => numbersOf(child(it, 'value'))),
  ])
  const factor: Decimal = tenTo(power)
  return {
    title: {
      zh: `单位改为“${unit}”，数值乘以10的${power}次方`,
      en: `Use “${unit}” and multiply the values by 10^${power}`,
    },
    edits: [
      {span, insert: quoted ? `"${unit}"` : unit},
      ...values.map(({node, value}) => ({span: node.span, insert: print(multiply(value, factor))})),
    ],
  }
}

/** The numbers of a value or of a range. */
function numbersOf(node: Node | null): readonly {readonly node: Node; readonly value: Decimal}[] {
  const nodes = node?.kind === 'list' ? node.items : node ? [node] : []
  return nodes.flatMap((it) => {
    const value = single(textOf(it))
    return value ? {node: it, value} : []
  })
}
