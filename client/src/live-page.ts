import {type ExtensionContext, Uri, type WebviewPanel} from 'vscode'

/** Where a page's script comes from, and what else it may load. */
export interface Live {
  readonly script: string
  readonly source: string
}

/** A page that the server writes: told what is new it keeps focus, scroll and what is half written. */
export class LivePage {
  readonly panel: WebviewPanel
  readonly live: Live
  #last = ''

  constructor({extensionUri}: ExtensionContext, panel: WebviewPanel) {
    const folder = Uri.joinPath(extensionUri, 'dist')
    panel.webview.options = {enableScripts: true, localResourceRoots: [folder]}
    this.panel = panel
    const script = panel.webview.asWebviewUri(Uri.joinPath(folder, 'page.js')).toString()
    this.live = {script, source: panel.webview.cspSource}
  }

  async show(page: string): Promise<void> {
    if (page === this.#last) return
    // One that is hidden is made anew when it is seen, and must be made from the latest.
    const isTold = this.#last !== '' && this.panel.visible && (await this.panel.webview.postMessage({page}))
    if (!isTold) this.panel.webview.html = page
    this.#last = this.panel.visible ? page : ''
  }

  /** The next page is made anew: what stands on this one was not kept. */
  forget(): void {
    this.#last = ''
  }
}
