import {quote} from '../quote.js'
import {passageRule, replaceWith, safely} from '../rule.js'
import {groupSpan, mayHold, search} from '../search.js'

/** 截止, a point in time, and then a clause that goes on: the state at that time, not a deadline. */
const pattern =
  /(截止(?:到|至)?)(?:(?:19|20)\d\d年(?:[底末]|\d{1,2}月(?:\d{1,2}日|[底末])?)?|[“"]?十[一二三四五六]五[”"]?期?末|目前|[去上今]年(?:底|末)?|\d{1,2}月(?:\d{1,2}日|[底末]))(?=,?[一-鿿“《\d])/dg

/** 报名截止…, 征求意见截止…: there 截止 is right. */
const deadline = /(?:报名|申报|申请|受理|提交|征集|征求意见|投标|公示|反馈|登记|办理)(?:时间|日期|期限)?(?:为|的)?$/

export const jiezhiUsage = passageRule<string>({
  id: 'jiezhi-usage',
  severity: 'warning',
  summary: {zh: '“截止”误用作“截至”', en: '截止 is used where 截至 is meant'},
  why: {
    zh: '“截至”后接时点，引出当时的状况；“截止”表示到此为止，用于期限（报名截止到6月底）。说明期限的句子不在此列。',
    en: '截至 takes a point in time and leads to the state at that time; 截止 means that something ends (报名截止到6月底). Sentences about a deadline are left alone.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '⟦截止⟧2020年底，累计开放数据集4200项。',
      fixed: '截至2020年底，累计开放数据集4200项。',
      says: [
        {
          zh: '“截止2020年底”后接的是当时的状况，应使用“截至”。请将“截止”改为“截至”。',
          en: '“截止2020年底” leads to a state at that time, which takes 截至. Change 截止 to 截至.',
          fixes: [{zh: '改为“截至”', en: 'Change to “截至”', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '⟦截止到⟧2020年底，累计开放数据集4200项。',
      fixed: '截至2020年底，累计开放数据集4200项。',
      says: [
        {
          zh: '“截止到2020年底”后接的是当时的状况，应使用“截至”。请将“截止”改为“截至”。',
          en: '“截止到2020年底” leads to a state at that time, which takes 截至. Change 截止 to 截至.',
          fixes: [{zh: '改为“截至”', en: 'Change to “截至”', grade: 'safe'}],
        },
      ],
    },
    {draft: '报名截止2021年6月30日，逾期不予受理。'},
    {draft: '截至2020年底，累计开放数据集4200项。'},
  ],
  where: ({passage}) => mayHold(passage, /截止/),
  *check({passage}) {
    for (const found of search(passage, pattern)) {
      const span = groupSpan(found, 1)
      if (!span || deadline.test(found.view.text.slice(0, found.match.index).slice(-12))) continue
      yield {span, facts: found.written, fixes: [safely(replaceWith(span, '截至'))]}
    }
  },
  say: (written) => ({
    zh: `${quote(written)}后接的是当时的状况，应使用“截至”。请将“截止”改为“截至”。`,
    en: `${quote(written)} leads to a state at that time, which takes 截至. Change 截止 to 截至.`,
  }),
})
