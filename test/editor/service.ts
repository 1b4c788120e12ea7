import {commands, type Location, workspace} from 'vscode'
import {at, found, holds, open, pause, type Story, set, until} from './kit.js'

/** The driver types, as a person does at the box that stands open; `@周明` stands for that person's token. */
async function types(...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await pause(700)
    console.log(`@@TYPE ${text}`)
    await pause(700)
  }
}

/** A command that asks, and what is typed into its boxes. */
async function typed(command: string, args: readonly unknown[], ...texts: readonly string[]): Promise<void> {
  const done = commands.executeCommand(`plumbline.${command}`, ...args)
  await types(...texts)
  await done
}

const differs = (): boolean => found(at('plan.md')).some(({message}) => message.includes('103'))

/** A service whose registry has 103 where the draft says 105: one signs in, proposes, another decides. */
export const service: Story = {
  'without a sign-in nothing is compared': async () => {
    // As much is logged as can be: what is in the log afterwards is looked at by the driver.
    await commands.executeCommand('_extensionTests.setLogLevel', 1)
    await set('trace.server', 'verbose')
    await open(at('plan.md'))
    await until(() => found(at('plan.md')).length, 'nothing is said of the draft')
    await pause(1000)
    holds(!differs(), 'the draft was held against something')
  },
  'signed in, the figure is compared': async () => {
    await typed('signIn', [], '@陈立')
    await until(differs, 'it is not')
  },
  'a definition opens the text of the service, which nobody can write to': async () => {
    const {uri} = await open(at('plan.md'))
    const text = (await workspace.openTextDocument(uri)).getText()
    const place = (await workspace.openTextDocument(uri)).positionAt(text.indexOf('105'))
    const [there] = await commands.executeCommand<Location[]>('vscode.executeDefinitionProvider', uri, place)
    holds(there?.uri.scheme === 'plumbline-registry', `it leads to ${there?.uri}`)
    const registry = await workspace.openTextDocument(there.uri)
    holds(registry.lineAt(there.range.start.line).text.includes('103'), 'another line')
    holds(workspace.fs.isWritableFileSystem(there.uri.scheme) !== true, 'it can be written to')
  },
  'the figure is proposed': async () => {
    const draft = await workspace.openTextDocument(at('plan.md'))
    const start = draft.positionAt(draft.getText().indexOf('105'))
    const {figure} = {figure: {range: {start, end: start.translate(0, 3)}}}
    await open(at('plan.md'))
    await typed('propose', [{value: {figure}}], '年报复核')
    holds(differs(), 'a proposal alone has changed what the draft is held against')
  },
  'the keeper signs in, decides, and the finding goes': async () => {
    await typed('signIn', [], '@周明')
    await typed('acceptProposal', [], 'Correction', '与年报一致')
    await until(() => !differs(), 'the finding stays')
  },
  'the token is in no setting and no file of the workspace': async () => {
    const held = JSON.stringify(workspace.getConfiguration())
    holds(!/plt_/.test(held), 'a setting holds it')
    for (const uri of await workspace.findFiles('**'))
      holds(!/plt_/.test(new TextDecoder().decode(await workspace.fs.readFile(uri))), `${uri.path} holds it`)
  },
  'signed out, the last copy serves and says so': async () => {
    await commands.executeCommand('plumbline.signOut')
    await until(() => found(at('plumbline.yaml')).length, 'nothing is said of it')
  },
}
