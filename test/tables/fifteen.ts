import {type BookType, utils, write} from '@e965/xlsx'
import {decimal, print, scale} from '../../server/src/core/quantity/decimal.js'
import {cellName, type Merge} from '../../server/src/core/tables/sheet.js'
import {indicators} from './yearbook.js'

/** A file in the shape of one of a yearbook or communiqué, and what each of its cells is to be read as. */
export interface Table {
  readonly what: string
  readonly name: string
  readonly bytes: Uint8Array
  /** By `sheet!cell`: `id list asOf number qualifier`, or missing, or unclear. */
  readonly expected: ReadonlyMap<string, string>
}

type Id = (typeof indicators)[number][0]

const about = new Map(indicators.map(([id, name, unit, kind]) => [id, {name, unit, kind}]))
const ids = indicators.map(([id]) => id)

/** Units as tables give them, and the powers of ten that they stand for. */
const shownIn: Readonly<Record<string, readonly [unit: string, power: number]>> = {
  元: ['亿元', 8],
  人: ['万人', 4],
  吨: ['万吨', 4],
  千瓦时: ['亿千瓦时', 8],
}
const unitOf = (id: Id): readonly [string, number] =>
  shownIn[about.get(id)?.unit ?? ''] ?? [about.get(id)?.unit ?? '', 0]

const asOf = (id: Id, year: number): string => (about.get(id)?.kind === 'stock' ? `${year}-12-31` : String(year))

/** A sheet as it grows, with what is expected of each cell. */
class Grid {
  readonly rows: (string | number)[][] = []
  readonly merges: Merge[] = []
  readonly expected = new Map<string, string>()

  constructor(
    readonly sheet: string,
    readonly next: () => number,
  ) {}

  put(row: number, column: number, text: string | number): void {
    this.rows[row] ??= []
    this.rows[row][column] = text
  }

  line(row: number, texts: readonly (string | number)[]): void {
    for (const [column, it] of texts.entries()) this.put(row, column, it)
  }

  merge(row: number, column: number, rows: number, columns: number): void {
    this.merges.push({row, column, rows, columns})
  }

  expect(row: number, column: number, what: string): void {
    this.expected.set(`${this.sheet}!${cellName(row, column)}`, what)
  }

  /** A number of three to six digits and up to three places, as a table prints it. */
  digits(): string {
    const whole = 100 + (this.next() % 90_000)
    const places = this.next() % 4
    return places ? `${whole}.${String(this.next() % 10 ** places).padStart(places, '0')}` : String(whole)
  }

  /** A figure, or now and then what a table has where there is none. `as`: how the digits are written. */
  figure(
    row: number,
    column: number,
    id: Id,
    year: number,
    as: (digits: string) => string | number = (it) => it,
  ): void {
    if (this.next() % 13 === 0) {
      this.put(row, column, ['…', '-', '', '—'][this.next() % 4] ?? '')
      this.expect(row, column, 'missing')
      return
    }
    const digits = this.digits()
    this.put(row, column, as(digits))
    this.says(row, column, `${id} observations ${asOf(id, year)}`, digits, unitOf(id)[1])
  }

  says(row: number, column: number, fact: string, digits: string, power: number, qualifier = ''): void {
    const value = decimal(digits)
    this.expect(row, column, `${fact} ${value ? print(scale(value, power)) : ''} ${qualifier}`.trim())
  }

  unclear(row: number, column: number, text: string | number): void {
    this.put(row, column, text)
    this.expect(row, column, 'unclear')
  }
}

type Made = readonly Grid[]
type Shape = readonly [
  what: string,
  ending: 'xlsx' | 'xls' | 'csv',
  made: (years: readonly number[], next: () => number) => Made,
]

const named = (id: Id): string => about.get(id)?.name ?? ''
const withUnit = (id: Id, brackets = '（）'): string => `${named(id)}${brackets[0]}${unitOf(id)[0]}${brackets[1]}`
const grouped = (digits: string): string => digits.replace(/^(\d+)(\d{3})(?=\.|$)/, '$1,$2')
const wide = (text: string): string => text.replace(/[!-~]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0))

