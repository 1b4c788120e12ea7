import {access, chmod, chown, constants, type FileHandle, open, realpath, rename, rm, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

/** Whether a file says of itself that it is not to be written, even by those whom the system would let. */
export async function isReadOnly(place: string): Promise<boolean> {
  if (((await stat(place)).mode & 0o222) === 0) return true
  return access(place, constants.W_OK).then(
    () => false,
    () => true,
  )
}

/**
 * Puts other bytes into a file, which stays what it is: behind its links, with its mode and owner. Written beside and
 * renamed where that is possible, so that a process that ends half-way leaves the old file. Throws where the bytes cannot
 * be written, and then leaves the old ones and nothing beside them.
 */
export async function replaceFile(link: string, bytes: Uint8Array): Promise<void> {
  const place = await realpath(link)
  const about = await stat(place)
  // Another name of the file would keep the old one.
  if (about.nlink > 1 || !(await exchange(place, about, bytes))) await overwrite(place, bytes)
}

interface About {
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

/** False where this user may make no such file here. */
async function exchange(place: string, {mode, uid, gid}: About, bytes: Uint8Array): Promise<boolean> {
  const fresh = join(dirname(place), `.${basename(place)}.${process.pid}.tmp`)
  // Never through a file or link that already has the name.
  const file = await open(fresh, 'wx', 0o600).catch(nullIfRefused)
  if (!file) return false
  try {
    await fill(file, bytes).finally(() => file.close())
    await chown(fresh, uid, gid)
    await chmod(fresh, mode & 0o7777)
    await rename(fresh, place)
    return true
  } catch (error) {
    await rm(fresh, {force: true})
    nullIfRefused(error)
    return false
  }
}

function nullIfRefused(error: unknown): null {
  if (['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENAMETOOLONG'].includes(String(Object(error).code))) return null
  throw error
}

async function overwrite(place: string, bytes: Uint8Array): Promise<void> {
  const file = await open(place, 'r+')
  try {
    const before = await file.readFile()
    await fill(file, bytes).catch(async (error: unknown) => {
      // The room that they had is still there.
      await fill(file, before)
      throw error
    })
  } finally {
    await file.close()
  }
}

async function fill(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at, at)).bytesWritten
  await file.truncate(bytes.length)
  await file.sync()
}
