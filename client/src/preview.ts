import {commands, type ExtensionContext, type Uri} from 'vscode'
import type {Current} from './current.js'
import {marked, type Token} from './preview-marks.js'
import type {Figure, Report} from './report.js'
import {reasonWords, verdicts} from './rows.js'
import {say} from './say.js'

/** Of markdown-it, as the editor hands it out. */
interface Markdown {
  readonly renderer: {render: Render}
}

/** `currentDocument`: the text that is shown, where the editor says which. Its tokens are older than that. */
type Render = (tokens: readonly Token[], options: unknown, env: {readonly currentDocument?: Uri} | undefined) => string

/** What the extension hands to the editor's preview. */
export interface Extending {
  extendMarkdownIt(markdown: Markdown): Markdown
}

/** How long what is known must stand before the preview is made anew, in ms. */
const rest = 300

/** States of figures and framed 专栏 in the editor's own preview, of drafts only. */
export function showInPreview({subscriptions}: ExtensionContext, current: Current): Extending {
  const reports = new Map<string, Report>()
  /** What previews show now. */
  const shown = new Map<string, string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    const {document, report} = current
    const uri = document?.uri.toString()
    if (uri === undefined) return
    if (report) reports.set(uri, report)
    else reports.delete(uri)
    clearTimeout(timer)
    if (shown.has(uri) && shown.get(uri) !== signOf(report))
      timer = setTimeout(
        () => void commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined),
        rest,
      )
  }
  subscriptions.push(current.onChanged(look))
  return {
    extendMarkdownIt: (markdown) => {
      const render: Render = markdown.renderer.render.bind(markdown.renderer)
      markdown.renderer.render = (tokens, options, env) => {
        const uri = env?.currentDocument?.toString()
        if (uri === undefined) return render(tokens, options, env)
        const report = reports.get(uri) ?? null
        shown.set(uri, signOf(report))
        return render(report ? marked(tokens, report.figures, title) : tokens, options, env)
      }
      return markdown
    },
  }
}

function title({verdict, reason, message, name}: Figure): string {
  const why = message ?? say(reasonWords(reason))
  return [name, [say(verdicts[verdict]), why].filter((it) => it).join('：')].filter((it) => it).join('　')
}

const signOf = (report: Report | null): string =>
  (report?.figures ?? []).map(({text, verdict, message}) => `${text} ${verdict} ${message}`).join('\n')
