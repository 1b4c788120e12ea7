import {type ExtensionContext, Uri, workspace} from 'vscode'

const scheme = 'plumbline-page'

/** Where the pages of the rules are, for links. */
export const pagesAddress = `${scheme}:/rules/`

/** Shows the pages of the rules, which are packed as one file: apart they are a sixth of the whole package. */
export function showPages({subscriptions, extensionUri}: ExtensionContext): void {
  let pages: Promise<Readonly<Record<string, string>>> | null = null
  const read = async (): Promise<Readonly<Record<string, string>>> =>
    JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist/pages.json'))))
  subscriptions.push(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async ({path}) => {
        pages ??= read()
        return (await pages)[path.replace(/^.*\//, '')] ?? null
      },
    }),
  )
}
