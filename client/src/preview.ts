import {commands, type ExtensionContext, Uri, window} from 'vscode'
import type {Current} from './current.js'
import {isLong} from './hands.js'
import {marked, type Token} from './preview-marks.js'
import type {Figure} from './report.js'
import {reasonWords, verdicts} from './rows.js'
import {say} from './say.js'
import type {Server} from './server.js'

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

/** Within the page: where the extension comes over the network, the preview takes no file of it. */
const style = `
.plumbline-agree{color:#0b6e4f}
.plumbline-differ{color:#b3261e;font-weight:600;text-decoration:underline wavy 1px}
.plumbline-unregistered{font-style:italic;text-decoration:underline dotted 1px}
.plumbline-uncompared{text-decoration:underline dotted 1px}
.vscode-dark .plumbline-agree{color:#7fd1ae}
.vscode-dark .plumbline-differ{color:#ff8a80}
.vscode-high-contrast .plumbline-agree{color:#89d185}
.vscode-high-contrast .plumbline-differ{color:#ffb3ad}
.vscode-high-contrast-light .plumbline-agree{color:#374e06}
.vscode-high-contrast-light .plumbline-differ{color:#8f1d0f}
.plumbline-box{border:1px solid;padding:8px 16px 8px 32px;margin:0 0 16px}
blockquote.plumbline-box{background:none;padding-left:16px}
.plumbline-caption{font-weight:600;text-align:center}
.plumbline-above{margin-bottom:4px}
`

/** How long what is known must stand before the preview is made anew, in ms. */
const rest = 300

/** States of figures and framed 专栏 in the editor's own preview, of drafts only. */
export function showInPreview({subscriptions}: ExtensionContext, server: Server, current: Current): Extending {
  const known = new Map<string, readonly Figure[]>()
  /** What previews show now. */
  const shown = new Map<string, string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const learn = async (uri: string, asked: Promise<readonly Figure[] | null>): Promise<void> => {
    const figures = await asked
    if (figures) known.set(uri, figures)
    else known.delete(uri)
    clearTimeout(timer)
    if (shown.has(uri) && shown.get(uri) !== signOf(figures)) timer = setTimeout(makeAnew, rest)
  }
  const look = (): void => {
    const {document} = current
    if (!document) return
    const uri = document.uri.toString()
    // A preview of a draft that is not long is marked from its first moment.
    if (!isLong(document) || (shown.has(uri) && isPreviewOpen()))
      return void learn(uri, current.report ? current.figures() : Promise.resolve(null))
    // A preview that opens now is not open yet.
    if (known.delete(uri)) shown.delete(uri)
  }
  subscriptions.push(current.onChanged(look))
  return {
    extendMarkdownIt: (markdown) => {
      const render: Render = markdown.renderer.render.bind(markdown.renderer)
      markdown.renderer.render = (tokens, options, env) => {
        const uri = env?.currentDocument?.toString()
        if (uri === undefined) return render(tokens, options, env)
        const figures = known.get(uri) ?? null
        if (!shown.has(uri) && !figures) void learn(uri, server.figures(Uri.parse(uri)))
        shown.set(uri, signOf(figures))
        if (!figures) return render(tokens, options, env)
        return `<style>${style}</style>${render(marked(tokens, figures, title), options, env)}`
      }
      return markdown
    },
  }
}

function title({verdict, reason, message, name}: Figure): string {
  const why = message ?? say(reasonWords(reason))
  return [name, [say(verdicts[verdict]), why].filter((it) => it).join('：')].filter((it) => it).join('　')
}

/** Not every editor has previews. */
const makeAnew = (): void => void commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined)

/** In a long draft figures are asked for only while one is: nobody says when it is closed. */
const isPreviewOpen = (): boolean =>
  window.tabGroups.all
    .flatMap(({tabs}) => tabs)
    .some(({input}) => /markdown\.preview/.test((input as {viewType?: string} | undefined)?.viewType ?? ''))

const signOf = (figures: readonly Figure[] | null): string =>
  (figures ?? []).map(({text, verdict, message}) => `${text} ${verdict} ${message}`).join('\n')
