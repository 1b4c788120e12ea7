import type {Verdict} from '../core/ide/coverage/standing.js'
import type {FigureChange} from '../core/ide/review/figure-changes.js'
import type {Review, ReviewRow} from '../core/ide/review/review.js'
import {changeRows} from './changes.js'
import type {Made} from './html.js'
import {conclusionOf, verdictOrder} from './made.js'
import {type Language, type Text, wording} from './wording.js'

/** The 指标核对表 as Markdown, from which the annex in Word is made; the same tables as on the page. */
export function reviewMarkdown(review: Review, made: Made, language: Language): string {
  const {texts} = wording[language]
  return [
    `# ${escaped(`${texts.review}　${review.title || made.path}`)}`,
    counted(review, language),
    escaped(conclusionOf(review, language)),
    review.rows.length ? figuresTable(review, language) : escaped(texts.noFigures),
    `## ${texts.corrections}`,
    review.corrections.length ? correctionsTable(review, language) : escaped(texts.noCorrections),
    ...(review.chapters.length ? [`## ${texts.chapters}`, chaptersTable(review, language)] : []),
    ...(review.exempt.length ? [`## ${texts.exempt}`, exemptTable(review, language)] : []),
    `## ${texts.signatures}`,
    escaped(texts.conclusion),
    table(headsOf(language, 'drafted', 'reviewed', 'approved', 'date'), [['\n', '\n', '\n', '\n']]),
    escaped(`${texts.made} ${made.date} (${made.version})。${texts.void}`),
    '',
  ].join('\n\n')
}

const headsOf = (language: Language, ...names: readonly Text[]): readonly string[] =>
  names.map((it) => wording[language].texts[it])

/** What there is of these words, parted by this. */
const joined = (words: readonly (string | null | undefined)[], by: string): string => words.filter((it) => it).join(by)

function figuresTable({rows}: Review, language: Language): string {
  const {texts, verdicts, evidence, reasons} = wording[language]
  const row = ({number, chapter, place, name, written, time, role, against, verdict, reason, message}: ReviewRow) => [
    String(number),
    joined([name, place || chapter], '\n'),
    joined([written, joined([time?.[language], role === 'target' ? texts.target : null], ' ')], '\n'),
    against
      ? `${against.value[language]}\n${joined([evidence[against.kind], against.time?.[language], against.source], ' ')}`
      : '',
    joined([verdicts[verdict], message?.[language] ?? (reason && reasons[reason])], '\n'),
    '□',
  ]
  return table(headsOf(language, 'number', 'figure', 'draft', 'against', 'verdict', 'checked'), rows.map(row))
}

function correctionsTable({corrections}: Review, language: Language): string {
  const answers = wording[language].texts.answers.split('　').map((it) => `□${it}`)
  const rows = corrections.map(({chapter, place, sentence, change, message}, index) => [
    String(index + 1),
    joined([chapter, place], '\n'),
    sentence,
    change ?? '',
    message[language],
    answers.join('\n'),
  ])
  return table(headsOf(language, 'number', 'place', 'original', 'change', 'because', 'answer'), rows)
}

function exemptTable({exempt}: Review, language: Language): string {
  const rows = exempt.map(({kind, place, about, why, by, at}) => [
    wording[language].exempt[kind],
    place,
    about[language],
    why,
    joined([by, at], ' '),
  ])
  return table(headsOf(language, 'exemptKind', 'place', 'exemptOf', 'why', 'by'), rows)
}

function chaptersTable({chapters}: Review, language: Language): string {
  const {texts, verdicts} = wording[language]
  return table(
    [texts.chapter, ...verdictOrder.map((it) => verdicts[it])],
    chapters.map(({title, counts}) => [title || texts.top, ...verdictOrder.map((it) => String(counts[it]))]),
  )
}

/** What changed in figures between two drafts, as Markdown; or the 更正表 of it. */
export function changesMarkdown(
  changes: readonly FigureChange[],
  {title, heads, isErrata}: {readonly title: string; readonly heads: readonly string[]; readonly isErrata: boolean},
  language: Language,
): string {
  const rows = changeRows(changes, isErrata, language)
  return [
    `# ${escaped(title)}`,
    rows.length ? table(heads, rows) : escaped(wording[language].texts.noChanges),
    '',
  ].join('\n\n')
}

const counted = ({rows, counts, others}: Review, language: Language): string => {
  const {texts, verdicts} = wording[language]
  const parts = verdictOrder.map((it: Verdict) => `${verdicts[it]} ${counts[it]}`)
  return escaped(`${rows.length}${texts.figures}（${parts.join('，')}）；${others}${texts.others}`)
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((it) => escaped(it).replaceAll('\n', '<br>')).join(' | ')} |`
  return [line(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(line)].join('\n')
}

/** Words as words, whatever Markdown would take them for. */
const escaped = (words: string): string =>
  words
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_|<>[\]&~#]/g, '\\$&')
    .replace(/^([-+]|\d+[.)])(?=\s)/gm, '\\$1')
