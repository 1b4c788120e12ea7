import {type Disposable, FileType, type Progress, Range, Uri, workspace} from 'vscode'

/** What the editor has of searching, and shows to few: the interface is a proposal still. */
interface Searching {
  registerFileSearchProvider(scheme: string, provider: FileSearch): Disposable
  registerTextSearchProvider(scheme: string, provider: TextSearch): Disposable
}

interface FileSearch {
  provideFileSearchResults(query: {readonly pattern: string}, options: {readonly folder: Uri}): Promise<Uri[]>
}

interface TextSearch {
  provideTextSearchResults(
    query: TextQuery,
    options: {readonly folder: Uri},
    progress: Progress<TextResult>,
  ): Promise<{readonly limitHit: boolean}>
}

interface TextQuery {
  readonly pattern: string
  readonly isRegExp?: boolean
  readonly isCaseSensitive?: boolean
  readonly isWordMatch?: boolean
}

interface TextResult {
  readonly uri: Uri
  readonly ranges: Range
  readonly preview: {readonly text: string; readonly matches: Range}
}

/** Lets the editor find files and words of a folder: Ctrl+P, Ctrl+T, Ctrl+Shift+F. */
export function search(scheme: string): Disposable[] {
  const searching: object = workspace
  if (!canSearch(searching)) return []
  return [
    searching.registerFileSearchProvider(scheme, {
      provideFileSearchResults: async ({pattern}, {folder}) => {
        const letters = [...pattern.toLowerCase()].filter((letter) => letter.trim())
        return (await filesBelow(folder)).filter(({path}) => holdsInOrder(path.toLowerCase(), letters))
      },
    }),
    searching.registerTextSearchProvider(scheme, {
      provideTextSearchResults: async (query, {folder}, progress) => {
        const wanted = expressionOf(query)
        for (const uri of await filesBelow(folder))
          for (const result of matchesIn(uri, await textOf(uri), wanted)) progress.report(result)
        return {limitHit: false}
      },
    }),
  ]
}

const canSearch = (it: object): it is Searching => 'registerFileSearchProvider' in it

async function filesBelow(folder: Uri): Promise<readonly Uri[]> {
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => [])
  const found = entries.map(async ([name, type]) => {
    const uri = Uri.joinPath(folder, name)
    if (type !== FileType.Directory) return [uri]
    return name.startsWith('.') || name === 'node_modules' ? [] : filesBelow(uri)
  })
  return (await Promise.all(found)).flat()
}

function holdsInOrder(path: string, letters: readonly string[]): boolean {
  let from = 0
  for (const letter of letters) {
    from = path.indexOf(letter, from) + 1
    if (from === 0) return false
  }
  return true
}

function expressionOf({pattern, isRegExp, isCaseSensitive, isWordMatch}: TextQuery): RegExp {
  const plain = isRegExp ? pattern : pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(isWordMatch ? `\\b(?:${plain})\\b` : plain, isCaseSensitive ? 'gu' : 'giu')
}

const textOf = async (uri: Uri): Promise<string> => new TextDecoder().decode(await workspace.fs.readFile(uri))

const matchesIn = (uri: Uri, text: string, wanted: RegExp): readonly TextResult[] =>
  text.split('\n').flatMap((line, number) =>
    [...line.matchAll(wanted)].map(({index, 0: {length}}) => ({
      uri,
      ranges: new Range(number, index, number, index + length),
      preview: {text: line, matches: new Range(0, index, 0, index + length)},
    })),
  )
