import {
  type CodeLens,
  commands,
  extensions,
  FileType,
  type InlayHint,
  languages,
  Range,
  type SemanticTokens,
  type Uri,
  workspace,
} from 'vscode'
import {at, found, holds, open, pause, type Story} from './kit.js'

/** A folder that nobody has called a plan, full of READMEs and changelogs of others. */
export const plain: Story = {
  'before there is a Markdown file, the extension is not active': async () => {
    await open(at('notes.txt'))
    holds(extensions.getExtension('plumbline.plumbline')?.isActive === false, 'it is active')
  },
  'of READMEs and changelogs of installed packages nothing is said': async () => {
    const files = (await workspace.fs.readDirectory(at('packages'))).filter(([, type]) => type === FileType.File)
    const texts = []
    for (const [name] of files) texts.push(await workspace.openTextDocument(at(`packages/${name}`)))
    for (const {uri} of texts.slice(0, 60)) await isSilent(uri)
    await pause(2000)
    for (const {uri} of texts) holds(found(uri).length === 0, `findings in ${uri.path}`)
    holds(
      languages.getDiagnostics().every(([, all]) => all.every(({source}) => source !== '准绳')),
      'findings',
    )
    console.log(`@@SEEN ${texts.length} files`)
  },
  'active for a Markdown file, it has none of its providers answer': async () => {
    await open(
      at('packages').with({
        path: `${at('packages').path}/${(await workspace.fs.readDirectory(at('packages')))[0]?.[0]}`,
      }),
    )
    holds(extensions.getExtension('plumbline.plumbline')?.isActive, 'it is not active')
  },
}

async function isSilent(uri: Uri): Promise<void> {
  await open(uri)
  const lenses = await commands.executeCommand<CodeLens[] | undefined>('vscode.executeCodeLensProvider', uri)
  holds(!lenses?.length, `lenses in ${uri.path}`)
  const tokens = await commands.executeCommand<SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', uri)
  holds(!tokens?.data.length, `colours in ${uri.path}`)
  const whole = new Range(0, 0, 10_000, 0)
  const hints = await commands.executeCommand<InlayHint[] | undefined>('vscode.executeInlayHintProvider', uri, whole)
  holds(!hints?.length, `hints in ${uri.path}`)
}
