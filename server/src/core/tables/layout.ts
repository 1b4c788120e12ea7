import {type HeadTime, isOfChange, plain, timeIn, unitOfAll, valueIn} from './words.js'

/** What a column of a table is for. */
export type Role = 'name' | 'id' | 'unit' | 'number' | 'value' | 'other'

export interface Column {
  readonly role: Role
  /** All that its head says, one row after another. */
  readonly head: string
  readonly time: HeadTime | null
}

/** A table in a sheet: where its body begins, and what its columns are. */
export interface Layout {
  readonly body: number
  readonly columns: readonly Column[]
  readonly title: string
  /** The unit of all that say no other. */
  readonly unit: string | null
}

type Rows = readonly (readonly string[])[]

const distinct = (row: readonly string[]): readonly string[] => [...new Set(row.map(plain).filter((it) => it !== ''))]

/** How a table is laid out; null where no head is found above figures. */
export function layoutOf(rows: Rows): Layout | null {
  const first = rows.findIndex((row) => distinct(row).length > 1 && !row.every(isAside))
  if (first < 0) return null
  let body = first + 1
  while (body < rows.length && !isOfBody(rows[body] ?? [], rows[first] ?? [])) body++
  if (body >= rows.length) return null
  const above = rows.slice(0, first).flatMap(distinct)
  const title = above.filter((it) => unitOfAll(it) === null).join(' ')
  const head = rows.slice(first, body)
  const width = rows[first]?.length ?? 0
  const heads = Array.from({length: width}, (_, column) => distinct(head.map((row) => row[column] ?? '')).join(' '))
  return {
    body,
    columns: columnsOf(heads, rows.slice(body), title),
    title,
    unit: above.map(unitOfAll).find((it) => it !== null) ?? null,
  }
}

/** A line such as 单位：亿元, which is no head although it may stand beside others. */
const isAside = (text: string): boolean =>
  text.trim() === '' || unitOfAll(text) !== null || /^续表|^表\s*\d/.test(plain(text))

/** A row with a figure that is no year, or with a name of its own where the head has another or none. */
function isOfBody(row: readonly string[], head: readonly string[]): boolean {
  if (row.some((it, column) => column > 0 && valueIn(it).kind === 'number' && timeIn(it) === null)) return true
  const own = plain(row[0] ?? '')
  return own !== '' && own !== plain(head[0] ?? '') && !/^(?:指标|指标名称|名称|项目|年份|类别|地区|序号)$/.test(own)
}

function columnsOf(heads: readonly string[], body: Rows, title: string): readonly Column[] {
  const named = heads.findIndex((head) => /指标|名称|项目|类别/.test(head) && !/代码/.test(head))
  const name = named >= 0 ? named : heads.findIndex((_, column) => isOfWords(body, column))
  const timeOf = (head: string): HeadTime | null => timeIn(head) ?? (isPlainValue(head) ? timeIn(title) : null)
  return heads.map((head, column): Column => {
    const bare = plain(head).replace(/ /g, '')
    if (column === name) return {role: 'name', head, time: null}
    if (/^指标代码$/.test(bare)) return {role: 'id', head, time: null}
    if (/供参考/.test(bare)) return {role: 'number', head, time: null}
    if (/^(?:计量)?单位$/.test(bare)) return {role: 'unit', head, time: null}
    if (/^(?:序号|编号|代码|行次|属性|备注|说明|责任单位|id)$/i.test(bare)) return {role: 'number', head, time: null}
    if (bare === '' && body.every((row) => valueIn(row[column] ?? '').kind === 'missing'))
      return {role: 'number', head, time: null}
    const time = timeOf(head)
    return {role: time && !isOfChange(head) ? 'value' : 'other', head, time}
  })
}

const isOfWords = (body: Rows, column: number): boolean =>
  body.filter((row) => valueIn(row[column] ?? '').kind === 'words').length > body.length / 2

/** A head that says what every figure is, so that the time stands in the title. */
const isPlainValue = (head: string): boolean =>
  /绝对数|数值|实绩|完成|总量|全年|本年|合计/.test(plain(head)) && !isOfChange(head)
