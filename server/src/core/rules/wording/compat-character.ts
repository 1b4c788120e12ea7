import type {Passage} from '../../markdown/passage.js'
import {zeroAt} from '../../text/fold.js'
import {countBefore} from '../../text/sorted.js'
import type {Offset} from '../../text/span.js'
import {normalise, type View} from '../../text/view.js'
import {quote} from '../quote.js'
import {rollUp, type Slip} from '../roll-up.js'
import {groupRule, none} from '../rule.js'
import {viewsOf} from '../search.js'

interface Entry {
  readonly written: string
  readonly better: string
}

/** Kangxi and CJK radicals, compatibility ideographs, square units: they look like ordinary characters and are not. */
const lookalike = /[\u2e80-\u2fd5\u3380-\u33df\uf900-\ufaff]/
/** Soft hyphen, zero-width characters, no-break space: nobody sees them, and every search stumbles over them. */
const unseen = /[\u00ad\u00a0\u200b-\u200d\u2060\ufeff]/
/** Circles stand in for 〇 in Han numerals; elsewhere they are what they are, and years have a check of their own. */
const circle = /[○◯]/

/** One look at the text, which nearly always has none of them. */
const some = /[\u2e80-\u2fd5\u3380-\u33df\uf900-\ufaff\u00ad\u00a0\u200b-\u200d\u2060\ufeff○◯]/

export const compatCharacter = groupRule<Slip<Entry>, Entry>({
  id: 'compat-character',
  severity: 'warning',
  summary: {
    zh: '含有康熙部首、兼容字符或不可见字符',
    en: 'Compatibility or invisible characters stand in for ordinary ones',
  },
  why: {
    zh: '从PDF复制的文字常带有部首字符（⼀⽹）、“㎡”一类的组合字符和零宽空格，看上去与普通汉字无异，检索、比对和朗读都会出错。识别指标时已按对应的普通字符处理。',
    en: 'Text copied from PDF often carries radicals (⼀⽹), squared units such as ㎡ and zero-width spaces. They look right and break searching, comparing and reading aloud. Figures are read as if the ordinary characters stood there.',
  },
  norm: {
    zh: 'Unicode 标准：部首区字符不作文字使用。',
    en: 'The Unicode Standard: characters of the radicals blocks are not for running text.',
  },
  halfWidth: 'alike',
  least: 1,
  examples: [
    {
      draft: '推行政务服务“⟦⼀⽹⟧通办”。',
      fixed: '推行政务服务“一网通办”。',
      says: [
        {
          zh: '“⼀⽹”含有兼容字符或不可见字符，检索和比对会出错。请改为“一网”。',
          en: '“⼀⽹” holds compatibility or invisible characters, which break searching. Write “一网”.',
          fixes: [{zh: '改为普通字符', en: 'Write ordinary characters', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '新增公共绿地12万⟦㎡⟧。',
      fixed: '新增公共绿地12万平方米。',
      says: [
        {
          zh: '“㎡”含有兼容字符或不可见字符，检索和比对会出错。请改为“平方米”。',
          en: '“㎡” holds compatibility or invisible characters, which break searching. Write “平方米”.',
          fixes: [{zh: '改为普通字符', en: 'Write ordinary characters', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '新增公共绿地12万⟦㎡⟧、社区绿地3万㎡、口袋公园2万㎡、滨水绿地4万㎡、街头绿地1万㎡、立体绿化5万㎡。\n',
      fixed:
        '新增公共绿地12万平方米、社区绿地3万平方米、口袋公园2万平方米、滨水绿地4万平方米、街头绿地1万平方米、立体绿化5万平方米。\n',
      says: [
        {
          zh: '“㎡”含有兼容字符或不可见字符，全文共6处，检索和比对会出错。请改为“平方米”。',
          en: '“㎡” holds compatibility or invisible characters; the draft has 6 such places, which break searching. Write “平方米”.',
          fixes: [{zh: '改为普通字符', en: 'Write ordinary characters', grade: 'safe'}],
        },
      ],
    },

    {draft: '推行政务服务“一网通办”，新增公共绿地12万平方米。'},
    {draft: '方案二○、○三均为说明，成绩分○、√两档。'},
    {draft: '康熙部首示例见 `⼀` 字符。'},
  ],
  gather: ({passage}) =>
    some.test(passage.source) ? viewsOf(passage).flatMap((view) => [...runs(passage, view)]) : none,
  check: (group) => rollUp(group, ({better}) => better, {zh: '改为普通字符', en: 'Write ordinary characters'}),
  say: ({entry: {written, better}, count}) => ({
    zh: `${quote(shown(written))}含有兼容字符或不可见字符${count > 1 ? `，全文共${count}处` : ''}，检索和比对会出错。请改为“${better}”。`,
    en: `${quote(shown(written))} holds compatibility or invisible characters${count > 1 ? `; the draft has ${count} such places` : ''}, which break searching. Write “${better}”.`,
  }),
})

function ordinary(source: string, from: Offset, to: Offset): string {
  let text = ''
  for (let at = from; at < to; at++) text += ordinaryAt(source, at)
  return text
}

function ordinaryAt(source: string, at: Offset): string {
  const sign = source[at]!
  if (circle.test(sign)) return String.fromCharCode(zeroAt(source, at))
  if (sign === '\u00a0') return ' '
  return unseen.test(sign) ? '' : normalise(sign)
}

const shown = (text: string): string =>
  text.replace(new RegExp(unseen, 'g'), (sign) => `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)

/** Runs of such characters that a reader sees, or that hide between two characters he sees. */
function* runs({source}: Passage, view: View) {
  const pattern = new RegExp(`(?:${lookalike.source}|${unseen.source}|${circle.source})+`, 'g')
  for (const match of source.matchAll(pattern)) {
    const written = match[0]
    const [from, to] = [match.index, match.index + written.length]
    if (written.trim() === '' && !written.includes('\u00a0')) continue
    const better = ordinary(source, from, to)
    // Of some there is no other form (﨎, or a place of a radical that is not assigned).
    if (better !== written && isRead(view, source, from, to))
      yield {key: 'compat', span: {from, to}, entry: {written, better}}
  }
}

/** Whether the stretch is of the text a reader sees: not in code, a link's target or another cell. */
function isRead({text, starts, ends}: View, source: string, from: Offset, to: Offset): boolean {
  if (!starts || !ends) return from < text.length || starts === null
  const low = countBefore(ends.length, (index) => ends[index]! <= from)
  const start = starts[low]
  // Code is one U+FFFC in the view.
  if (start !== undefined && start < to) return text[low] !== '\ufffc'
  const before = low ? (ends[low - 1] ?? 0) : from
  return start !== undefined && low > 0 && !/[^\s\u00ad\u200b-\u200d\u2060\ufeff]/.test(source.slice(before, start))
}
