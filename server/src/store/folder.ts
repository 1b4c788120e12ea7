import {type FileHandle, mkdir, open} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {Act, Draft, Touch} from '../core/ledger/act.js'
import {type Head, sealed, start} from '../core/ledger/chain.js'
import {lockFolder} from './folder-lock.js'
import {lineOf, readJournal} from './journal.js'
import {sha256} from './sha256.js'
import {type Appended, isSameAct, type Store, StoreError} from './store.js'
import {Waiting} from './waiting.js'

/** A store in a folder of one machine: a journal, and a lock so that one process writes it. */
export async function openFolder(folder: string): Promise<Store> {
  await mkdir(folder, {recursive: true, mode: 0o700})
  const unlock = await lockFolder(join(folder, 'lock'))
  try {
    const file = await open(join(folder, 'journal.jsonl'), 'a+', 0o600)
    try {
      const {acts, size} = await readJournal(file)
      await syncFolder(folder)
      return new FolderStore(file, acts, size, unlock)
    } catch (error) {
      await file.close()
      throw error
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

/** A new file's name is kept by its folder. */
async function syncFolder(folder: string): Promise<void> {
  for (const place of [folder, dirname(folder)]) {
    const file = await open(place, 'r').catch(() => null)
    await file?.sync().catch(() => undefined)
    await file?.close()
  }
}

interface Asked {
  readonly draft: Draft
  readonly reads: readonly Touch[]
  readonly at: string | undefined
  answer(appended: Appended): void
  fail(error: unknown): void
}

class FolderStore implements Store {
  readonly #acts: Act[] = []
  readonly #byId = new Map<string, Act>()
  readonly #versions = new Map<string, number>()
  readonly #waiting = new Waiting()
  #asked: Asked[] = []
  #isWriting = false
  #written: Promise<void> = Promise.resolve()
  /** Why nothing can be written any more. */
  #broken: unknown = null

  constructor(
    readonly file: FileHandle,
    acts: readonly Act[],
    private size: number,
    readonly unlock: () => Promise<void>,
  ) {
    for (const act of acts) this.#take(act)
  }

  append(draft: Draft, reads: readonly Touch[], _figures: unknown, at?: string): Promise<Appended> {
    return new Promise((answer, fail) => {
      this.#asked.push({draft, reads, at, answer, fail})
      if (!this.#isWriting) this.#written = this.#write()
    })
  }

  /** Acts that came while others were being written go to the disk together. */
  async #write(): Promise<void> {
    this.#isWriting = true
    while (this.#asked.length) {
      const batch = this.#asked
      this.#asked = []
      let fresh: readonly Act[] = []
      let answers: readonly Appended[] = []
      try {
        ;[fresh, answers] = this.#judge(batch)
        if (this.#broken) throw this.#broken
        if (fresh.length) await this.#put(fresh.map(lineOf).join(''))
      } catch (error) {
        for (const {fail} of batch) fail(error)
        continue
      }
      for (const act of fresh) this.#take(act)
      for (const [at, {answer}] of batch.entries()) answer(answers[at]!)
      this.#waiting.arrived(this.#head.seq)
    }
    // In the same breath as the last look: whoever comes next starts anew.
    this.#isWriting = false
  }

  /** What becomes of each, those before it in the batch counted as written. */
  #judge(batch: readonly Asked[]): readonly [fresh: readonly Act[], answers: readonly Appended[]] {
    const fresh: Act[] = []
    const versions = new Map<string, number>()
    const newest = (key: string): number => versions.get(key) ?? this.#versions.get(key) ?? 0
    const answers = batch.map(({draft, reads, at}): Appended => {
      const known = this.#byId.get(draft.id) ?? fresh.find(({id}) => id === draft.id)
      if (known) return isSameAct(known, draft) ? {act: known, isNew: false} : {taken: known}
      const stale =
        reads.find(({key, version}) => newest(key) !== version) ??
        draft.touches.find(({key, version}) => newest(key) !== version - 1)
      if (stale) return {stale: {key: stale.key, version: newest(stale.key)}}
      const act = sealed(draft, fresh.at(-1) ?? this.#head, at ?? new Date().toISOString(), sha256)
      fresh.push(act)
      for (const {key, version} of draft.touches) versions.set(key, version)
      return {act, isNew: true}
    })
    return [fresh, answers]
  }

  /** All of the text is on the disk, or none of it. */
  async #put(text: string): Promise<void> {
    const bytes = Buffer.from(text)
    try {
      for (let at = 0; at < bytes.length; ) at += (await this.file.write(bytes, at)).bytesWritten
      await this.file.datasync()
      this.size += bytes.length
    } catch (error) {
      await this.file.truncate(this.size).catch((worse: unknown) => {
        this.#broken = worse
      })
      throw isFull(error) ? full : error
    }
  }

  #take(act: Act): void {
    this.#acts.push(act)
    this.#byId.set(act.id, act)
    for (const {key, version} of act.touches) this.#versions.set(key, version)
  }

  get #head(): Head {
    return this.#acts.at(-1) ?? start
  }

  async read(after: number, most: number): Promise<readonly Act[]> {
    return this.#acts.slice(after, after + most)
  }

  async head(): Promise<Head> {
    return this.#head
  }

  wait(after: number, ms: number): Promise<number> {
    const {seq} = this.#head
    return seq > after ? Promise.resolve(seq) : this.#waiting.until(after, ms, () => this.#head.seq)
  }

  async close(): Promise<void> {
    await this.#written
    this.#waiting.end(this.#head.seq)
    await this.file.close()
    await this.unlock()
  }
}

const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(Object(error).code))

const full = new StoreError('full', '磁盘已满，此次操作没有写入。', 'the disk is full; nothing was written')
