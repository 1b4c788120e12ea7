import {complaint} from './complaint.js'

/** The server is loaded only when asked for: its libraries cost more to load than a small check to run. */
export async function runServer(words: readonly string[]): Promise<number> {
  const path = tracePath(words.filter((word) => word !== noCache))
  // A client that does not read has gone without a word.
  process.stdout.on('error', () => process.exit(1))
  const [{serveNode}, {Trace}] = await Promise.all([import('../node.js'), import('../trace.js')])
  return serveNode(path === null ? null : opened(path, Trace), !words.includes(noCache))
}

const noCache = '--no-cache'

function opened<File>(path: string, Trace: new (path: string) => File): File {
  try {
    return new Trace(path)
  } catch {
    throw complaint(`cannot write ${path}`, `无法写入 ${path}`)
  }
}

/** The file that `--trace` names. Editors' libraries add the channel they opened and their own process id. */
function tracePath(words: readonly string[]): string | null {
  const at = words.indexOf('--trace')
  const path = at < 0 ? null : (words[at + 1] ?? '')
  const others = at < 0 ? words : words.toSpliced(at, 2)
  const unknown = others.some((word) => !/^--(stdio|node-ipc|clientProcessId(=.*)?)$|^\d+$/.test(word))
  if (unknown || !others.length || path === '' || (path !== null && !others.includes('--stdio')))
    throw complaint(
      'lsp takes --stdio, --no-cache and --trace FILE only',
      'lsp 只接受 --stdio、--no-cache 和 --trace 文件',
    )
  return path
}
