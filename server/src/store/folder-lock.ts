import {readFileSync} from 'node:fs'
import {mkdir, open, readFile, rmdir, stat, unlink} from 'node:fs/promises'
import {hostname} from 'node:os'
import {StoreError} from './store.js'

/** Who holds a folder. A process id alone may be another process's by now; with its start it is not. */
interface Holder {
  readonly host: string
  readonly pid: number
  readonly started: string
}

/** So long may taking over a dead process's lock last, ms. */
const longest = 10_000

/** Takes a folder for this process alone; answers how to let it go. Rejects where a process that lives has it. */
export async function lockFolder(place: string): Promise<() => Promise<void>> {
  const own = JSON.stringify({host: hostname(), pid: process.pid, started: startOf(process.pid)})
  if (!(await create(place, own))) await takeOver(place, own)
  return () => unlink(place).catch(() => undefined)
}

async function create(place: string, text: string): Promise<boolean> {
  const file = await open(place, 'wx', 0o600).catch((error: unknown) => {
    if (Object(error).code === 'EEXIST') return null
    throw error
  })
  if (!file) return false
  await file.writeFile(text).finally(() => file.close())
  return true
}

/** One process at a time takes over; the folder that says so is left behind by nobody who lives. */
async function takeOver(place: string, own: string): Promise<void> {
  const held = await readFile(place, 'utf8').catch(() => '')
  const holder = holderIn(held)
  if (holder && isAlive(holder)) throw locked(holder)
  const taking = `${place}.taking`
  const age = await stat(taking).then(
    ({mtimeMs}) => Date.now() - mtimeMs,
    () => 0,
  )
  if (age > longest) await rmdir(taking).catch(() => undefined)
  await mkdir(taking).catch(() => {
    throw locked(holder)
  })
  try {
    if ((await readFile(place, 'utf8').catch(() => '')) !== held) throw locked(holder)
    await unlink(place).catch(() => undefined)
    if (!(await create(place, own))) throw locked(holder)
  } finally {
    await rmdir(taking).catch(() => undefined)
  }
}

function holderIn(text: string): Holder | null {
  try {
    const {host, pid, started}: Holder = JSON.parse(text)
    return {host, pid, started}
  } catch {
    // Cut off by the end of the process that wrote it.
    return null
  }
}

/** Of another machine nobody here can tell. */
function isAlive({host, pid, started}: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (Object(error).code === 'ESRCH') return false
  }
  return startOf(pid) === started
}

/** When a process began, where the system tells. */
function startOf(pid: number): string {
  try {
    return (
      readFileSync(`/proc/${pid}/stat`, 'latin1')
        .replace(/^.*\) /, '')
        .split(' ')[19] ?? ''
    )
  } catch {
    return ''
  }
}

const locked = (holder: Holder | null): StoreError =>
  new StoreError(
    'locked',
    `登记库文件夹正由另一进程使用（${holder ? `${holder.host}，进程 ${holder.pid}` : '正在接管'}），同时只能有一个进程写入。`,
    `another process is using this registry folder (${holder ? `${holder.host}, process ${holder.pid}` : 'taking over'}); one at a time may write`,
  )
