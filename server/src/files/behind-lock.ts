import {type Files, isUrl, join} from './files.js'
import {lockName, readLock} from './lock-text.js'
import type {RegistryText} from './sources.js'

/** The sources, as the lock beside a configuration in `folder` names them, that are not what it holds any more. */
export async function behindLock(
  files: Files,
  folder: string,
  texts: readonly RegistryText[],
): Promise<readonly string[]> {
  const bytes = await files.read(`${folder}/${lockName}`)
  const locked = bytes && readLock(new TextDecoder().decode(bytes))
  if (!locked) return []
  const known = new Map(texts.map(({path, text}) => [path, text]))
  const moved = await Promise.all(
    locked.map(async ({source, digest}) => {
      const text = known.get(isUrl(source) ? source : join(folder, source))
      return text !== undefined && (await digestOf(text)) !== digest ? [source] : []
    }),
  )
  return moved.flat()
}

/** By the Web's own means: a server in a browser has no others. */
async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map((it) => it.toString(16).padStart(2, '0')).join('')
}
