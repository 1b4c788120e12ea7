/** Forms of one unit, of the same size. */
const families: readonly (readonly string[])[] = [
  ['公里', '千米', 'km'],
  ['平方公里', '平方千米', 'km2', 'km²'],
  ['平方米', 'm2', 'm²', '㎡'],
  ['立方米', 'm3', 'm³'],
  ['公斤', '千克', 'kg'],
  ['公顷', 'ha'],
  ['千瓦', 'kW'],
  ['千瓦时', 'kWh'],
  ['兆瓦', 'MW'],
]

const familyOf: ReadonlyMap<string, string> = new Map(
  families.flatMap((forms) => forms.map((form): [string, string] => [form, forms[0] ?? form])),
)

/** The family of a unit's form, by the family's first: 公里 for 千米; undefined where it has one form only. */
export const unitFamily = (unit: string): string | undefined => familyOf.get(unit)
