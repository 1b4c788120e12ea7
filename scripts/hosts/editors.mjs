/** The editors of the web, each as `serve.mjs` shows it: what its files are, and the page that starts it. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'

/** VS Code 1.139 without a remote, out of code-server's files, with what that made of two places undone. */
export function modern(code) {
  const path = 'out/vs/code/browser/workbench/workbench.js'
  const workbench = [
    [',remoteAuthority:location.host}', '}'],
    [
      /get userRoamingDataHome\(\)\{return \w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.vscodeRemote\}\),"User"\)\}/,
      'get userRoamingDataHome(){return $1.file("/User").with({scheme:"vscode-userdata"})}',
    ],
  ].reduce(
    (text, [from, to]) => {
      const made = text.replace(from, to)
      if (made === text) throw new Error(`${path} of code-server is another: ${from}`)
      return made
    },
    readFileSync(join(code, path), 'utf8'),
  )
  return {
    folder: code,
    own: (asked) => {
      if (asked === path) return workbench
      // The package has no bundles of built-in extensions for browsers.
      return /^extensions\/[^/]+\/dist\/browser\/[^/]+\.js$/.test(asked) ? 'exports.activate = function () {}' : null
    },
    page: (product) => {
      const own = {userDataPath: '/User', isEnabledFileDownloads: false, isEnabledFileUploads: false}
      const data = JSON.stringify({...product, ...own, isEnabledCoderGettingStarted: false})
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;')
      return `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta id="vscode-workbench-web-configuration" data-settings="${data}">
<link rel="stylesheet" href="/editor/out/vs/code/browser/workbench/workbench.css"></head><body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = location.origin + '/editor/out/'</script>
<script type="module" src="/editor/out/nls.messages.js"></script>
<script type="module" src="/editor/out/vs/code/browser/workbench/workbench.js"></script></html>`
    },
  }
}
