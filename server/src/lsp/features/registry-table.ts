import type {TextEdit} from 'vscode-languageserver'
import {registryTable, type TableChange, tableEdit} from '../../core/ide/tables/registry-table.js'
import {tablePage} from '../../review/table.js'
import * as toLsp from '../to-lsp.js'
import type {Feature} from './feature.js'

/**
 * A registry file as a table: `plumbline/registry/table` {textDocument, find, columns, live} answers the page,
 * `plumbline/registry/edit` {textDocument, change: {id, column, text}} the smallest edit for what was written into a cell, or
 * what is wrong with that. Null for a file that is no open registry.
 */
export const registryTablePage: Feature = {
  announce: () => ({}),
  serve: ({connection, asked, client, safely}) => {
    const language = () => (client.english ? 'en' : 'zh')
    connection.onRequest(
      'plumbline/registry/table',
      safely('registry table', null, ({textDocument: {uri}, find, columns, live}: TableParams): string | null => {
        const found = asked(uri)
        if (found?.file.kind !== 'registry') return null
        const table = registryTable(found.view.snapshot, found.path, found.file.text, find, columns)
        return tablePage(table, live, find, language())
      }),
    )
    connection.onRequest(
      'plumbline/registry/edit',
      safely('registry edit', null, ({textDocument: {uri}, change}: EditParams): Answer | null => {
        const found = asked(uri)
        if (found?.file.kind !== 'registry') return null
        const edit = tableEdit(found.view.snapshot, found.path, found.file.text, change)
        if ('zh' in edit) return {problem: edit[language()], edit: null}
        return {problem: null, edit: {range: toLsp.range(found.file, edit, client), newText: edit.insert}}
      }),
    )
  },
}

interface TableParams {
  readonly textDocument: {readonly uri: string}
  readonly find: string
  readonly columns: readonly string[]
  readonly live: {readonly script: string; readonly source: string}
}

/** One of them is null. */
interface Answer {
  readonly problem: string | null
  readonly edit: TextEdit | null
}

interface EditParams {
  readonly textDocument: {readonly uri: string}
  readonly change: TableChange
}
