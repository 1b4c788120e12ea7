import {type ExtensionContext, type TextDocument, workspace} from 'vscode'

/** A draft of more characters is long. */
const long = 100_000

/** How long nobody types before the hands are said to rest, in ms: longer than between two keys, shorter than a thought. */
const rest = 500

/** When each document was last typed into. */
export class Hands {
  readonly #typed = new Map<string, number>()

  constructor({subscriptions}: ExtensionContext) {
    subscriptions.push(
      workspace.onDidChangeTextDocument(({document, contentChanges}) => {
        if (contentChanges.length && isLong(document)) this.#typed.set(document.uri.toString(), Date.now())
      }),
      workspace.onDidCloseTextDocument(({uri}) => this.#typed.delete(uri.toString())),
    )
  }

  /** Settled once the hands rest; at once where the document is not long, or nobody types. Without one, all documents are meant. */
  async rested(document?: string): Promise<void> {
    for (let left = this.#left(document); left > 0; left = this.#left(document))
      await new Promise((done) => setTimeout(done, left))
  }

  /** The same, called only once the hands rest, however often it is called until then. */
  atRest(document: () => string | undefined, look: () => unknown): () => Promise<void> {
    let waits = false
    return async () => {
      if (waits) return
      waits = true
      await this.rested(document())
      waits = false
      await look()
    }
  }

  #left(document: string | undefined): number {
    const typed = document === undefined ? Math.max(0, ...this.#typed.values()) : (this.#typed.get(document) ?? 0)
    return typed + rest - Date.now()
  }
}

/** Whether what each key changes in the editor is felt in the next. */
export const isLong = (document: TextDocument): boolean =>
  document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > long
