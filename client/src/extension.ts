import {commands, type ExtensionContext, FileType, l10n, Uri, window, workspace} from 'vscode'
import type {BaseLanguageClient, LanguageClientOptions} from 'vscode-languageclient'

/** Starts the server that `newClient` knows how to reach, and stops it with the extension. */
export async function start(
  context: ExtensionContext,
  newClient: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<void> {
  const client = newClient(options(context))
  client.onRequest('plumbline/files/read', readFile)
  client.onRequest('plumbline/files/list', listFiles)
  context.subscriptions.push(
    {dispose: () => void client.stop()},
    commands.registerCommand('plumbline.restart', () => client.stop().then(() => client.start())),
    commands.registerCommand('plumbline.showLog', () => client.outputChannel.show()),
  )
  try {
    await client.start()
  } catch (error) {
    void window.showErrorMessage(l10n.t('Plumbline could not start: {0}', String(error)))
  }
}

function options({extensionUri}: ExtensionContext): LanguageClientOptions {
  // Not `git:` and the like: the old side of a diff is not being written.
  const schemes = new Set(['file', 'untitled', ...(workspace.workspaceFolders ?? []).map(({uri}) => uri.scheme)])
  return {
    documentSelector: [...schemes].flatMap((scheme) => [
      {scheme, language: 'markdown'},
      {scheme, pattern: '**/plumbline.yaml'},
      {scheme, pattern: '**/*.metrics.{yaml,yml}'},
    ]),
    initializationOptions: {
      files: true,
      pages: `${Uri.joinPath(extensionUri, 'docs/rules').toString()}/`,
    },
    diagnosticPullOptions: {onChange: true, onTabs: true},
  }
}

async function readFile({uri}: {readonly uri: string}): Promise<{base64: string} | null> {
  try {
    const bytes = await workspace.fs.readFile(Uri.parse(uri))
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    return {base64: btoa(binary)}
  } catch {
    return null
  }
}

/** By folder and not by search: virtual file systems need not offer one. */
async function listFiles({folder, ending}: {readonly folder: string; readonly ending: string}): Promise<string[]> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.parse(folder))
    const found = entries.map(([name, type]) => {
      const uri = Uri.joinPath(Uri.parse(folder), name).toString()
      if (type & FileType.Directory)
        return name.startsWith('.') || name === 'node_modules' ? [] : listFiles({folder: uri, ending})
      return `/${name}`.endsWith(ending) ? [uri] : []
    })
    return (await Promise.all(found)).flat()
  } catch {
    return []
  }
}
