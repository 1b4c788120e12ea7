import {commands, type ExtensionContext, type Uri} from 'vscode'
import {figureCommands, type Parts, register, switching} from './commands.js'
import {Current} from './current.js'
import {decisionCommands} from './decide.js'
import {firstMinute, openAwaited} from './first-minute.js'
import {Hands} from './hands.js'
import {Hosts} from './hosts.js'
import {keepingCommands} from './keeping-commands.js'
import {showPages} from './pages.js'
import {type Extending, showInPreview} from './preview.js'
import {ProposalsView} from './proposals-view.js'
import {Registry} from './registry.js'
import {showTables, tableCommands} from './registry-table.js'
import {Remarks, remarkCommands} from './remarks.js'
import {ReviewPage} from './review-page.js'
import {type NewClient, Server} from './server.js'
import {signInCommands} from './sign-in.js'
import {showStatusBar} from './status-bar.js'
import {Switch} from './switch.js'
import {Tokens} from './tokens.js'
import {FiguresView} from './view.js'
import {viewCommands} from './view-commands.js'
import {WordDrafts, wordCommands} from './word.js'

/** What the desktop and the browser do each in its own way. */
export interface Host {
  readonly newClient: NewClient
  /** Where a user keeps documents; null in the browser. */
  readonly home: Uri | null
}

/** Wires the features together. Nothing is checked, and no server started, before there is a draft. */
export async function start(context: ExtensionContext, {newClient, home}: Host): Promise<Extending> {
  const tokens = new Tokens(context.secrets)
  const hosts = new Hosts(context.globalState)
  const hands = new Hands(context)
  const server = new Server(context, newClient, tokens, hosts, hands)
  const onOff = new Switch(context, server)
  const current = new Current(context, server, hands)
  const parts: Parts = {server, current, onOff}
  const registry = new Registry(context, server, current)
  new ProposalsView(context, registry)
  const view = new FiguresView(context, current)
  const page = new ReviewPage(context, parts, hands)
  const word = new WordDrafts(context, parts)
  showStatusBar(context, current, registry)
  showPages(context)
  const extending = showInPreview(context, server, current)
  showTables(context, server, hands)
  context.subscriptions.push(
    ...register(switching(parts)),
    ...register(figureCommands(parts)),
    ...register(decisionCommands(context, parts)),
    ...register(signInCommands(registry, tokens, hosts)),
    ...register(keepingCommands(context, parts, registry)),
    ...register(viewCommands(view)),
    ...register({
      review: () => page.open(),
      export: () => page.export(),
      print: () => page.print(),
      compare: () => page.compare(),
    }),
    ...register(remarkCommands(new Remarks(context, parts))),
    ...register(tableCommands()),
    ...register(wordCommands(word)),
    ...register(firstMinute(context, parts, home)),
  )
  await begin(context, parts)
  return extending
}

/** Whoever opened the example from the view sees the view again in the window that has begun anew. */
async function begin(context: ExtensionContext, {onOff, current}: Parts): Promise<void> {
  const isAwaited = await openAwaited(context)
  // The server is not waited for: activation is over once it has been told to start.
  const started = onOff.look()
  await current.look()
  if (!isAwaited) return
  // There is no view yet before the server has been started and a draft found.
  await started
  await current.look()
  await commands.executeCommand('plumbline.figures.focus')
  await commands.executeCommand('workbench.action.focusActiveEditorGroup')
}
