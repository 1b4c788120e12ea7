import {goal, state, type Told} from './moods.js'
import {isAhead, isOver} from './place.js'
import type {Answer, Rule} from './rule.js'
import type {CellFigure} from './table.js'
import type {Under} from './under.js'
import type {When} from './when.js'

/** A number in its cell. */
export interface Bare extends Under {
  readonly cell: CellFigure
  /** What dates it. */
  readonly when: When | null
}

const dated = (when: When | null | undefined): Answer<When> | null => (when ? {is: when, said: when.text ?? ''} : null)

/** What dates a cell: the first rule that answers. */
export const TABLE_TIMES: readonly Rule<When, Bare>[] = [
  {
    id: 'row-time',
    fact: 'Where rows are years a cell is of its row; a bracketed cell sums up the years of its table.',
    because: {zh: '出自本行“{}”', en: 'from “{}”, its row'},
    for: ['| 年份 | 学校（所） |\n|---|---|\n| 2019年 | ⟦31⟧ |\n'],
    against: ['| 指标 | 2019年 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    says: ({cell}) => dated(cell.when),
  },
  {
    id: 'column-time',
    fact: 'The head of a column dates its cells.',
    because: {zh: '出自表头“{}”', en: 'from “{}” in the head of its column'},
    for: ['| 指标 | 2019年 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    against: ['表1 2019年学校情况\n\n| 指标 | 数值 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    says: ({cell}) => dated(cell.column.when),
  },
  {
    id: 'caption-time',
    fact: 'The line above a table dates what its heads leave open.',
    because: {zh: '承自表题“{}”', en: 'handed on by “{}” above the table'},
    for: ['表1 2019年学校情况\n\n| 指标 | 数值 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    against: ['表1 学校情况\n\n| 指标 | 2019年 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    says: ({above}) => dated(above.lead?.when),
  },
  {
    id: 'section-time',
    fact: 'Else the opening or heading of its section does.',
    because: {zh: '承自上文“{}”', en: 'handed on by “{}” above'},
    for: ['## 一、2019年工作回顾\n\n| 指标 | 数值 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    against: ['## 一、学校\n\n| 指标 | 数值 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    says: ({above}) => dated(above.opening?.when ?? above.heading?.when),
  },
]

/** Whether a cell is to be reached: the first rule that answers. */
export const TABLE_MOODS: readonly Rule<Told, Bare>[] = [
  {
    id: 'column-mood',
    fact: 'A head with 目标 or 任务 wills and one with 现状 or 完成情况 tells; in a table of goals every year behind the first is to be reached.',
    because: {zh: '表头“{}”', en: 'the head “{}”'},
    for: [
      '| 指标 | 2020年 | 2025年 | 2035年 | 属性 |\n|---|---|---|---|---|\n| 学校（所） | ⟦31⟧ | ⟦42⟧ | ⟦50⟧ | 预期性 |\n',
    ],
    against: ['| 指标 | 2020年 | 2021年 |\n|---|---|---|\n| 学校（所） | ⟦31⟧ | ⟦42⟧ |\n'],
    says: ({cell: {column}}) => (column.mood ? {is: column.mood, said: column.head} : null),
  },
  {
    id: 'column-sum',
    fact: 'A bracket that sums up a plan’s years is to be reached.',
    because: {zh: '表头“{}”', en: 'the head “{}”'},
    for: ['| 指标 | [累计] |\n|---|---|\n| 新增学校（所） | [⟦31⟧] |\n'],
    against: ['| 指标 | 合计 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    says: ({cell: {isSum, column}}) => (isSum ? goal(column.head) : null),
  },
  {
    id: 'cell-ahead',
    fact: 'A cell of a time to come is to be reached.',
    because: {zh: '“{}”尚未到来', en: '“{}” is to come'},
    for: ['# 2026年政府工作报告\n\n| 指标 | 2026年 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    against: ['# 2026年政府工作报告\n\n| 指标 | 2025年 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    says: (bare) =>
      bare.when && (bare.when.planned || isAhead(bare.when.time, bare)) ? goal(bare.when.text ?? '') : null,
  },
  {
    id: 'cell-over',
    fact: 'A cell of a time that is over has been reached.',
    because: {zh: '“{}”已经过去', en: '“{}” is over'},
    for: ['# 2026年政府工作报告\n\n| 指标 | 2025年 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    against: ['# 2026年政府工作报告\n\n| 指标 | 2026年 |\n|---|---|\n| 学校（所） | ⟦31⟧ |\n'],
    says: (bare) => (bare.when && isOver(bare.when.time, bare) ? state(bare.when.text ?? '') : null),
  },
  {
    id: 'table-mood',
    fact: 'Else the caption or heading above the table says.',
    because: {zh: '上文“{}”', en: '“{}” above'},
    for: ['## 三、重点项目\n\n| 项目 | 学校（所） |\n|---|---|\n| 城南 | ⟦3⟧ |\n'],
    against: ['## 三、学校\n\n| 项目 | 学校（所） |\n|---|---|\n| 城南 | ⟦3⟧ |\n'],
    says: ({above: {mood}}) => mood && {is: mood.is, said: mood.said},
  },
]
