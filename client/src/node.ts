import type {ExtensionContext} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'
import {start} from './extension.js'

/** The desktop: the server is a Node process. */
export const activate = (context: ExtensionContext): Promise<void> =>
  start(context, (options) => {
    const module = context.asAbsolutePath('dist/plumbline.js')
    return new LanguageClient('plumbline', 'Plumbline', {module, args: ['lsp'], transport: TransportKind.ipc}, options)
  })
