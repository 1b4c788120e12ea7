import type {PlacedReading} from '../../mentions/mention.js'
import {type Offset, type Span, shift} from '../../text/span.js'
import {toSource} from '../../text/view.js'
import {type Detected, draftRule, replaceWith} from '../rule.js'

interface Facts {
  readonly fault: 'title' | 'missing' | 'unlisted'
  readonly number: number
  readonly listed: string
  readonly written: string
}

const draft = (body: string) => `# 方案\n\n正文。\n\n附件：1.重点任务分工表\n\n2.重大项目清单\n\n${body}`

export const attachmentMismatch = draftRule<Facts>({
  id: 'attachment-mismatch',
  severity: 'warning',
  summary: {zh: '附件与附件说明的题名、数目不符', en: 'Annexes that differ from the draft’s own list of them'},
  why: {
    zh: '附件说明列出的题名与附件首页的题名应当一致，列出几件就应有几件。全文没有附件正文（附件另成文件）的不核对；题名一方省去地名、年份的视为一致。',
    en: 'The titles in the note on annexes are those on the annexes themselves, and as many are there as are listed. Where the draft holds no annex, since they are files of their own, nothing is compared; a title that leaves out place or year is the same.',
  },
  norm: {
    zh: 'GB/T 9704—2012《党政机关公文格式》7.3.4 附件说明。',
    en: 'GB/T 9704—2012, 7.3.4, the note on annexes.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: draft('附件1\n\n重点任务分工表\n\n内容。\n\n附件2\n\n⟦重大工程清单⟧\n\n内容。\n'),
      fixed: draft('附件1\n\n重点任务分工表\n\n内容。\n\n附件2\n\n重大项目清单\n\n内容。\n'),
      says: [
        {
          zh: '附件2题名为“重大工程清单”，附件说明写作“重大项目清单”。请改为一致。',
          en: 'Annex 2 is titled “重大工程清单”, the note on annexes has “重大项目清单”. Make them agree.',
          related: [{zh: '附件说明', en: 'The note on annexes'}],
          fixes: [{zh: '改为“重大项目清单”', en: 'Change to “重大项目清单”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '# 方案\n\n正文。\n\n附件：1.重点任务分工表\n\n2.⟦重大项目清单⟧\n\n附件1\n\n重点任务分工表\n\n内容。\n',
      says: [
        {
          zh: '附件说明列有附件2“重大项目清单”，文后没有。请补附件或改附件说明。',
          en: 'The note on annexes lists annex 2 “重大项目清单”, which is not there. Add it, or correct the note.',
        },
      ],
    },
    {
      draft: draft('附件1　重点任务分工表\n\n附件2　重大项目清单\n\n⟦附件3⟧　支持政策清单\n'),
      says: [
        {
          zh: '附件3“支持政策清单”未列入附件说明。请补列。',
          en: 'Annex 3 “支持政策清单” is not in the note on annexes. Add it there.',
          related: [{zh: '附件说明', en: 'The note on annexes'}],
        },
      ],
    },
    {draft: draft('附件1\n\n云州市重点任务分工表\n\n附件2\n\n重大项目清单\n')},
    {draft: '# 方案\n\n正文。\n\n附件：1.重点任务分工表\n\n2.重大项目清单\n'},
  ],
  *check({readings}) {
    const starts = readings.flatMap(({reading}, index) => (opensAnnex(reading.passage.source) ? [index] : []))
    const from = starts.find((index) => listHead.test(textOf(readings[index])))
    const listed = from === undefined ? [] : listFrom(readings, from)
    if (from === undefined || !listed.length) return
    const annexes = starts.filter((index) => index > from).flatMap((index) => annexAt(readings, index))
    if (!annexes.length || new Set(annexes.map(({number}) => number)).size < annexes.length) return
    for (const annex of annexes) yield* judge(annex, listed)
    for (const item of listed)
      if (!annexes.some(({number}) => number === item.number))
        yield {span: item.span, facts: {fault: 'missing', number: item.number, listed: item.title, written: ''}}
  },
  say: ({fault, number, listed, written}) => sayings[fault](number, listed, written),
})

const sayings = {
  title: (number: number, listed: string, written: string) => ({
    zh: `附件${number}题名为“${written}”，附件说明写作“${listed}”。请改为一致。`,
    en: `Annex ${number} is titled “${written}”, the note on annexes has “${listed}”. Make them agree.`,
  }),
  missing: (number: number, listed: string) => ({
    zh: `附件说明列有附件${number}“${listed}”，文后没有。请补附件或改附件说明。`,
    en: `The note on annexes lists annex ${number} “${listed}”, which is not there. Add it, or correct the note.`,
  }),
  unlisted: (number: number, _listed: string, written: string) => ({
    zh: `附件${number}“${written}”未列入附件说明。请补列。`,
    en: `Annex ${number} “${written}” is not in the note on annexes. Add it there.`,
  }),
}

interface Titled {
  readonly number: number
  readonly title: string
  /** The title, or the number where it stands alone; in the draft. */
  readonly span: Span
  /** The number with 附件. */
  readonly head: Span
}

/** Asked of every passage at every change. */
const opensAnnex = (source: string): boolean => source.charCodeAt(0) === 0x9644 && source.charCodeAt(1) === 0x4ef6

const textOf = (placed: PlacedReading | undefined): string => {
  const passage = placed?.reading.passage
  return passage && passage.kind !== 'table' ? passage.view.text : ''
}

const listHead = /^附件:(?: ?1[.、] ?|\s*$)/
const item = /^(\d{1,2})[.、] ?([^。;]{3,60})$/

/** 附件：1.… and the numbered lines right behind it. */
function listFrom(readings: readonly PlacedReading[], from: number): readonly Titled[] {
  const found: Titled[] = []
  for (let index = from; index < readings.length; index++) {
    const text = textOf(readings[index]).replace(/^附件: ?/, (head) => ' '.repeat(head.length))
    const offset = text.length - text.trimStart().length
    if (index === from && !text.trim()) continue
    const isItem = readings[index]!.reading.passage.kind === 'item'
    const match = item.exec(text.trimStart())
    const title = match?.[2] ?? (isItem ? text.trim() : null)
    if (title === null || (match && Number(match[1]) !== found.length + 1)) break
    const at = match ? offset + match[0].length - title.length : offset
    const span = placed(readings[index]!, {from: at, to: at + title.length})
    found.push({number: found.length + 1, title, span, head: span})
  }
  return found
}

const annex = /^附件 ?(\d{1,2})[ :]*([^\d。; :.、][^。;]{1,59})?$/

/** 附件2 with its title, which may stand on the next line. */
function annexAt(readings: readonly PlacedReading[], index: number): readonly Titled[] {
  const own = readings[index]!
  const match = annex.exec(textOf(own))
  if (!match) return []
  const head = placed(own, {from: 0, to: 2 + match[0].slice(2).search(/\d/) + match[1]!.length})
  const number = Number(match[1])
  if (match[2]) return [{number, title: match[2], span: placed(own, endOf(match[0], match[2])), head}]
  const next = textOf(readings[index + 1]).trim()
  const isTitle = next.length > 1 && next.length <= 60 && !/[。;]|^附件/.test(next)
  return isTitle ? [{number, title: next, span: placed(readings[index + 1]!, {from: 0, to: next.length}), head}] : []
}

const endOf = (text: string, end: string): Span => ({from: text.length - end.length, to: text.length})

function placed({at, reading: {passage}}: PlacedReading, span: Span): Span {
  return passage.kind === 'table' ? span : shift(toSource(passage.view, span), at as Offset)
}

function* judge({number, title, span, head}: Titled, listed: readonly Titled[]): Generator<Detected<Facts>> {
  const entry = listed.find((it) => it.number === number)
  const related = [{at: (entry ?? listed[0]!).span, message: {zh: '附件说明', en: 'The note on annexes'}}]
  if (!entry) yield {span: head, facts: {fault: 'unlisted', number, listed: '', written: title}, related}
  else if (!isSame(entry.title, title))
    yield {
      span,
      facts: {fault: 'title', number, listed: entry.title, written: title},
      related,
      fixes: [replaceWith(span, entry.title)],
    }
}

/** Place and year may be left out of either, and a long title goes on in the next line. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [bare(a), bare(b)]
  return one.includes(other) || other.includes(one)
}

const bare = (title: string): string => title.replace(/[\s“”"《》〈〉]|\((?:试行|暂行|征求意见稿)\)|\.\w{3,4}$/g, '')
