import {extensions, type QuickPickItem, type Uri, window, workspace} from 'vscode'
import {say} from './say.js'

/** Of the built-in extension for git, what is used here. */
interface Git {
  getAPI(version: 1): {getRepository(uri: Uri): Repository | null}
}

interface Repository {
  log(options: {maxEntries: number; path: string}): Promise<readonly Commit[]>
  show(ref: string, path: string): Promise<string>
}

interface Commit {
  readonly hash: string
  readonly message: string
  readonly authorDate?: Date
}

interface Choice extends QuickPickItem {
  readonly read: () => Promise<string | undefined>
}

const most = 30

/** The text of another version of a draft, which the user names: one of git's, or another file. Undefined: none. */
export async function otherVersion(draft: Uri): Promise<string | undefined> {
  const choices = [
    {label: say({zh: '$(file) 另一个文件…', en: '$(file) Another file…'}), read: () => otherFile(draft)},
    ...(await commits(draft)),
  ]
  const title = say({zh: '与哪一版比', en: 'Compare with which version'})
  const chosen =
    choices.length > 1 ? await window.showQuickPick(choices, {title, matchOnDescription: true}) : choices[0]
  return chosen?.read()
}

async function otherFile(draft: Uri): Promise<string | undefined> {
  const filters = {Markdown: ['md', 'markdown']}
  const [file] = (await window.showOpenDialog({defaultUri: draft, filters})) ?? []
  return file && new TextDecoder().decode(await workspace.fs.readFile(file))
}

/** In a browser, or without a repository, there are none. */
async function commits(draft: Uri): Promise<readonly Choice[]> {
  const git = extensions.getExtension<Git>('vscode.git')
  if (!git) return []
  try {
    const repository = (await git.activate()).getAPI(1).getRepository(draft)
    const found = (await repository?.log({maxEntries: most, path: draft.fsPath})) ?? []
    return found.map(({hash, message, authorDate}) => ({
      label: `$(git-commit) ${message.split('\n')[0]}`,
      description: [hash.slice(0, 8), authorDate?.toLocaleDateString('sv-SE')].filter((it) => it).join(' '),
      read: async () => repository?.show(hash, draft.fsPath),
    }))
  } catch {
    return []
  }
}
