import {type ExtensionContext, Uri} from 'vscode'
import {LanguageClient} from 'vscode-languageclient/browser'
import {start} from './extension.js'

/** The web: the server is a worker beside the extension. */
export const activate = (context: ExtensionContext): Promise<void> =>
  start(context, (options) => {
    const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/server-web.js').toString(true))
    return new LanguageClient('plumbline', 'Plumbline', worker, options)
  })
