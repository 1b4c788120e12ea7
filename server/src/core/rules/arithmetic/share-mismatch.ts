import {sharesOf, tellsShare} from '../../formulas/shares.js'
import {middle, placesOf, shown} from '../../quantity/bounds.js'
import {rewritten} from '../operands.js'
import {renumber} from '../rephrase.js'
import {isRight} from '../right.js'
import {passageRule} from '../rule.js'

interface Facts {
  readonly part: string
  readonly whole: string
  readonly result: string
  readonly written: string
}

export const shareMismatch = passageRule<Facts>({
  id: 'share-mismatch',
  severity: 'warning',
  summary: {zh: '占比与部分、总体两个数算不拢', en: 'A share that part and whole do not give'},
  why: {
    zh: '占比改了而两数未改，或相反，读者一算便知。只核对总体、部分、占比在同一句且由“其中”“中有”“占…的”相连的，和“占总产值的”一类在同段前文写明总体、各部分之和又等于总体的；占全国、全省等句外总体的不核对；句中另有总体能算出这一占比的，不提示。印出的数按舍入区间参加计算。',
    en: 'Readers check a share first. Only a whole, a part and a share of one sentence that 其中, 中有 or 占…的 join are compared, and a whole told before in the paragraph (占总产值的) that the parts make up; shares of something outside the sentence (全国, 全省) are not, and where another figure of the sentence gives the share there is no finding. Printed numbers enter as intervals.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '一般公共预算支出120.4亿元，其中项目支出77.9亿元（含提前告知26.8亿元），占一般公共预算支出的64.7%。\n',
    },
    {
      draft: '一般公共预算支出120亿元，其中民生支出90亿元，占一般公共预算支出的⟦85%⟧。\n',
      fixed: '一般公共预算支出120亿元，其中民生支出90亿元，占一般公共预算支出的75%。\n',
      says: [
        {
          zh: '90亿元÷120亿元＝75.0%，文中写“占85%”。请核对各数，或改为算出的占比。',
          en: '90亿元 ÷ 120亿元 = 75.0%, the draft has “85%”. Check the numbers, or write the share they give.',
          related: [
            {zh: '部分', en: 'The part'},
            {zh: '总体', en: 'The whole'},
          ],
          fixes: [{zh: '改为“75%”', en: 'Change to “75%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '固定宽带用户1060万户，其中千兆用户212万户，占⟦30%⟧。\n',
      fixed: '固定宽带用户1060万户，其中千兆用户212万户，占20%。\n',
      says: [
        {
          zh: '212万户÷1060万户＝20.0%，文中写“占30%”。请核对各数，或改为算出的占比。',
          en: '212万户 ÷ 1060万户 = 20.0%, the draft has “30%”. Check the numbers, or write the share they give.',
          related: [
            {zh: '部分', en: 'The part'},
            {zh: '总体', en: 'The whole'},
          ],
          fixes: [{zh: '改为“20%”', en: 'Change to “20%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '全市215个街镇中有172个设立了数据专员，占⟦85%⟧。\n',
      fixed: '全市215个街镇中有172个设立了数据专员，占80%。\n',
      says: [
        {
          zh: '172个÷215个＝80.0%，文中写“占85%”。请核对各数，或改为算出的占比。',
          en: '172个 ÷ 215个 = 80.0%, the draft has “85%”. Check the numbers, or write the share they give.',
          related: [
            {zh: '部分', en: 'The part'},
            {zh: '总体', en: 'The whole'},
          ],
          fixes: [{zh: '改为“80%”', en: 'Change to “80%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '建筑业总产值80亿元，增长6%。房屋工程产值76亿元，安装工程产值4亿元，占总产值的⟦2.0%⟧。\n',
      fixed: '建筑业总产值80亿元，增长6%。房屋工程产值76亿元，安装工程产值4亿元，占总产值的5.0%。\n',
      says: [
        {
          zh: '4亿元÷80亿元＝5.0%，文中写“占2.0%”。请核对各数，或改为算出的占比。',
          en: '4亿元 ÷ 80亿元 = 5.0%, the draft has “2.0%”. Check the numbers, or write the share they give.',
          related: [
            {zh: '部分', en: 'The part'},
            {zh: '总体', en: 'The whole'},
          ],
          fixes: [{zh: '改为“5.0%”', en: 'Change to “5.0%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '发电装机容量1100万千瓦。其中，火电装机容量496万千瓦，占比⟦41.5%⟧。\n',
      fixed: '发电装机容量1100万千瓦。其中，火电装机容量496万千瓦，占比45.1%。\n',
      says: [
        {
          zh: '496万千瓦÷1100万千瓦＝45.1%，文中写“占41.5%”。请核对各数，或改为算出的占比。',
          en: '496万千瓦 ÷ 1100万千瓦 = 45.1%, the draft has “41.5%”. Check the numbers, or write the share they give.',
          related: [
            {zh: '部分', en: 'The part'},
            {zh: '总体', en: 'The whole'},
          ],
          fixes: [{zh: '改为“45.1%”', en: 'Change to “45.1%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft:
        '年末常住人口320万人，其中城镇常住人口208万人，乡村常住人口112万人；常住人口城镇化率为⟦56.00%⟧，比上年末提高0.5个百分点。\n',
      fixed:
        '年末常住人口320万人，其中城镇常住人口208万人，乡村常住人口112万人；常住人口城镇化率为65.00%，比上年末提高0.5个百分点。\n',
      says: [
        {
          zh: '208万人÷320万人＝65.00%，文中写“占56.00%”。请核对各数，或改为算出的占比。',
          en: '208万人 ÷ 320万人 = 65.00%, the draft has “56.00%”. Check the numbers, or write the share they give.',
          related: [
            {zh: '部分', en: 'The part'},
            {zh: '总体', en: 'The whole'},
          ],
          fixes: [{zh: '改为“65.00%”', en: 'Change to “65.00%”', grade: 'choice'}],
        },
      ],
    },
    {draft: '年末常住人口320万人。其中，城镇常住人口208万人，增加1万人，占总人口比重（常住人口城镇化率）为65.00%。\n'},
    {
      draft:
        '年末常住人口320万人，其中城镇常住人口208万人，乡村常住人口112万人；常住人口城镇化率为65.0%，比上年末提高0.5个百分点。\n',
    },
    {draft: '农林牧渔业总产值132.62亿元，其中种植业产值92.78亿元，占农林牧渔业总产值的69.9%。\n'},
    {draft: '农林牧渔业总产值900亿元。工业产值76亿元，占总产值的60.5%。工业总产值125.6亿元。\n'},
    {draft: '固定宽带用户1060万户，其中千兆用户212万户，占20%。\n'},
    {draft: '全年城镇新增就业41.5万人，其中高校毕业生12.1万人，占全省近三成；农民工9.8万人，占全省的15%。\n'},
    {
      draft:
        '全市地方财政收入完成150亿元，其中税收收入完成120亿元，增加20亿元，增长20%，占地方财政收入的比重为⟦70%⟧。\n',
      fixed: '全市地方财政收入完成150亿元，其中税收收入完成120亿元，增加20亿元，增长20%，占地方财政收入的比重为80%。\n',
      says: [
        {
          zh: '120亿元÷150亿元＝80.0%，文中写“占70%”。请核对各数，或改为算出的占比。',
          en: '120亿元 ÷ 150亿元 = 80.0%, the draft has “70%”. Check the numbers, or write the share they give.',
          related: [
            {zh: '部分', en: 'The part'},
            {zh: '总体', en: 'The whole'},
          ],
          fixes: [{zh: '改为“80%”', en: 'Change to “80%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft:
        '云州市地方财政收入完成150亿元，其中税收收入完成120亿元，增加20亿元，增长20%，占地方财政收入的比重为80%。\n',
    },
    {draft: '建成5G室外基站3.2万个、室内小站5.2万个，合计8.4万个，其中室外基站占38.1%。\n'},
    {
      draft:
        '2020年，教育经费总投入196亿元，比2015年的140亿元增长40.0%，年均增长7.0%；其中财政支出162亿元，占⟦52.7%⟧。\n',
      fixed:
        '2020年，教育经费总投入196亿元，比2015年的140亿元增长40.0%，年均增长7.0%；其中财政支出162亿元，占82.7%。\n',
      says: [
        {
          zh: '162亿元÷196亿元＝82.7%，文中写“占52.7%”。请核对各数，或改为算出的占比。',
          en: '162亿元 ÷ 196亿元 = 82.7%, the draft has “52.7%”. Check the numbers, or write the share they give.',
          related: [
            {zh: '部分', en: 'The part'},
            {zh: '总体', en: 'The whole'},
          ],
          fixes: [{zh: '改为“82.7%”', en: 'Change to “82.7%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '全市有医院186家、基层医疗机构4580家、其他机构94家，三类合计4860家。基层医疗机构占⟦74.2%⟧。\n',
      fixed: '全市有医院186家、基层医疗机构4580家、其他机构94家，三类合计4860家。基层医疗机构占94.2%。\n',
      says: [
        {
          zh: '4580家÷4860家＝94.2%，文中写“占74.2%”。请核对各数，或改为算出的占比。',
          en: '4580家 ÷ 4860家 = 94.2%, the draft has “74.2%”. Check the numbers, or write the share they give.',
          related: [
            {zh: '部分', en: 'The part'},
            {zh: '总体', en: 'The whole'},
          ],
          fixes: [{zh: '改为“94.2%”', en: 'Change to “94.2%”', grade: 'choice'}],
        },
      ],
    },
    {draft: '全市有医院186家、基层医疗机构4580家、其他机构94家，三类合计4860家。社会办机构占42.0%。\n'},
  ],
  where: tellsShare,
  *check(reading, world) {
    for (const {share, part, whole, ratio, holds} of sharesOf(reading)) {
      if (holds) continue
      const {quantity, text, span} = share.mention
      const value = middle(ratio)
      const replacement =
        quantity.qualifier === 'eq' && !isRight(share.mention, world) ? rewritten(quantity, value) : null
      yield {
        span,
        facts: {
          part: part.mention.text,
          whole: whole.mention.text,
          result: `${shown(value, placesOf(quantity.written))}%`,
          written: text,
        },
        related: [
          {at: part.mention.span, message: {zh: '部分', en: 'The part'}},
          {at: whole.mention.span, message: {zh: '总体', en: 'The whole'}},
        ],
        fixes: replacement ? [renumber(quantity.number, share.mention, replacement)] : [],
      }
    }
  },
  say: ({part, whole, result, written}) => ({
    zh: `${part}÷${whole}＝${result}，文中写“占${written}”。请核对各数，或改为算出的占比。`,
    en: `${part} ÷ ${whole} = ${result}, the draft has “${written}”. Check the numbers, or write the share they give.`,
  }),
})
