import type {Review} from '../core/ide/review/review.js'
import {type Language, wording} from './wording.js'

const columns: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '序号',
    '章节',
    '位置',
    '指标',
    '文稿',
    '时点',
    '比对依据',
    '依据时点',
    '来源',
    '核实',
    '结论',
    '理由',
    '已核',
    '核稿人',
    '日期',
    '备注',
  ],
  en: [
    'No.',
    'chapter',
    'place',
    'indicator',
    'draft',
    'time',
    'held against',
    'its time',
    'source',
    'status',
    'verdict',
    'reason',
    'checked',
    'by',
    'date',
    'remark',
  ],
}

/** The 指标核对表 as CSV (RFC 4180), with the BOM that spreadsheet programs on Chinese Windows need to read UTF-8. */
export function reviewCsv({rows}: Review, language: Language): string {
  const {verdicts, reasons} = wording[language]
  const lines = rows.map((row) => {
    const {number, chapter, place, name, written, time, against, verdict, reason, message, decisions} = row
    const tick = decisions.findLast(({kind}) => kind === 'checked')
    const remarks = decisions.flatMap(({kind, why}) => (kind === 'noted' ? [why] : []))
    return [
      String(number),
      chapter,
      place,
      name,
      written,
      time?.[language] ?? '',
      against?.value[language] ?? '',
      against?.time?.[language] ?? '',
      against?.source ?? '',
      against?.status ?? '',
      verdicts[verdict],
      message?.[language] ?? (reason ? reasons[reason] : ''),
      tick ? '✓' : '',
      tick?.by ?? '',
      tick?.at ?? '',
      remarks.join('；'),
    ]
  })
  return `\ufeff${[columns[language], ...lines].map((cells) => cells.map(field).join(',')).join('\r\n')}\r\n`
}

/** A text that a spreadsheet would take for a formula is kept from being one. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
