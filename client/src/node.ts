import {existsSync} from 'node:fs'
import {homedir} from 'node:os'
import {type ExtensionContext, Uri} from 'vscode'
import {start} from './extension.js'
import type {Extending} from './preview.js'

/** The desktop: the server is a Node process. The library is read when it is first needed. */
export const activate = (context: ExtensionContext): Promise<Extending> =>
  start(context, {
    newClient: async (options) => {
      const {LanguageClient, TransportKind} = await import('vscode-languageclient/node')
      const module = context.asAbsolutePath('dist/plumbline.js')
      return new LanguageClient(
        'plumbline',
        'Plumbline',
        {module, args: ['lsp'], transport: TransportKind.ipc},
        options,
      )
    },
    home: Uri.file(documents()),
  })

const documents = (): string =>
  ['文档', 'Documents'].map((name) => `${homedir()}/${name}`).find((folder) => existsSync(folder)) ?? homedir()
