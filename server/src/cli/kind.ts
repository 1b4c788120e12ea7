import {open} from 'node:fs/promises'

/** What a file of a command line is: only a draft is ever written. */
export type Kind = 'draft' | 'registry' | 'configuration'

const draftNames = /(?:^|\/)[^./]+$|\.(?:md|markdown|mdown|mkdn?|mdwn|mdtext|txt|text)$/i

/** Endings of what Word and WPS write. Of the older ones it is said only how to save them. */
export const isWord = (path: string): boolean => /\.(?:docx|docm|dotx|doc|wps)$/i.test(path)

/** Whether a file may be a draft by its name. */
export const isDraftName = (place: string): boolean => draftNames.test(place) || isWord(place)

/** So much of a YAML file is looked at, in bytes: its sections stand at the beginning of lines. */
const looked = 65_536

/** What a file is by its name, or where that leaves it open by what is in it; null for anything else. */
export async function kindOf(place: string): Promise<Kind | null> {
  if (isDraftName(place)) return 'draft'
  if (/(?:^|\/)plumbline\.ya?ml$/.test(place)) return 'configuration'
  if (/\.metrics\.ya?ml$/i.test(place)) return 'registry'
  return /\.ya?ml$/i.test(place) && (await holdsRegistry(place)) ? 'registry' : null
}

const holdsRegistry = async (place: string): Promise<boolean> =>
  /^(?:plumbline|indicators)\s*:/m.test(await beginning(place).catch(() => ''))

async function beginning(place: string): Promise<string> {
  const file = await open(place)
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(looked), 0, looked, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