/** Years in the head, an indicator in each row. `from`: the first row of the body. */
function body(
  grid: Grid,
  from: number,
  column: number,
  years: readonly number[],
  as?: (digits: string) => string | number,
): void {
  ids.forEach((id, row) => {
    years.forEach((year, at) => {
      grid.figure(from + row, column + at, id, year, as)
    })
  })
}

const shapes: readonly Shape[] = [
  [
    'a unit for each row',
    'xlsx',
    (years, next) => {
      const grid = new Grid('国民经济', next)
      grid.line(0, ['指标', '单位', ...years.map(String)])
      ids.forEach((id, row) => {
        grid.line(1 + row, [named(id), unitOf(id)[0]])
      })
      body(grid, 1, 2, years, grouped)
      return [grid]
    },
  ],
  [
    'a title over all columns, units in the names',
    'xls',
    (years, next) => {
      const grid = new Grid('1-2', next)
      grid.line(0, ['1-2 国民经济和社会发展主要指标'])
      grid.merge(0, 0, 1, years.length + 1)
      grid.line(1, ['指标', ...years.map((it) => `${it}年`)])
      ids.forEach((id, row) => {
        grid.put(2 + row, 0, `${'　'.repeat(row % 3)}${withUnit(id)}`)
      })
      body(grid, 2, 1, years, Number)
      return [grid]
    },
  ],
  [
    'a year in each row',
    'csv',
    (years, next) => {
      const grid = new Grid('历年.csv', next)
      grid.line(0, ['历年主要指标'])
      grid.line(1, ['年份', ...ids.map((id) => withUnit(id))])
      years.forEach((year, row) => {
        grid.put(2 + row, 0, row % 2 ? `${year}年` : String(year))
        ids.forEach((id, column) => {
          grid.figure(2 + row, 1 + column, id, year)
        })
      })
      return [grid]
    },
  ],
  [
    'growth beside each year under one merged head: growth is not clear',
    'xlsx',
    (years, next) => {
      const grid = new Grid('增长', next)
      grid.line(0, ['指标', '单位'])
      grid.merge(0, 0, 2, 1)
      grid.merge(0, 1, 2, 1)
      const half = years.slice(0, Math.ceil(years.length / 2))
      half.forEach((year, at) => {
        grid.put(0, 2 + 2 * at, `${year}年`)
        grid.merge(0, 2 + 2 * at, 1, 2)
        grid.put(1, 2 + 2 * at, '绝对数')
        grid.put(1, 3 + 2 * at, '比上年增长（%）')
      })
      ids.forEach((id, row) => {
        grid.line(2 + row, [named(id), unitOf(id)[0]])
        half.forEach((year, at) => {
          grid.figure(2 + row, 2 + 2 * at, id, year)
          grid.unclear(2 + row, 3 + 2 * at, ((next() % 200) - 50) / 10 + 0.1)
        })
      })
      return [grid]
    },
  ],
  [
    'one unit over the table, which some of it cannot have',
    'xls',
    (years, next) => {
      const grid = new Grid('表一', next)
      grid.line(0, ['表一　主要指标'])
      grid.put(1, years.length, '单位：亿元')
      grid.line(2, ['指标', ...years.map((it) => `${it}年`)])
      ids.forEach((id, row) => {
        grid.put(3 + row, 0, named(id))
        years.forEach((year, at) => {
          if (about.get(id)?.unit === '元') grid.figure(3 + row, 1 + at, id, year)
          else grid.unclear(3 + row, 1 + at, grid.digits())
        })
      })
      return [grid]
    },
  ],
  [
    'numbers of the items, parts, marks of notes',
    'csv',
    (years, next) => {
      const grid = new Grid('标记.csv', next)
      grid.line(0, ['项目', '计量单位', ...years.map((it) => `${it}年`)])
      const marks = ['一、', '（二）', '其中：', '#', '3.', '  ']
      ids.forEach((id, row) => {
        grid.line(1 + row, [`${marks[row % marks.length]}${named(id)}`, unitOf(id)[0]])
      })
      body(grid, 1, 2, years, (it) => (next() % 3 ? it : `${it}①`))
      grid.line(1 + ids.length, ['注：①为初步核算数。'])
      return [grid]
    },
  ],
  [
    'targets with what they ask for',
    'xlsx',
    (years, next) => {
      const grid = new Grid('目标', next)
      const last = years.at(-1) ?? 2020
      grid.line(0, ['指标', '单位', `${last}年`, `${last + 5}年目标`, '属性'])
      ids.forEach((id, row) => {
        const [unit, power] = unitOf(id)
        grid.line(1 + row, [named(id), unit])
        grid.figure(1 + row, 2, id, last)
        const digits = grid.digits()
        const [before, behind, code] = [
          ['≥', '', 'ge'],
          ['', '以上', 'ge'],
          ['', '', ''],
          ['≤', '', 'le'],
          ['约', '', 'about'],
        ][row % 5] ?? ['', '', '']
        grid.put(1 + row, 3, `${before}${digits}${behind}`)
        grid.says(1 + row, 3, `${id} targets ${last + 5}`, digits, power, code)
        grid.put(1 + row, 4, row % 2 ? '预期性' : '约束性')
      })
      return [grid]
    },
  ],
  [
    'a communiqué: the year in the title, a sheet for each',
    'xls',
    (years, next) =>
      years.map((year) => {
        const grid = new Grid(`${year}公报`, next)
        grid.line(0, [`${year}年云州市国民经济和社会发展统计公报附表`])
        grid.line(1, ['指标', '单位', '绝对数', '比上年增长（%）'])
        ids.forEach((id, row) => {
          grid.line(2 + row, [named(id), unitOf(id)[0]])
          grid.figure(2 + row, 2, id, year)
          grid.unclear(2 + row, 3, '5.1')
        })
        return grid
      }),
  ],
  [
    'parted by tabs',
    'csv',
    (years, next) => {
      const grid = new Grid('制表.csv', next)
      grid.line(0, ['指标名称', '单位', ...years.map(String)])
      ids.forEach((id, row) => {
        grid.line(1 + row, [named(id), unitOf(id)[0]])
      })
      body(grid, 1, 2, years, (it) => `  ${it} `)
      return [grid]
    },
  ],
  [
    'percentages written out, and what cannot be one',
    'xlsx',
    (years, next) => {
      const grid = new Grid('百分数', next)
      grid.line(0, ['指标', '单位', ...years.map((it) => `${it}年`)])
      ids.forEach((id, row) => {
        const isShare = about.get(id)?.unit === '%'
        grid.line(1 + row, [named(id), isShare ? '' : unitOf(id)[0]])
        years.forEach((year, at) => {
          if (isShare) grid.figure(1 + row, 2 + at, id, year, (it) => `${it}%`)
          else if (at % 5 === 4) grid.unclear(1 + row, 2 + at, `${next() % 90}.5%`)
          else grid.figure(1 + row, 2 + at, id, year, Number)
        })
      })
      return [grid]
    },
  ],
  [
    'groups with rows of notes between them',
    'xls',
    (years, next) => {
      const grid = new Grid('分组', next)
      grid.line(0, ['2-1 分组指标'])
      grid.line(1, ['指标', '计量单位', ...years.map((it) => `${it}年末`)])
      let row = 2
      ids.forEach((id, at) => {
        if (at % 4 === 0) grid.put(row++, 0, ['综合', '农业和社会', '人民生活'][at / 4] ?? '其他')
        grid.line(row, [named(id), unitOf(id)[0]])
        years.forEach((year, column) => {
          grid.figure(row, 2 + column, id, year)
        })
        row++
      })
      grid.line(row, ['资料来源：云州市统计局。'])
      return [grid]
    },
  ],
  [
    'names that nobody registered, parts of years, several years in one head',
    'csv',
    (years, next) => {
      const grid = new Grid('不明.csv', next)
      const own = years.slice(0, -2)
      const last = years.at(-1) ?? 2020
      grid.line(0, ['指标', '单位', ...own.map((it) => `${it}年`), `${last}年上半年`, `${last - 1}—${last}年`])
      ids.forEach((id, row) => {
        const isKnown = row % 3 !== 2
        grid.line(1 + row, [isKnown ? named(id) : `${named(id)}增加值`, unitOf(id)[0]])
        own.forEach((year, at) => {
          if (isKnown) grid.figure(1 + row, 2 + at, id, year)
          else grid.unclear(1 + row, 2 + at, grid.digits())
        })
        for (const at of [0, 1]) grid.unclear(1 + row, 2 + own.length + at, grid.digits())
      })
      return [grid]
    },
  ],
  [
    'full-width digits and signs',
    'xlsx',
    (years, next) => {
      const grid = new Grid('全角', next)
      grid.line(0, ['指　标', '单　位', ...years.map((it) => wide(String(it)))])
      ids.forEach((id, row) => {
        grid.line(1 + row, [named(id).split('').join('　'), unitOf(id)[0]])
      })
      body(grid, 1, 2, years, wide)
      return [grid]
    },
  ],
  [
    'numbers of rows, codes and remarks beside the figures',
    'xls',
    (years, next) => {
      const grid = new Grid('序号', next)
      grid.line(0, ['序号', '指标', '单位', ...years.map((it) => `${it}年`), '备注'])
      ids.forEach((id, row) => {
        grid.line(1 + row, [row + 1, named(id), unitOf(id)[0]])
        grid.put(1 + row, 3 + years.length, row % 2 ? '初步数' : '')
      })
      body(grid, 1, 3, years)
      return [grid]
    },
  ],
  [
    'two values of one figure, words for a number, brackets',
    'csv',
    (years, next) => {
      const grid = new Grid('矛盾.csv', next)
      grid.line(0, ['指标', '单位', ...years.map((it) => `${it}年`)])
      ids.forEach((id, row) => {
        grid.line(1 + row, [named(id), unitOf(id)[0]])
        years.forEach((year, at) => {
          if (row === 0) grid.unclear(1, 2 + at, String(1000 + at))
          else if ((row + at) % 7 === 3)
            grid.unclear(1 + row, 2 + at, ['约一千', '(12.5)', '12～15', '较上年持平'][at % 4] ?? '')
          else grid.figure(1 + row, 2 + at, id, year)
        })
      })
      const again = 1 + ids.length
      grid.line(again, [named(ids[0] ?? 'yz.gdp'), '亿元'])
      years.forEach((_, at) => {
        grid.unclear(again, 2 + at, String(2000 + at))
      })
      return [grid]
    },
  ],
]

