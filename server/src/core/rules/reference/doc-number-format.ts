import {citationsOf} from '../../citations/read.js'
import {passageRule, replaceWith, safely} from '../rule.js'

interface Facts {
  readonly written: string
  readonly proper: string
  readonly faults: readonly {readonly zh: string; readonly en: string}[]
}

export const docNumberFormat = passageRule<Facts>({
  id: 'doc-number-format',
  severity: 'error',
  summary: {zh: '发文字号的括号、年份或序号写法不规范', en: 'A document number with wrong brackets, year or serial'},
  why: {
    zh: '发文字号的年份标全称，用六角括号“〔〕”括入；序号不加“第”，不编虚位（1不编为01）。六角括号不受半角转换影响，括号写错总是真错。令、公告、通告以“第×号”计，不作为错误；法院案号（括号在前）不属于发文字号。',
    en: 'The year of a document number is written in full between hexagonal brackets 〔 〕, the serial without 第 and without leading zeros. These brackets survive width conversion, so a wrong one is always an error. Orders and announcements count their issues with 第 and are left alone; case numbers of courts, which begin with the bracket, are no document numbers.',
  },
  norm: {zh: 'GB/T 9704—2012 7.2.5', en: 'GB/T 9704-2012, 7.2.5'},
  halfWidth: 'alike',
  examples: [
    {
      draft: '按照云府办发⟦[2021]029号⟧文件执行。\n',
      fixed: '按照云府办发〔2021〕29号文件执行。\n',
      says: [
        {
          zh: '发文字号“[2021]029号”不规范：年份应用六角括号〔〕，序号不编虚位。应写作“〔2021〕29号”。',
          en: 'Document number “[2021]029号” is not in the standard form: the year stands in 〔 〕, the serial takes no leading zero. Write “〔2021〕29号”.',
          fixes: [{zh: '改为“〔2021〕29号”', en: 'Change to “〔2021〕29号”', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '《云州市数字化规划》（云府办发⟦（2021）第29号⟧）\n',
      fixed: '《云州市数字化规划》（云府办发〔2021〕29号）\n',
      says: [
        {
          zh: '发文字号“(2021)第29号”不规范：年份应用六角括号〔〕，序号不加“第”。应写作“〔2021〕29号”。',
          en: 'Document number “(2021)第29号” is not in the standard form: the year stands in 〔 〕, the serial takes no 第. Write “〔2021〕29号”.',
          fixes: [{zh: '改为“〔2021〕29号”', en: 'Change to “〔2021〕29号”', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '按照云府办发⟦〔21〕29号⟧文件执行。\n',
      fixed: '按照云府办发〔2021〕29号文件执行。\n',
      says: [
        {
          zh: '发文字号“〔21〕29号”不规范：年份应标全称且不写“年”字。应写作“〔2021〕29号”。',
          en: 'Document number “〔21〕29号” is not in the standard form: the year has four digits and no 年. Write “〔2021〕29号”.',
          fixes: [{zh: '改为“〔2021〕29号”', en: 'Change to “〔2021〕29号”', grade: 'safe'}],
        },
      ],
    },

    {draft: '按照云府办发〔2021〕29号文件执行。\n'},
    {draft: '云州市财政局公告〔2021〕第5号规定了申报办法；有关案件见（2021）云01民终123号。\n'},
  ],
  where: ({passage}) => citationsOf(passage).numbers.length > 0,
  *check({passage}) {
    for (const {span, text, proper} of citationsOf(passage).numbers) {
      if (text === proper) continue
      yield {
        span,
        facts: {written: text, proper, faults: faultsOf(text, proper)},
        fixes: [safely(replaceWith(span, proper))],
      }
    }
  },
  say: ({written, proper, faults}) => ({
    zh: `发文字号“${written}”不规范：${faults.map(({zh}) => zh).join('，')}。应写作“${proper}”。`,
    en: `Document number “${written}” is not in the standard form: ${faults.map(({en}) => en).join(', ')}. Write “${proper}”.`,
  }),
})

function faultsOf(text: string, proper: string): Facts['faults'] {
  const [, open, year = '', suffix, close, ordinal, zeros] = /^(.)(\d+)(年?)(.)(第?)(0*)/.exec(text) ?? []
  return [
    ...(open !== '〔' || close !== '〕' ? [{zh: '年份应用六角括号〔〕', en: 'the year stands in 〔 〕'}] : []),
    ...(year.length < 4 || suffix ? [{zh: '年份应标全称且不写“年”字', en: 'the year has four digits and no 年'}] : []),
    ...(ordinal && !proper.includes('第') ? [{zh: '序号不加“第”', en: 'the serial takes no 第'}] : []),
    ...(zeros ? [{zh: '序号不编虚位', en: 'the serial takes no leading zero'}] : []),
  ]
}
