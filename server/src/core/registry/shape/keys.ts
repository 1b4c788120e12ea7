import {classification, indicatorShape, note, verified} from './indicator-keys.js'
import {
  documentKindMeanings,
  documentStatusMeanings,
  firstUseMeanings,
  quotedMeanings,
  relationMeanings,
  roleMeanings,
  termMeanings,
  unitKindMeanings,
} from './meanings.js'
import {
  about,
  anything,
  date,
  defining,
  flag,
  idOf,
  type Keys,
  list,
  map,
  meaning,
  number,
  perhapsIdOf,
  record,
  text,
  time,
  word,
} from './shape.js'

export {indicatorShape} from './indicator-keys.js'

/** The one table of a registry file's keys (domain notes 4.2). */

const label = {
  label: about(text, '名称', 'the name'),
  aliases: about(list(text), '其他名称', 'other names'),
  verified,
}

const document = record(
  {
    title: about(text, '标题全文，不加书名号', 'the whole title, without 《》'),
    titleVariants: about(list(text), '见过的不规范标题，文中出现时会提示', 'titles in use that are not quite right'),
    kind: about(meaning(documentKindMeanings), '文种', 'what sort of document'),
    docNumber: about(text, '发文字号，如 沪府办发〔2021〕29号', 'the number, such as 沪府办发〔2021〕29号'),
    docNumberAliases: about(list(text), '其他文号', 'other numbers of it'),
    issuer: about(perhapsIdOf('organization'), '发文机关代码', 'the id of the body that issued it'),
    dated: about(date, '成文日期', 'the date it bears'),
    published: about(date, '公布日期', 'the day it was published'),
    effective: about(date, '施行日期', 'the day it took effect'),
    expires: about(date, '有效期截止日', 'the last day of its validity'),
    period: about(idOf('period'), '规划期代码，见 periods', 'the id of its period'),
    shortNames: about(list(text), '简称', 'short names'),
    status: about(meaning(documentStatusMeanings), '效力状态', 'whether it is in force'),
    supersededBy: about(idOf('document'), '代替它的文件的代码', 'the id of the document that took its place'),
    relation: about(
      record({
        implements: about(idOf('document'), '所落实的文件', 'the document that it implements'),
        amends: about(idOf('document'), '所修改的文件', 'the document that it amends'),
      }),
      '与其他文件的关系',
      'how it relates to others',
    ),
    url: about(text, '网址', 'the address'),
    note,
    verified,
  },
  'title',
)

const term = record({
  type: about(meaning(termMeanings), '类别', 'what sort of term'),
  quoted: about(meaning(quotedMeanings), '要不要加引号', 'whether it stands in quotes'),
  full: about(text, '全称', 'in full'),
  fullEn: about(text, '英文全称', 'in full, in English'),
  firstUse: about(meaning(firstUseMeanings), '首次出现是否须写全称', 'whether it is spelt out where it first occurs'),
  aliases: about(list(text), '又作', 'other forms'),
  variants: about(list(text), '变体', 'variants'),
  wrong: about(list(text), '不规范的写法，文中出现时会提示', 'forms that are wrong'),
  related: about(list(text), '相关术语', 'related terms'),
  levels: about(list(text), '层级', 'levels'),
  numericGuard: about(flag, '其中的数字不是数据（如 12345热线）', 'the digits in it are no figure'),
  deprecated: about(flag, '不再使用', 'no longer in use'),
  use: about(text, '用法', 'how to use it'),
  note,
  verified,
})

const unit = record({
  kind: about(meaning(unitKindMeanings), '单位类型', 'what sort of unit'),
  base: about(perhapsIdOf('unit'), '折算到的单位', 'the unit that it converts to'),
  factor: about(number, '一个本单位等于多少个 base', 'how many of base one of it is'),
  aliases: about(list(text), '同一单位的其他写法', 'other ways to write it'),
  incompatible: about(list(text), '不得混用的单位', 'units not to be mixed with it'),
  legal: about(flag, '是否法定计量单位', 'whether it is a legal unit'),
  counts: about(text, '数的是什么', 'what it counts'),
  currency: about(text, '货币代码', 'the code of the currency'),
})

