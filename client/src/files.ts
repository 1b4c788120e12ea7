import {FileType, Uri, workspace} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'

/** Serves the editor's files to the server: in a browser, or of a scheme that only the editor knows. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest('plumbline/files/read', readFile)
  client.onRequest('plumbline/files/list', listFiles)
}

/** Addresses are fetched, which the user is asked about; in a browser the editor would read them as files. */
async function readFile({uri}: {readonly uri: string}): Promise<{base64: string} | null> {
  if (/^https?:/i.test(uri)) return null
  try {
    return {base64: toBase64(await workspace.fs.readFile(Uri.parse(uri)))}
  } catch {
    return null
  }
}

/** In pieces: a call takes so many arguments only. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
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
