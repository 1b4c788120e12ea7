import {type ExtensionContext, type TextDocument, workspace} from 'vscode'
import {Rest} from './rest.js'

/** A draft of more characters is long. */
const long = 100_000

/** The hands that type into long documents; in others they rest at every key. */
export class Hands extends Rest {
  constructor({subscriptions}: ExtensionContext) {
    super()
    const over = ({uri}: TextDocument): void => this.over(uri.toString())
    subscriptions.push(
      workspace.onDidChangeTextDocument(({document, contentChanges}) => {
        if (contentChanges.length && isLong(document)) this.typed(document.uri.toString())
      }),
      workspace.onDidSaveTextDocument(over),
      workspace.onDidCloseTextDocument(over),
    )
  }
}

/** Whether what each key changes in the editor is felt in the next. */
export const isLong = (document: TextDocument): boolean =>
  document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > long
