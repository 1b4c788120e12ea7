import {availableParallelism} from 'node:os'
import {setTimeout as pause, setImmediate} from 'node:timers/promises'
import {type Summarize, summarizeHere} from './summaries.js'
import type {Task, WorkerProcess} from './worker-process.js'

/** So much text must be waiting before workers are worth their start, in UTF-16 code units: about a second's work. */
const worthwhile = 200_000

/** So long the first draft waits, to see how many come with it, in ms. */
const gathering = 20

/** One a processor, where there is more than one; more than four would wait for what they are given. */
const asMany = availableParallelism() > 1 ? Math.min(availableParallelism(), 4) : 0

/**
 * Works drafts out: in this process, or where there is much to do in others of this program. They end with this process, or
 * when nothing is left to do. When one dies its drafts are worked out here, and no other is started.
 */
export class Workers {
  readonly #program: string
  readonly #workers = new Set<WorkerProcess>()
  readonly #waiting: Task[] = []
  #most: number
  #worksHere = false
  #isHiring = false

  /** `program` is the file that `node` runs, with at most so many processes. */
  constructor(program: string, most = asMany) {
    this.#program = program
    this.#most = most
  }

  readonly summarize: Summarize = (snapshot, text) =>
    new Promise((done, failed) => {
      this.#waiting.push({snapshot, text, done, failed})
      this.#handOut()
    })

  #handOut(): void {
    for (const worker of this.#workers)
      for (let task = this.#nextFor(worker); task; task = this.#nextFor(worker)) worker.give(task)
    if (this.#waiting.reduce((sum, {text}) => sum + text.length, 0) > worthwhile) void this.#hire()
    if (!this.#worksHere && this.#isAlone) void this.#workHere()
  }

  /** Registries are large: first what is held against the one that the worker knows. */
  #nextFor(worker: WorkerProcess): Task | null {
    if (!worker.canTake) return null
    const known = this.#waiting.findIndex((task) => worker.knows(task))
    return this.#waiting.splice(Math.max(known, 0), 1)[0] ?? null
  }

  /** Whether nobody else works, or soon will. */
  get #isAlone(): boolean {
    return !this.#workers.size && !this.#isHiring
  }

  /** What starts processes is loaded with the first: most programs need none. */
  async #hire(): Promise<void> {
    if (this.#isHiring || this.#workers.size >= this.#most) return
    this.#isHiring = true
    const {WorkerProcess} = await import('./worker-process.js')
    this.#isHiring = false
    while (this.#workers.size < this.#most) {
      const worker = new WorkerProcess(
        this.#program,
        () => this.#handOut(),
        (left, inOrder) => {
          this.#workers.delete(worker)
          if (!inOrder) this.#most = 0
          this.#waiting.unshift(...left)
          this.#handOut()
        },
      )
      this.#workers.add(worker)
    }
    this.#handOut()
  }

  /** While nobody else does. Between drafts other messages are let through. */
  async #workHere(): Promise<void> {
    this.#worksHere = true
    await pause(gathering)
    while (this.#isAlone) {
      const task = this.#waiting.shift()
      if (!task) break
      await summarizeHere(task.snapshot, task.text).then(task.done, task.failed)
      await setImmediate()
    }
    this.#worksHere = false
  }
}
