import type {Reading} from '../../mentions/mention.js'
import type {Span} from '../../text/span.js'
import {toSource} from '../../text/view.js'
import {type Contribution, type Detected, groupRule, type Member, replaceWith, type Within, within} from '../rule.js'

interface Facts {
  readonly fault: 'title' | 'missing' | 'unlisted'
  readonly number: number
  readonly listed: string
  readonly written: string
}

const draft = (body: string) => `# 方案\n\n正文。\n\n附件：1.重点任务分工表\n\n2.重大项目清单\n\n${body}`

export const attachmentMismatch = groupRule<Facts, Line>({
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
    {draft: draft('附件1\n\n2025年重点任务分工表\n\n附件2\n\n一、重大项目清单，按行业列示\n')},
    {draft: draft('附件1\n\n云州市重点任务分工表\n\n附件2\n\n重大项目清单\n')},
    {draft: '# 方案\n\n正文。\n\n附件：1.重点任务分工表\n\n2.重大项目清单\n'},
  ],
  gather: linesOf,
  *check(group) {
    const from = group.findIndex(({entry}) => entry.kind === 'list')
    const listed = from < 0 ? [] : listFrom(group, from)
    if (!listed.length) return
    const annexes = group.flatMap((_, index) => (index > from ? annexAt(group, index) : []))
    if (!annexes.length || new Set(annexes.map(({number}) => number)).size < annexes.length) return
    for (const annex of annexes) yield* judge(annex, listed)
    // An annex whose title is not found is there all the same.
    const present = new Set(group.map(({entry}) => (entry.kind === 'annex' ? entry.number : null)))
    for (const {number, title, place} of listed)
      if (!present.has(number)) yield {span: place, facts: {fault: 'missing', number, listed: title, written: ''}}
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
  /** The title in the draft. */
  readonly place: Within
  /** The number with 附件. */
  readonly head: Within
}

/** A line that may be of the note on annexes, or head an annex. */
interface Line {
  readonly kind: 'list' | 'item' | 'annex' | 'title'
  /** Null where the line has none: an item of a Markdown list, a title. */
  readonly number: number | null
  readonly title: string
  /** Where the title stands. */
  readonly at: Span
}

const longest = 64
const list = /^附件:(?: ?(1)[.、] ?([^。;]{2,60}))?$/
const annex = /^附件 ?(\d{1,2})[ :]*([^\d。; :.、][^。;]{1,59})?$/
const numbered = /^(\d{1,2})[.、] ?([^。;]{3,60})$/
const titled = /^(?=20\d\d年|\D)[^(（一二三四五六七八九十表图专第。;,|][^。;,|]{1,59}$/

/** Short lines only: this is asked of every passage. */
function* linesOf({passage}: Reading): Generator<Contribution<Line>> {
  if (passage.kind === 'table' || passage.source.length > longest) return
  const line = lineOf(passage.view.text.trim(), passage.kind === 'item')
  if (!line) return
  const offset = passage.view.text.indexOf(line.title, line.kind === 'title' ? 0 : line.head)
  const at = toSource(passage.view, {from: offset, to: offset + line.title.length})
  const span = {from: 0, to: line.head ? toSource(passage.view, {from: 0, to: line.head}).to : at.to}
  yield {key: 'annexes', span, entry: {kind: line.kind, number: line.number, title: line.title, at}}
}

/** `head`: how long the words before the title are. */
function lineOf(text: string, isItem: boolean): (Omit<Line, 'at'> & {readonly head: number}) | null {
  const [listed, annexed] = text.startsWith('附件') ? [list.exec(text), annex.exec(text)] : [null, null]
  if (listed) return {kind: 'list', number: listed[1] ? 1 : null, title: listed[2] ?? '', head: 3}
  if (annexed)
    return {
      kind: 'annex',
      number: Number(annexed[1]),
      title: annexed[2] ?? '',
      head: 2 + annexed[1]!.length + (text[2] === ' ' ? 1 : 0),
    }
  const item = numbered.exec(text)
  if (item) return {kind: 'item', number: Number(item[1]), title: item[2]!, head: item[1]!.length + 1}
  if (!titled.test(text)) return null
  return {kind: isItem ? 'item' : 'title', number: null, title: text, head: 0}
}

/** 附件：1.… and the items right behind it. */
function listFrom(group: readonly Member<Line>[], from: number): readonly Titled[] {
  const found: Titled[] = []
  for (let index = from; index < group.length; index++) {
    const member = group[index]!
    const {kind, number, title} = member.entry
    if (index > from && !follows(group[index - 1]!, member)) break
    if (index > from && (kind !== 'item' || (number !== null && number !== found.length + 1))) break
    if (!title) continue
    const place = within(member, member.entry.at)
    found.push({number: found.length + 1, title, place, head: place})
  }
  return found
}

/** 附件2 with its title, which may stand on the next line. */
function annexAt(group: readonly Member<Line>[], index: number): readonly Titled[] {
  const own = group[index]!
  if (own.entry.kind !== 'annex' || own.entry.number === null) return []
  const next = group[index + 1]
  const holder = own.entry.title ? own : next?.entry.kind === 'title' && follows(own, next) ? next : null
  if (!holder) return []
  const {title, at} = holder.entry
  return [{number: own.entry.number, title, place: within(holder, at), head: within(own, own)}]
}

/** Whether nothing but a line break stands between two lines. */
const follows = ({of: a}: Within, {of: b}: Within): boolean => b.at - a.at - a.reading.passage.source.length < 8

function* judge({number, title, place, head}: Titled, listed: readonly Titled[]): Generator<Detected<Facts, Within>> {
  const entry = listed.find((it) => it.number === number)
  const related = [{at: (entry ?? listed[0]!).place, message: {zh: '附件说明', en: 'The note on annexes'}}]
  if (!entry) yield {span: head, facts: {fault: 'unlisted', number, listed: '', written: title}, related}
  else if (!isSame(entry.title, title))
    yield {
      span: place,
      facts: {fault: 'title', number, listed: entry.title, written: title},
      related,
      fixes: [replaceWith(place, entry.title)],
    }
}

/** Place and year may be left out of either, and a long title goes on in the next line. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [bare(a), bare(b)]
  return one.includes(other) || other.includes(one)
}

const bare = (title: string): string => title.replace(/[\s“”"《》〈〉]|\((?:试行|暂行|征求意见稿)\)|\.\w{3,4}$/g, '')
