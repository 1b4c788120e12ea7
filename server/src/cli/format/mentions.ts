import type {MentionRecord} from '../../core/ide/explain/extract.js'
import {clean, inertJson} from '../clean.js'
import type {Locale} from '../locale.js'

/** How mentions are printed, draft by draft. */
export interface MentionFormat {
  readonly head: string
  draft(path: string, mentions: readonly MentionRecord[]): string
  tail(): string
}

export const mentionFormats = {text, json, jsonl, csv} satisfies Record<string, (locale: Locale) => MentionFormat>

function text(locale: Locale): MentionFormat {
  let total = 0
  return {
    head: '',
    draft: (path, mentions) => {
      total += mentions.length
      return mentions
        .map((mention) => `${clean(path)}:${mention.line}:${mention.column}  ${clean(sentence(mention))}\n`)
        .join('')
    },
    tail: () => (locale === 'en' ? `${total} mention${total === 1 ? '' : 's'}\n` : `共 ${total} 处指标数值\n`),
  }
}

function sentence({text, name, asOf, asOfText, role, planned, change, indicator}: MentionRecord): string {
  const time = asOf ?? asOfText
  return [
    name || '—',
    text,
    time ? `@${time}` : '',
    change ? `${role}/${change}` : role,
    planned ? 'planned' : '',
    indicator ? `→ ${indicator}` : '',
  ]
    .filter(Boolean)
    .join('  ')
}

function json(): MentionFormat {
  let first = true
  return {
    head: '[',
    draft: (_, mentions) =>
      mentions
        .map((mention) => {
          const separator = first ? '\n' : ',\n'
          first = false
          return separator + inertJson(mention)
        })
        .join(''),
    tail: () => '\n]\n',
  }
}

function jsonl(): MentionFormat {
  return {
    head: '',
    draft: (_, mentions) => mentions.map((mention) => `${inertJson(mention)}\n`).join(''),
    tail: () => '',
  }
}

const columns = [
  ...([
    'path',
    'start',
    'end',
    'line',
    'column',
    'text',
    'qualifier',
    'qualifierText',
    'value',
    'written',
    'multiplier',
    'unit',
  ] as const),
  ...(['name', 'nameStart', 'nameEnd', 'asOf', 'asOfText', 'asOfBasis', 'role', 'change', 'indicator'] as const),
  // What came later stands last: whoever reads columns by their places finds them where they were.
  'planned' as const,
]

/** RFC 4180, with a BOM: without it, spreadsheet programs on Chinese Windows read UTF-8 as GBK. */
function csv(): MentionFormat {
  return {
    head: `\ufeff${columns.join(',')}\r\n`,
    draft: (_, mentions) =>
      mentions.map((mention) => `${columns.map((column) => cell(mention[column])).join(',')}\r\n`).join(''),
    tail: () => '',
  }
}

/** A range is written `low/high`. A leading `=`, `+`, `-` or `@` would be run as a formula by a spreadsheet. */
function cell(value: MentionRecord[keyof MentionRecord]): string {
  if (value === null || value === undefined) return ''
  const text = clean(Array.isArray(value) ? value.join('/') : String(value))
  const inert = typeof value === 'string' && /^[=+@-]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
