import {type CompletionItem, CompletionItemKind, type CompletionList, MarkupKind} from 'vscode-languageserver'
import {completionsAt, describe} from '../../core/ide/completion/completion.js'
import type {Completion} from '../../core/ide/completion/completion-item.js'
import {type RegistryCompletion, registryCompletionsAt} from '../../core/ide/completion/registry-completion.js'
import type {Client} from '../client.js'
import {toOffset} from '../encoding.js'
import type {Asked} from '../requests.js'
import {range, type View, words} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Names, values, titles, numbers, terms and numbered places while they are typed; in a registry file or the configuration, keys, words and ids. */
export const completion: Feature = {
  announce: ({can}) =>
    can.textDocument?.completion
      ? {completionProvider: {triggerCharacters: ['《', '〔', '“', '见', '为', '到', '达', '|'], resolveProvider: true}}
      : {},
  serve: ({connection, asked, client, viewOf, safely}) => {
    connection.onCompletion(
      safely('completion', noItems, ({textDocument, position}) => {
        const found = asked(textDocument.uri)
        return found ? list(found, toOffset(found.file, position, client.encoding)) : noItems
      }),
    )
    connection.onCompletionResolve((item) => resolve(item, viewOf))
  },
}

const noItems: CompletionList = {isIncomplete: false, items: []}

const kinds = {
  indicator: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  document: CompletionItemKind.Reference,
  term: CompletionItemKind.Text,
  place: CompletionItemKind.Reference,
  row: CompletionItemKind.Struct,
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  time: CompletionItemKind.Constant,
  unit: CompletionItemKind.Unit,
  area: CompletionItemKind.Reference,
  period: CompletionItemKind.Reference,
  organization: CompletionItemKind.Reference,
  rule: CompletionItemKind.Property,
} as const

/** Items of the request: the order is ours, so each carries its place in it. */
function list({file, view, path}: Asked, offset: number): CompletionList {
  const complete = file.kind === 'draft' ? completionsAt : registryCompletionsAt
  const {items, isIncomplete} = complete(view.snapshot, path, offset)
  return {
    isIncomplete,
    items: items.map((it, index) => ({
      ...item(it, view.client),
      sortText: String(index).padStart(3, '0'),
      textEdit: {range: range(file, it.replace, view.client), newText: it.insert},
      ...(it.indicator !== null && {data: {uri: file.uri, indicator: it.indicator}}),
    })),
  }
}

function item({label, kind, filter, note}: Completion | RegistryCompletion, client: Client): CompletionItem {
  const beside = words(note, client)
  const asDetails = client.can.textDocument?.completion?.completionItem?.labelDetailsSupport === true
  return {
    label,
    kind: kinds[kind],
    filterText: filter,
    ...(beside && (asDetails ? {labelDetails: {description: beside}} : {detail: beside})),
  }
}

function resolve(item: CompletionItem, viewOf: (uri: string) => View): CompletionItem {
  const data: unknown = item.data
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('indicator' in data)) return item
  const view = viewOf(String(data.uri))
  const described = describe(view.snapshot, String(data.indicator))
  return described ? {...item, documentation: {kind: MarkupKind.PlainText, value: words(described, view.client)}} : item
}
