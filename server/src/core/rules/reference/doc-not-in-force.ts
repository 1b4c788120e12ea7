import {citationsOf} from '../../citations/read.js'
import type {RegisteredDocument, Registry} from '../../registry/schema.js'
import {slice} from '../../text/span.js'
import {citedDocument} from '../documents.js'
import {passageRule} from '../rule.js'
import {sayTime} from '../words.js'

interface Facts {
  readonly title: string
  readonly state: 'superseded' | 'repealed' | 'expired'
  /** Title of the document that took its place. */
  readonly by: string | null
  /** The last day it was in force, where that is what is known. */
  readonly until: string | null
}

const registry = `
documents:
  old: {title: 云州市城市更新暂行办法, status: superseded, supersededBy: new}
  new: {title: 云州市城市更新条例, status: in-force}
  trial: {title: 云州市数据开放试点办法, expires: "2020-12-31"}
`

export const docNotInForce = passageRule<Facts>({
  id: 'doc-not-in-force',
  severity: 'warning',
  summary: {zh: '引用的文件已被替代、废止或失效', en: 'A cited document is superseded, repealed or expired'},
  why: {
    zh: '编制依据应当现行有效。按登记的状态判断；登记了有效期的，按配置中的文稿日期判断，没有文稿日期的不判断。句中说明废止、修订或沿革的，不提示。',
    en: 'The basis of a plan has to be in force. Judged by the registered status, and by the registered expiry where the configuration dates the draft. Sentences that speak of repeal, revision or history are left alone.',
  },
  halfWidth: 'unaffected',
  examples: [
    {
      registry,
      draft: '依据⟦《云州市城市更新暂行办法》⟧推进旧区改造。\n',
      says: [
        {
          zh: '《云州市城市更新暂行办法》已被替代，替代文件为《云州市城市更新条例》。请改引现行文件，或说明引用的理由。',
          en: '“云州市城市更新暂行办法” is superseded; “云州市城市更新条例” took its place. Cite a document in force, or say why this one is cited.',
          related: [{zh: '登记的文件状态', en: 'Registered status of the document'}],
        },
      ],
    },
    {
      registry,
      config: 'plan: {dated: 2021-06-30}\n',
      draft: '按照⟦《云州市数据开放试点办法》⟧开放数据。\n',
      says: [
        {
          zh: '《云州市数据开放试点办法》的有效期至2020年末，已失效。请改引现行文件，或说明引用的理由。',
          en: '“云州市数据开放试点办法” was in force until the end of 2020 and is expired. Cite a document in force, or say why this one is cited.',
          related: [{zh: '登记的文件状态', en: 'Registered status of the document'}],
        },
      ],
    },
    {registry, draft: '依据《云州市城市更新条例》推进旧区改造。\n'},
    {registry, draft: '《云州市城市更新暂行办法》同时废止。\n'},
  ],
  where: ({passage}, {registry}) => registry.documents.length > 0 && citationsOf(passage).titles.length > 0,
  *check({passage}, {registry, config}) {
    for (const {title, outer} of citationsOf(passage).titles) {
      const document = citedDocument(registry, title)?.document
      const lapse = document && lapseOf(document, config.plan.dated)
      if (!lapse) continue
      const sentence = slice(passage.source, {from: Math.max(0, outer.from - 40), to: outer.to + 40})
      if (/废止|失效|修订|修改|替代|取代|曾|原|历史|沿革|期满|到期/.test(sentence)) continue
      yield {
        span: outer,
        facts: {title: document.title, ...lapse, by: successor(registry, document)},
        related: [{at: document.declaredAt, message: {zh: '登记的文件状态', en: 'Registered status of the document'}}],
      }
    }
  },
  say: ({title, state, by, until}) => ({
    zh: `《${title}》${until ? `的有效期至${sayTime(until).zh}，` : ''}${statesZh[state]}${by ? `，替代文件为《${by}》` : ''}。请改引现行文件，或说明引用的理由。`,
    en: `“${title}” ${until ? `was in force until ${sayTime(until).en} and ` : ''}is ${state}${by ? `; “${by}” took its place` : ''}. Cite a document in force, or say why this one is cited.`,
  }),
  tag: () => 'deprecated',
})

const statesZh = {superseded: '已被替代', repealed: '已废止', expired: '已失效'} as const

function lapseOf({status, expires}: RegisteredDocument, dated: string | null): Pick<Facts, 'state' | 'until'> | null {
  if (status === 'superseded' || status === 'repealed' || status === 'expired') return {state: status, until: null}
  return expires && dated && dated.length === 10 && expires < dated ? {state: 'expired', until: expires} : null
}

const successor = ({documents}: Registry, {supersededBy}: RegisteredDocument): string | null =>
  (supersededBy && documents.find(({id}) => id === supersededBy)?.title) || null
