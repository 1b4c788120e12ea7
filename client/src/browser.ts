import {type ExtensionContext, Uri} from 'vscode'
import {start} from './extension.js'
import type {Extending} from './preview.js'

/** The web: the server is a worker beside the extension. The library is read when it is first needed. */
export const activate = (context: ExtensionContext): Promise<Extending> =>
  start(context, {
    newClient: async (options) => {
      const {LanguageClient} = await import('vscode-languageclient/browser')
      const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/program.js').toString(true))
      return new LanguageClient('plumbline', 'Plumbline', worker, options)
    },
    home: null,
  })
