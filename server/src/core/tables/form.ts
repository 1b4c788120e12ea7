import {decimal, print, scale} from '../quantity/decimal.js'
import type {Indicator, Level, Registry} from '../registry/schema.js'

/** The head of the sheet that a department fills in; `import` knows it again by its ids. */
const heads = ['指标代码', '指标', '单位', '上期时点（供参考）', '上期数值（供参考）'] as const

/** A sheet to be filled in: the last value beside an empty cell; null where nothing is of that owner. `owner` null: of all. */
export function formFor(
  registry: Registry,
  {owner, title, asOf}: {readonly owner: string | null; readonly title: string; readonly asOf: string},
): readonly (readonly string[])[] | null {
  const rows = registry.ids.flatMap((id) => {
    const indicator = registry.indicator(id)
    return indicator && (owner === null || isOf(indicator, owner, registry)) ? [rowOf(indicator)] : []
  })
  if (!rows.length) return null
  const year = asOf.slice(0, 4)
  const head = `${year}年${asOf.endsWith('-12-31') ? '末' : ''}`
  return [
    [`${title}指标填报表（${head}）`],
    [...heads, head, '备注'],
    ...rows.map((row) => [...row, '', '']),
    ['注：只填写空白的一列；缺数的留空。代码一列请勿改动。'],
  ]
}

const isOf = ({id, owner}: Indicator, scope: string, {organizations}: Registry): boolean =>
  owner === scope || organizations.some((it) => it.id === owner && it.label === scope) || id.startsWith(`${scope}.`)

function rowOf({id, name, unit, observations, display}: Indicator): readonly string[] {
  const last = observations.at(-1)
  const multiplier = display?.multiplier ?? ''
  return [id, name, multiplier + unit, last?.asOf ?? '', last ? valueText(last, multiplier) : '']
}

const powers: Readonly<Record<string, number>> = {万: 4, 百万: 6, 千万: 7, 亿: 8, 万亿: 12}

function valueText({value}: Level, multiplier: string): string {
  if (value === null) return ''
  const shown = (it: Parameters<typeof print>[0]) => print(scale(it, -(powers[multiplier] ?? 0)))
  return 'length' in value ? value.map(shown).join('～') : shown(value)
}

/** Whether `text` is a time that a form can be made for. */
export const isFormTime = (text: string): boolean =>
  /^\d{4}(?:-12-31)?$/.test(text) && decimal(text.slice(0, 4)) !== null
