import {commands, type Location, workspace} from 'vscode'
import {at, found, holds, open, pause, person, run, type Story, set, unanswered, until} from './kit.js'

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
  const done = run(command, ...args)
  await types(...texts)
  await done
}

const differs = (): boolean => found(at('plan.md')).some(({message}) => message.includes('103'))

/** The figure of the draft, as its row in the view hands it over. */
async function figure(): Promise<unknown> {
  const draft = await open(at('plan.md'))
  const start = draft.positionAt(draft.getText().indexOf('105'))
  return {value: {figure: {range: {start, end: start.translate(0, 3)}}}}
}

/** A service whose registry has 103 where the draft says 105: one signs in, proposes, another decides. */
export const service: Story = {
  'without a sign-in nothing is compared': async () => {
    // As much is logged as can be: what is in the log afterwards is looked at by the driver.
    await commands.executeCommand('_extensionTests.setLogLevel', 1)
    await set('trace.server', 'verbose')
    await open(at('plan.md'))
    await run('showFigures')
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
  'a proposal is taken back by whoever made it': async () => {
    await typed('propose', [await figure()], '误提')
    await typed('withdrawProposal', [], '再核')
    await until(async () => !(await person.status()).includes('to decide'), await person.status())
  },
  'the figure is proposed, and its keeper is told in the status bar': async () => {
    await typed('propose', [await figure()], '年报复核')
    holds(differs(), 'a proposal alone has changed what the draft is held against')
    holds(!(await person.status()).includes('to decide'), 'one who may not decide is told to')
    await typed('signIn', [], '@周明')
    await until(async () => /· 1 to decide$/.test(await person.status()), `status: ${await person.status()}`)
    await until(
      async () => (await person.rows()).some(({label}) => label === '103个 → 105个'),
      'the view does not list it',
    )
  },
  'a rejected one is closed': async () => {
    await typed('rejectProposal', [], '与年报不符')
    await until(async () => /1 differ$/.test(await person.status()), `status: ${await person.status()}`)
    holds(differs(), 'a rejected proposal has changed what the draft is held against')
    await typed('signIn', [], '@陈立')
    await typed('propose', [await figure()], '年报复核')
  },
  'the keeper signs in, decides, and the finding goes': async () => {
    await typed('signIn', [], '@周明')
    await typed('acceptProposal', [], 'Correction', '与年报一致')
    await until(() => !differs(), 'the finding stays')
  },
  'refreshRegistry asks it anew, and the history has both values': async () => {
    await run('refreshRegistry')
    await until(async () => /none differ$/.test(await person.status()), `status: ${await person.status()}`)
    const asked = run('showHistory', await figure())
    await until(() => person.count('.quick-input-widget:visible .monaco-list-row'), 'there is no history')
    const said = await person.text('.quick-input-widget:visible .monaco-list-row')
    holds(/105个[\s\S]*103个/.test(said), said)
    await unanswered(asked)
  },
  'the token is in no setting and no file of the workspace': async () => {
    const held = JSON.stringify(workspace.getConfiguration())
    holds(!/plt_/.test(held), 'a setting holds it')
    for (const uri of await workspace.findFiles('**'))
      holds(!/plt_/.test(new TextDecoder().decode(await workspace.fs.readFile(uri))), `${uri.path} holds it`)
  },
  'signed out, the last copy serves and says so': async () => {
    await run('signOut')
    await until(() => found(at('plumbline.yaml')).length, 'nothing is said of it')
  },
}
