import {citationsOf} from '../../citations/read.js'
import {citedDocument, numberedDocument} from '../documents.js'
import {passageRule, replaceWith} from '../rule.js'

interface Facts {
  readonly written: string
  readonly registered: string
}

const registry = `
documents:
  outline: {title: 云州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要, shortNames: [纲要]}
  renewal: {title: 关于推进城市更新的实施意见, docNumber: 云府发〔2021〕7号}
`

export const docTitleVariant = passageRule<Facts>({
  id: 'doc-title-variant',
  severity: 'warning',
  summary: {zh: '引用的文件题名与登记题名相近而不同', en: 'A cited title differs slightly from the registered one'},
  why: {
    zh: '题名错一字，读者就找不到文件。与登记题名只差“关于”“的”、年份写法或个别字的，按登记题名提示；年份、五年期、文种或地区不同的，是另一份文件，不提示；登记的简称可以使用；括注的字号是登记文件的字号而题名不是的，也按登记题名提示。',
    en: 'A title that is one character off leads nowhere. Titles that differ from a registered one in 关于, 的, the way a year is written or a few characters are reported; another year, period, kind of document or place is another document and is left alone, and so are registered short names. A title behind which the number of a registered document stands is held against that document’s title.',
  },
  norm: {
    zh: 'GB/T 15834—2011 4.15（书名号标示文件题名）',
    en: 'GB/T 15834-2011, 4.15 (title marks enclose the title of a document)',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry,
      draft: '根据《⟦云州市国民经济和社会发展第十四个五年规划和2035年远景目标纲要⟧》编制本规划。\n',
      fixed: '根据《云州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》编制本规划。\n',
      says: [
        {
          zh: '《云州市国民经济和社会发展第十四个五年规划和2035年远景目标纲要》与登记题名不同：登记为《云州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》。请按登记题名引用，或核对登记。',
          en: '“云州市国民经济和社会发展第十四个五年规划和2035年远景目标纲要” differs from the registered title “云州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要”. Cite the registered title, or check the registry.',
          related: [
            {
              zh: '登记题名：云州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要',
              en: 'Registered title: 云州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要',
            },
          ],
          fixes: [
            {
              zh: '改为“云州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要”',
              en: 'Change to “云州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要”',
              grade: 'choice',
            },
          ],
        },
      ],
    },
    {
      registry,
      draft: '落实《⟦推进城市更新实施意见⟧》。\n',
      fixed: '落实《关于推进城市更新的实施意见》。\n',
      says: [
        {
          zh: '《推进城市更新实施意见》与登记题名不同：登记为《关于推进城市更新的实施意见》。请按登记题名引用，或核对登记。',
          en: '“推进城市更新实施意见” differs from the registered title “关于推进城市更新的实施意见”. Cite the registered title, or check the registry.',
          related: [{zh: '登记题名：关于推进城市更新的实施意见', en: 'Registered title: 关于推进城市更新的实施意见'}],
          fixes: [
            {zh: '改为“关于推进城市更新的实施意见”', en: 'Change to “关于推进城市更新的实施意见”', grade: 'choice'},
          ],
        },
      ],
    },
    {
      registry,
      draft: '落实《⟦城市有机更新行动意见⟧》（云府发〔2021〕7号）。\n',
      fixed: '落实《关于推进城市更新的实施意见》（云府发〔2021〕7号）。\n',
      says: [
        {
          zh: '《城市有机更新行动意见》与登记题名不同：登记为《关于推进城市更新的实施意见》。请按登记题名引用，或核对登记。',
          en: '“城市有机更新行动意见” differs from the registered title “关于推进城市更新的实施意见”. Cite the registered title, or check the registry.',
          related: [{zh: '登记题名：关于推进城市更新的实施意见', en: 'Registered title: 关于推进城市更新的实施意见'}],
          fixes: [
            {zh: '改为“关于推进城市更新的实施意见”', en: 'Change to “关于推进城市更新的实施意见”', grade: 'choice'},
          ],
        },
      ],
    },
    {registry, draft: '对照《纲要》和《关于推进城市更新的实施意见》，逐项落实。\n'},
    {registry, draft: '回顾《云州市国民经济和社会发展第十三个五年规划纲要》的执行情况。\n'},
  ],
  where: ({passage}, {registry}) => registry.documents.length > 0 && citationsOf(passage).titles.length > 0,
  *check({passage}, {registry}) {
    for (const {title, span, number} of citationsOf(passage).titles) {
      const cited = citedDocument(registry, title)
      // A title that is no registered one, with the number of one that is.
      const document =
        cited?.as === 'variant' ? cited.document : !cited && number && numberedDocument(registry, number.text)
      if (!document) continue
      const registered = nested(document.title)
      yield {
        span,
        facts: {written: title, registered},
        related: [
          {
            at: document.declaredAt,
            message: {zh: `登记题名：${registered}`, en: `Registered title: ${registered}`},
          },
        ],
        fixes: [replaceWith(span, registered)],
      }
    }
  },
  say: ({written, registered}) => ({
    zh: `《${written}》与登记题名不同：登记为《${registered}》。请按登记题名引用，或核对登记。`,
    en: `“${written}” differs from the registered title “${registered}”. Cite the registered title, or check the registry.`,
  }),
})

/** Within 《 》 a title takes 〈 〉. */
const nested = (title: string): string => title.replace(/《/g, '〈').replace(/》/g, '〉')
