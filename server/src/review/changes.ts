import type {ChangeKind, FigureChange} from '../core/ide/review/figure-changes.js'
import type {Language} from './wording.js'

const kinds: Readonly<Record<ChangeKind, Readonly<Record<Language, string>>>> = {
  value: {zh: '改数', en: 'value'},
  target: {zh: '改目标', en: 'target'},
  qualifier: {zh: '改限定语', en: 'qualifier'},
  willed: {zh: '改作目标', en: 'now a goal'},
  unwilled: {zh: '改作实绩', en: 'now a state'},
  time: {zh: '改时点', en: 'time'},
  added: {zh: '新增', en: 'added'},
  gone: {zh: '删去', en: 'gone'},
  cited: {zh: '新引文件', en: 'cited'},
  uncited: {zh: '不再引用', en: 'no longer cited'},
}

/** What a kind of change is called. */
const kindWords = (kind: ChangeKind, language: Language): string => kinds[kind][language]

/** What a number cannot tell by itself: 目标降低, 限定语减弱; '' where there is nothing to add. */
function changeNote({kind, direction}: FigureChange, language: Language): string {
  if (!direction) return ''
  const more = direction === 'more'
  if (kind === 'target') return language === 'zh' ? (more ? '目标提高' : '目标降低') : more ? 'raised' : 'lowered'
  if (kind === 'qualifier') return language === 'zh' ? (more ? '加强' : '减弱') : more ? 'stronger' : 'weaker'
  return ''
}

/** A change as the cells of a table. */
export function changeRow(change: FigureChange, language: Language) {
  const time = change.time?.[language]
  return {
    kind: kindWords(change.kind, language),
    name: isTitle(change) ? '' : [change.name, time].filter((it) => it).join(' '),
    before: change.before?.text ?? '',
    after: change.after?.text ?? '',
    note: changeNote(change, language),
  }
}

/** What changed, for a terminal: a line each, and under it the sentence of each draft. */
export function changesText(changes: readonly FigureChange[], language: Language): string {
  const lines = changes.map((it) => {
    const about = [it.time?.[language], changeNote(it, language)]
      .filter((word) => word)
      .join(language === 'zh' ? '，' : ', ')
    const values = [it.before?.text, it.after?.text].filter((word) => word !== undefined).join(' → ')
    const name = isTitle(it) ? '' : `${it.name || '—'}${about && `（${about}）`}  `
    const sides = [
      it.before && `    -  ${clean(it.before.sentence)}\n`,
      it.after && `    +  ${clean(it.after.sentence)}\n`,
    ]
    return `${kindWords(it.kind, language)}  ${clean(name)}${clean(values)}\n${sides.filter((side) => side).join('')}`
  })
  const total = language === 'zh' ? `指标变动 ${changes.length} 处\n` : `${changes.length} changes in figures\n`
  return lines.join('') + total
}

const isTitle = ({kind}: FigureChange): boolean => kind === 'cited' || kind === 'uncited'

/** The 更正表 of a change: what stood there, what stands there now. */
export function errataText(changes: readonly FigureChange[], language: Language): string {
  const head = language === 'zh' ? ['序号', '指标', '原文', '更正为'] : ['No.', 'figure', 'text', 'change to']
  const rows = changeRows(changes, true, language)
  const line = (cells: readonly string[]) => `| ${cells.map((it) => clean(it).replaceAll('|', '\\|')).join(' | ')} |\n`
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('')
}

/** The rows of a table of changes; of the 更正表 only what was corrected: number, figure, sentence before and after. */
export function changeRows(
  changes: readonly FigureChange[],
  isErrata: boolean,
  language: Language,
): readonly (readonly string[])[] {
  const told = isErrata ? changes.filter(({before, after}) => before && after) : changes
  return told.map((it, index) => {
    const sentences = [it.before?.sentence ?? '', it.after?.sentence ?? '']
    if (isErrata) return [String(index + 1), it.name, ...sentences]
    const {kind, name, before, after, note} = changeRow(it, language)
    return [String(index + 1), note ? `${kind}（${note}）` : kind, name, before, after, ...sentences]
  })
}

/** A draft's own words may hold control characters, which a terminal would obey. */
const clean = (words: string): string => words.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