/** The fifteen, over so many years; the same ones for the same number. */
export function fifteen(years: number): readonly Table[] {
  let seed = 20_260_119
  const next = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed >> 8
  }
  const all = Array.from({length: years}, (_, at) => 2021 - years + at)
  return shapes.map(([what, ending, make]) => {
    const grids = make(all, next)
    const name = ending === 'csv' ? (grids[0]?.sheet ?? '') : `表.${ending}`
    const bytes = ending === 'csv' ? csv(grids[0]!, what.includes('tabs') ? '\t' : ',') : book(grids, ending)
    return {what, name, bytes, expected: new Map(grids.flatMap((it) => [...it.expected]))}
  })
}

function book(grids: Made, ending: 'xlsx' | 'xls'): Uint8Array {
  const made = utils.book_new()
  for (const {sheet, rows, merges} of grids) {
    const its = utils.aoa_to_sheet(rows)
    its['!merges'] = merges.map(({row, column, rows: down, columns}) => ({
      s: {r: row, c: column},
      e: {r: row + down - 1, c: column + columns - 1},
    }))
    utils.book_append_sheet(made, its, sheet)
  }
  const bookType: BookType = ending === 'xls' ? 'biff8' : 'xlsx'
  return new Uint8Array(write(made, {type: 'array', bookType}))
}

function csv({rows}: Grid, sign: string): Uint8Array {
  const width = Math.max(...rows.map((row) => row?.length ?? 0))
  const field = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [...rows].map((row) =>
    Array.from({length: width}, (_, at) => field(String(row?.[at] ?? ''))).join(sign),
  )
  return gb18030(`${lines.join('\r\n')}\r\n`)
}

/** Every character of two bytes, by what it decodes to. */
const codes = new Map<string, readonly [number, number]>()

export function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  if (!codes.size)
    for (let first = 0x81; first <= 0xfe; first++)
      for (let second = 0x40; second <= 0xfe; second++)
        if (second !== 0x7f) {
          const it = decoder.decode(Uint8Array.of(first, second))
          if (!codes.has(it)) codes.set(it, [first, second])
        }
  return Uint8Array.from(
    [...text].flatMap((it) => {
      const code = it.charCodeAt(0)
      return code < 0x80 ? [code] : [...(codes.get(it) ?? [0x3f])]
    }),
  )
}
