import {type MarkupContent, MarkupKind} from 'vscode-languageserver'
import type {Card} from '../core/ide/hover/hover.js'
import type {Place} from '../core/ide/place.js'
import type {Row} from '../core/ide/row.js'
import type {Client} from './client.js'
import {type View, words} from './to-lsp.js'

/** Places listed by line; more of them are counted. */
const usesShown = 5

/** A card in Markdown, or as lines of plain text for a client that shows nothing else. */
export function card({title, rows, uses}: Card, view: View): MarkupContent {
  const {client} = view
  const all = uses.length ? [...rows, usesRow(uses, view)] : rows
  if (!client.markdown)
    return {
      kind: MarkupKind.PlainText,
      value: [title, ...all.map(({label, text}) => `${words(label, client)}: ${words(text, client)}`)].join('\n'),
    }
  const lines = all.map(({label, text}) => `**${words(label, client)}**　${escaped(words(text, client))}`)
  return {kind: MarkupKind.Markdown, value: [`### ${escaped(title)}`, ...lines].join('\n\n')}
}

/** VS Code names its parser and draws pictures; a terminal would print kilobytes of address. */
export const showsPictures = ({can}: Client): boolean => can.general?.markdown?.parser === 'marked'

function usesRow(uses: readonly Place[], {uri, client}: View): Row {
  const shown = uses.slice(0, usesShown).map(({path, start}) => `${fileName(uri(path))}:${start.line + 1}`)
  const more =
    uses.length > shown.length
      ? client.english
        ? [`and ${uses.length - shown.length} more`]
        : [`等 ${uses.length} 处`]
      : []
  const text = [...shown, ...more].join(client.english ? ', ' : '、')
  return {label: {zh: '另见', en: 'Also in'}, text: {zh: text, en: text}}
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** A registry's words are words, not marks. */
export const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