const registryItself = record({
  id: about(text, '登记库代码', 'the id of the registry'),
  title: about(text, '登记库名称', 'its title'),
  locale: about(text, '语言，如 zh-CN', 'the language, such as zh-CN'),
  area: about(idOf('area'), '默认区域代码', 'the id of the default area'),
  baseline: about(time, '默认基期', 'the default baseline'),
  planPeriod: about(idOf('period'), '规划期代码', 'the id of the period of the plan'),
  timezone: about(text, '时区', 'the time zone'),
  updated: about(date, '更新日期', 'the day of the last update'),
  maintainers: about(
    list(
      record({
        role: about(meaning(roleMeanings), '职责', 'the role'),
        org: about(perhapsIdOf('organization'), '单位代码', 'the id of the organization'),
        scope: about(text, '负责的指标，如 sh.*', 'the indicators in its care, such as sh.*'),
      }),
    ),
    '谁可以改什么',
    'who may change what',
  ),
  classification,
  verified,
})

const share = (zh: string, en: string) => about(number, zh, en)

const policy = record({
  nearly: about(
    record({maxShortfall: share('最多差多少（0.05 即 5%）', 'how far below it may be: 0.05 is 5 %')}),
    '“近、接近”的宽严',
    'how near 近 must be',
  ),
  about: about(
    record({maxDeviation: share('最多偏离多少', 'how far off it may be')}),
    '“约、左右”的宽严',
    'how near 约 must be',
  ),
  justOver: about(
    record({
      cap: about(word('nextStep'), '上限', 'the upper bound'),
      warnAbove: share('超出多少就提示', 'from which excess on to warn'),
    }),
    '“余、多”的宽严',
    'how near 余 must be',
  ),
  breakthrough: about(
    record({warnAbove: share('超出多少就提示', 'from which excess on to warn')}),
    '“突破”的宽严',
    'how near 突破 must be',
  ),
  reached: about(
    record({round: about(word('half-up'), '四舍五入', 'half up')}),
    '“达到”如何四舍五入',
    'how 达到 rounds',
  ),
  staleAfterMonths: about(number, '几个月没有更新算陈旧', 'after how many months a figure is stale'),
})

const indicator = (zh: string, en: string) => about(idOf('indicator'), zh, en)

const relation = record(
  {
    id: about(text, '关系代码', 'the id of the relation'),
    type: about(meaning(relationMeanings), '关系类型', 'what sort of relation'),
    indicators: about(list(idOf('indicator')), '有关指标的代码', 'the ids of the indicators'),
    total: indicator('合计的指标代码', 'the id of the total'),
    parts: about(list(idOf('indicator')), '各部分的指标代码', 'the ids of the parts'),
    part: indicator('部分的指标代码', 'the id of the part'),
    whole: indicator('全体的指标代码', 'the id of the whole'),
    ratio: about(perhapsIdOf('indicator'), '占比的指标代码', 'the id of the ratio'),
    numerator: about(perhapsIdOf('indicator'), '分子', 'the numerator'),
    denominator: about(perhapsIdOf('indicator'), '分母', 'the denominator'),
    reason: about(text, '理由', 'the reason'),
    text: about(text, '说明文字', 'what is to be said'),
    note,
  },
  'type',
)

export const topKeys: Keys = {
  plumbline: about(number, '登记库格式的版本，现为 1', 'the version of the format: 1'),
  registry: about(registryItself, '本库的说明和默认值', 'what this registry is, and its defaults'),
  include: about(list(text), '另外要读的登记库文件', 'other registry files to read'),
  periods: about(
    defining(
      'period',
      record(
        {...label, start: about(date, '起始日', 'the first day'), end: about(date, '截止日', 'the last day')},
        'start',
        'end',
      ),
    ),
    '规划期',
    'periods of plans',
  ),
  areas: about(
    defining(
      'area',
      record({
        ...label,
        parent: about(idOf('area'), '上级区域代码', 'the id of the area above'),
        gbt2260: about(text, '行政区划代码（GB/T 2260）', 'the code of GB/T 2260'),
      }),
    ),
    '区域',
    'areas',
  ),
  organizations: about(defining('organization', record(label)), '单位', 'organizations'),
  units: about(defining('unit', unit), '计量单位：折算和写法', 'units: conversion and spelling'),
  documents: about(defining('document', document), '文件：标题、文号、效力', 'documents: titles, numbers, validity'),
  terms: about(map(term), '术语和专名：写法、全称', 'terms and names: spelling, full form'),
  policy: about(policy, '近、约、余、突破的宽严', 'tolerances of 近, 约, 余 and 突破'),
  indicators: about(list(indicatorShape), '指标', 'the indicators'),
  relations: about(list(relation), '指标之间的关系', 'relations between indicators'),
  note: about(anything, '备注', 'a remark'),
}

export const registryShape = record(topKeys)
