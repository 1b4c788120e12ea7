import {countIn, countLike} from '../count-words.js'
import {quote} from '../quote.js'
import {passageRule, replaceWith} from '../rule.js'
import {groupSpan, mayHold, search} from '../search.js'

interface Facts {
  readonly written: string
  readonly count: string
  readonly items: number
}

/** 甲、乙、丙三大产业: a list of names with nothing but 、 and 和 between them, and its count right behind it. */
const pattern =
  /(?<list>(?:[^\s,;。:、()“”\d]{2,12}、){1,9}[^\s,;。:、()“”\d]{2,14}?)(?<count>[两二三四五六七八九]|十[一二三四五六七八九]?)(?<noun>大(?:主导|支柱|优势|重点|特色|战略性?新兴|未来|传统|先导)?(?:产业|领域|板块|集群|片区|工程|行动|体系|平台|基地|园区|组团)|个(?:重点|特色|主导)?(?:产业|领域|板块|集群|片区|工程|行动|平台|基地|园区|组团|方面|环节|示范区|功能区|开发区|城市|乡镇|街道|区县|县区|市县|县市)|[项类](?:重点|主要)?(?:工程|行动|任务|举措|指标|制度|机制))/dg

export const listCountMismatch = passageRule<Facts>({
  id: 'list-count-mismatch',
  severity: 'warning',
  summary: {zh: '“甲、乙、丙四大产业”列名与数目不符', en: 'A list of names and the count right behind it differ'},
  why: {
    zh: '“集成电路、生物医药、人工智能四大产业”，读者数一数就知道少了一个。只核对用顿号并列、数目紧接其后的；有“等”的不核对，“和”字连着的算一项或两项都可以。',
    en: 'Readers count. Only names that 、 joins and whose count stands right behind them are counted; where 等 leaves the list open nothing is said, and names that 和 joins may count as one or two.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '发展集成电路、生物医药、人工智能⟦四⟧大产业。\n',
      fixed: '发展集成电路、生物医药、人工智能三大产业。\n',
      says: [
        {
          zh: '列出3项，其后写“四大产业”。请核对是数目有误还是漏列。',
          en: '3 are listed, and “四大产业” follows. Check whether the count is wrong or a name is missing.',
          fixes: [{zh: '改为“三”', en: 'Change to “三”', grade: 'choice'}],
        },
      ],
    },
    {draft: '发展集成电路、生物医药、人工智能三大产业。\n'},
    {draft: '发展集成电路、生物医药和人工智能三大产业。\n'},
    {draft: '发展集成电路、生物医药等三大产业。\n'},
    {draft: '完成事业单位改革、公务用车改革和五大领域执法改革。\n'},
    {draft: '实施惠企走访、项目攻坚六大行动和技改计划，开展服务专班、助企纾困十大行动等活动。\n'},
    {draft: '形成集聚程度高、创新能力强、辐射范围广的五大产业集群。\n'},
    {draft: '推进罗湖围、新中轴（海珠）、火车站、环五山四大重点片区改造。\n'},
  ],
  where: ({passage}) => passage.kind !== 'table' && mayHold(passage, /[两二三四五六七八九十][大个项类]/),
  *check({passage}) {
    for (const found of search(passage, pattern)) {
      const {list = '', count = '', noun = ''} = found.match.groups ?? {}
      const span = groupSpan(found, 'count')
      const said = countIn(count)
      const [least, most] = countsOf(list)
      if (
        !span ||
        /[等的和与及]$/.test(list) ||
        isOfLast(list, found.view.text.slice(found.match.index + found.match[0].length)) ||
        isCutOff(found.view.text, found.match.index) ||
        /其他|及其/.test(list) ||
        (said >= least && said <= most)
      )
        continue
      const fixes = least === most ? [replaceWith(span, countLike(count, least))] : []
      yield {span, facts: {written: count + noun, count, items: least}, fixes}
    }
  },
  say: ({written, items}) => ({
    zh: `列出${items}项，其后写${quote(written)}。请核对是数目有误还是漏列。`,
    en: `${items} are listed, and “${written}” follows. Check whether the count is wrong or a name is missing.`,
  }),
})

/** 新中轴（海珠）、火车站两大片区: a bracket that is closed right before belongs to a name, and the list begins farther off. */
const isCutOff = (text: string, at: number): boolean =>
  /[)）”》][^、,;。]{0,8}、?$/.test(text.slice(Math.max(0, at - 12), at))

/** 惠企走访、项目攻坚六大行动和技改计划, …六大行动等活动: where the list goes on, the count is of its last name alone. */
const isOfLast = (list: string, behind: string): boolean =>
  behind.startsWith('等') || (/^[和与及、]/.test(behind) && !/、.*、/.test(list))

/** How many names there are at least, each 和 within one of them, and at most, each between two. */
function countsOf(list: string): readonly [number, number] {
  const marks = list.split('、').length
  return [marks, marks + (list.match(/和|与|及|以及/g)?.length ?? 0)]
}
