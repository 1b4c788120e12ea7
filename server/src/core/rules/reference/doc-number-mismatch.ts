import type {CitedTitle} from '../../citations/citation.js'
import {citationsOf} from '../../citations/read.js'
import type {RegisteredDocument} from '../../registry/schema.js'
import {normalise} from '../../text/view.js'
import {bareNumber, citedDocument} from '../documents.js'
import {passageRule, replaceWith} from '../rule.js'

interface Facts {
  readonly title: string
  readonly written: string
  readonly registered: string
}

const registry = `
documents:
  digital: {title: 云州市城市数字化转型规划, docNumber: 云府办发〔2021〕29号}
  data: {title: 云州市公共数据开放办法, docNumber: 云州市人民政府令第21号, docNumberAliases: [市政府令第21号]}
`

export const docNumberMismatch = passageRule<Facts>({
  id: 'doc-number-mismatch',
  severity: 'error',
  summary: {zh: '题名后的发文字号与登记不一致', en: 'The number behind a title is not the registered one'},
  why: {
    zh: '题名和字号各指一份文件，读者无从判断以哪个为准。只核对紧跟题名括注的字号；登记没有字号的不核对，登记的别名视为一致，括号和虚位的写法另行提示。',
    en: 'A title and a number that name different documents leave the reader to guess. Only a number in the bracket right behind the title is compared; documents registered without a number are left alone, registered aliases count as the same, and brackets and zeros are another check’s matter.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry,
      draft: '落实《云州市城市数字化转型规划》（⟦云府办发〔2021〕92号⟧）。\n',
      fixed: '落实《云州市城市数字化转型规划》（云府办发〔2021〕29号）。\n',
      says: [
        {
          zh: '《云州市城市数字化转型规划》的发文字号登记为“云府办发〔2021〕29号”，文中写“云府办发〔2021〕92号”。请核对题名和字号。',
          en: '“云州市城市数字化转型规划” is registered with number “云府办发〔2021〕29号”, the draft has “云府办发〔2021〕92号”. Check title and number.',
          related: [{zh: '登记字号：云府办发〔2021〕29号', en: 'Registered number: 云府办发〔2021〕29号'}],
          fixes: [{zh: '改为“云府办发〔2021〕29号”', en: 'Change to “云府办发〔2021〕29号”', grade: 'choice'}],
        },
      ],
    },
    {registry, draft: '落实《云州市城市数字化转型规划》（云府办发[2021]29号）。\n'},
    {registry, draft: '落实《云州市公共数据开放办法》（市政府令第21号）。\n'},
  ],
  where: ({passage}, {registry}) => registry.documents.length > 0 && citationsOf(passage).titles.length > 0,
  *check({passage}, {registry}) {
    for (const cited of citationsOf(passage).titles) {
      const {number} = cited
      const document = number && citedDocument(registry, cited.title)?.document
      const facts = document && mismatch(document, cited)
      if (!facts) continue
      const {registered} = facts
      yield {
        span: number.span,
        facts,
        related: [
          {at: document.declaredAt, message: {zh: `登记字号：${registered}`, en: `Registered number: ${registered}`}},
        ],
        fixes: [replaceWith(number.span, registered)],
      }
    }
  },
  say: ({title, written, registered}) => ({
    zh: `《${title}》的发文字号登记为“${registered}”，文中写“${written}”。请核对题名和字号。`,
    en: `“${title}” is registered with number “${registered}”, the draft has “${written}”. Check title and number.`,
  }),
})

function mismatch({docNumber, docNumberAliases, title}: RegisteredDocument, {number}: CitedTitle): Facts | null {
  if (!docNumber || !number) return null
  const written = bareNumber(number.text)
  if ([docNumber, ...docNumberAliases].some((known) => bareNumber(normalise(known)) === written)) return null
  return {title, written: number.text, registered: docNumber}
}
