import type {Connection} from 'vscode-languageserver'
import {agedWords, unservedWords} from '../../core/ide/findings/unserved.js'
import {type Files, isUrl} from '../../files/files.js'
import {agedOf} from '../../files/sources.js'
import type {Client} from '../client.js'
import {type Root, type Session, unservedBy} from '../session.js'
import {words} from '../to-lsp.js'

/** What whoever keeps a registry answers from. */
export class Office {
  constructor(
    readonly connection: Connection,
    readonly client: Client,
    readonly session: Session,
    readonly files: Files,
  ) {}

  /** Why a source could not be had, or is the copy of another day; null where it is there. */
  troubleOf(root: Root, url: string): string | null {
    const missing = unservedBy(root).find(({source, trouble}) => source === url && trouble?.kind !== 'pending')
    if (missing) return words(unservedWords(missing), this.client)
    const aged = agedOf(root.sources).find(({source}) => source === url)
    return aged ? words(agedWords(aged, Date.now()), this.client) : null
  }

  /** Open drafts below a root, by URI. */
  draftsOf(root: Root): readonly string[] {
    return [...root.snapshot.drafts.keys()]
  }

  /** The file that an indicator's figures stand in, where one may write to it. */
  fileOf({snapshot: {registryFiles}}: Root, id: string) {
    return (
      [...registryFiles.values()].find(
        ({path, items}) => !isUrl(path) && items.some(({item}) => item.id?.text === id),
      ) ?? null
    )
  }
}
