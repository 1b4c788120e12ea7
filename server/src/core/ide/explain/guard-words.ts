import type {Words} from '../../rules/rule.js'

const known: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  time: ['是时间', 'a time'],
  date: ['是日期', 'a date'],
  clock: ['是钟点', 'a time of day'],
  document: ['是文号或标准号', 'the number of a document or standard'],
  name: ['是名称的一部分', 'part of a name'],
  hotline: ['是电话号码', 'a telephone number'],
  ordinal: ['是序数', 'an ordinal'],
  rank: ['是排名', 'a rank'],
  level: ['是等级', 'a grade'],
  reference: ['是图、表、专栏或附件的编号', 'the number of a figure, table, box or annex'],
  footnote: ['是脚注号', 'a footnote mark'],
  page: ['是页码', 'a page number'],
  per: ['是计量的基数', 'the base of a per-unit measure'],
  base: ['是指数的基数', 'the base of an index'],
  plan: ['是规划期的名称', 'the name of a plan period'],
  definition: ['用于下定义，不陈述现状', 'it defines, and states no level'],
  piece: ['是被空格拆开的数字的一部分，无法确定整数', 'a piece of a number whose digits spaces set apart'],
  'small-count': ['是行文中的小计数', 'a small count of the text’s own things'],
  threshold: ['是划线的标准', 'a threshold that bounds a class'],
  'own-count': ['数的是规划自身的内容', 'it counts what the plan itself lists'],
  batch: ['是批次或届次', 'a batch, term or round'],
  duration: ['是时长', 'a length of time'],
  frequency: ['是频次', 'how often a thing is done'],
  'measure-name': ['是名称里的尺寸', 'a measure inside a name'],
  partners: ['数的是参与单位', 'it counts bodies that share a duty'],
  event: ['数的是会议事项', 'it counts what a meeting heard or passed'],
  member: ['数的是其所属的一组', 'it counts the group that the one told of belongs to'],
  bare: ['没有单位，也没有说明是水平的词', 'no unit, and no word that states a level'],
  quoted: ['在引号内的名称里', 'inside a quoted name'],
  address: ['是网址、邮箱或电话', 'an address or a telephone number'],
  list: ['是条目的编号', 'the number of a list entry'],
  word: ['是词语的一部分，不是数', 'part of a word, and no number'],
  code: ['是编码或多项比例，不止一个数', 'a code or a ratio of many parts, not one number'],
  scale: ['是比例尺', 'the scale of a map'],
  unread: ['没有读到', 'not read'],
}

/** The guards that have words of their own; those of tables share theirs. */
export const knownGuards: ReadonlySet<string> = new Set(Object.keys(known))

/** Why a guard leaves a number out. */
export function guardWords(guard: string): Words {
  const [zh, en] =
    known[guard] ??
    (guard.startsWith('table-')
      ? [
          '表格中此处不是指标值（表头、序号、名称、单位或读不准的一格）',
          'in a table, but no value: a head, an ordinal, a name, a unit or an unclear cell',
        ]
      : ['是编号、名称或时间', 'a number, a name or a time'])
  return {zh, en}
}
