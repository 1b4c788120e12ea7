import {type CodeAction, CodeActionKind, type CodeActionParams} from 'vscode-languageserver'
import {type Action, actionsAt} from '../../core/ide/actions.js'
import {span} from '../from-lsp.js'
import {type Asked, codeActions, fixAll} from '../requests.js'
import {words} from '../to-lsp.js'
import type {Feature} from './feature.js'
import {edit} from './rename.js'

/** What may be done with a figure beside the quick fixes: its registered value, its time, an entry for it, a silenced rule. */
export const actions: Feature = {
  announce: ({actionLiterals}) =>
    actionLiterals
      ? {codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, fixAll, CodeActionKind.RefactorRewrite]}}
      : {},
  serve: ({connection, asked, safely}) => {
    connection.onCodeAction(
      safely('codeAction', [], (params) => {
        const found = asked(params.textDocument.uri)
        return [...codeActions(found, params), ...(found ? further(found, params) : [])]
      }),
    )
  },
}

const kinds = {rewrite: CodeActionKind.RefactorRewrite, disable: CodeActionKind.QuickFix} as const

function further({file, view, path}: Asked, {range, context}: CodeActionParams): CodeAction[] {
  if (file.kind !== 'draft' || !view.client.actionLiterals) return []
  const wanted = (kind: string): boolean =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`))
  const about = ({finding}: Action) => context.diagnostics.filter(({code}) => finding !== null && code === finding.rule)
  return actionsAt(view.snapshot, path, span(file, range, view.client.encoding))
    .filter(({kind}) => wanted(kinds[kind]))
    .map((action) => {
      const diagnostics = about(action)
      return {
        title: words(action.title, view.client),
        kind: kinds[action.kind],
        ...(diagnostics.length && {diagnostics}),
        edit: edit(view, action.edits),
      }
    })
}
