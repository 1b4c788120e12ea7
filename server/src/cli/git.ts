import {promisify} from 'node:util'

/** What git prints, run in a folder; null when it fails or is not there. */
export async function gitPrints(folder: string, words: readonly string[]): Promise<Buffer | null> {
  try {
    const {execFile} = await import('node:child_process')
    const options = {maxBuffer: 1 << 28, encoding: 'buffer'} as const
    return (await promisify(execFile)('git', ['-C', folder, ...words], options)).stdout
  } catch {
    return null
  }
}

/** The same as text. */
export const git = async (folder: string, ...words: readonly string[]): Promise<string | null> =>
  (await gitPrints(folder, words))?.toString('utf8') ?? null
