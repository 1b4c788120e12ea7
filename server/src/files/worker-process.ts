import {type ChildProcess, fork} from 'node:child_process'
import {constants, setPriority} from 'node:os'
import type {World} from '../core/config/world.js'
import type {Summary} from '../core/session/closed.js'
import type {Snapshot} from '../core/session/snapshot.js'
import {type Answer, type Order, workerCommand} from './worker.js'

/** A draft to be worked out, and who waits for it. */
export interface Task {
  readonly snapshot: Snapshot
  readonly text: string
  done(summary: Summary): void
  failed(error: unknown): void
}

/**
 * A worker lives for seconds. V8 would start four compiler threads for it, which on few processors take more from the
 * others than they give to this one.
 */
const flags = ['--v8-pool-size=1', '--max-semi-space-size=16']

/** Drafts that a worker has in hand, so that it need not wait while this process is busy. */
const inHand = 6

/** A worker, seen from the process that it works for: which it does not keep alive but while it owes something. */
export class WorkerProcess {
  readonly #child: ChildProcess
  readonly #owed = new Map<number, Task>()
  #world: World | null = null
  #count = 0
  #isReady = false

  /** `free` is called whenever more can be given, `gone` once: with the tasks it leaves, and whether it ended in order. */
  constructor(program: string, free: () => void, gone: (left: readonly Task[], inOrder: boolean) => void) {
    this.#child = fork(program, [workerCommand], {
      execArgv: [...process.execArgv.filter((flag) => !flag.startsWith('--inspect')), ...flags],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#child.unref()
    this.#child.on('message', (answer: Answer) => {
      this.#hear(answer)
      free()
    })
    const end = once((code: number | null) => gone([...this.#owed.values()], code === 0))
    this.#child.on('error', () => end(null))
    this.#child.on('exit', end)
    yieldTo(this.#child)
  }

  get isReady(): boolean {
    return this.#isReady
  }

  /** Whether it owes nothing. */
  get isIdle(): boolean {
    return this.#owed.size === 0
  }

  get canTake(): boolean {
    return this.#isReady && this.#owed.size < inHand
  }

  /** Whether it has been told what this task is held against. */
  knows({snapshot}: Task): boolean {
    return this.#world === snapshot.world
  }

  give(task: Task): void {
    const {configFile, decisionsFile, registryFiles, world} = task.snapshot
    const registries = [...registryFiles.values()].map(bare)
    if (!this.knows(task)) this.#send({config: configFile, decisions: decisionsFile, registries})
    this.#world = world
    this.#owed.set(this.#count, task)
    this.#child.channel?.ref()
    this.#send({number: this.#count++, text: task.text})
  }

  #hear(answer: Answer): void {
    this.#isReady = true
    if ('number' in answer) this.#settle(answer.number, answer.summary)
    if (this.isIdle) this.#child.channel?.unref()
  }

  #settle(number: number, summary: Summary): void {
    const task = this.#owed.get(number)
    this.#owed.delete(number)
    task?.done(summary)
  }

  /** A channel that has broken is heard of as the end of the process. */
  #send(order: Order): void {
    this.#child.send(order, () => undefined)
  }
}

const bare = ({path, text}: {readonly path: string; readonly text: string}) => ({path, text})

function once<Of>(hear: (of: Of) => void): (of: Of) => void {
  let isHeard = false
  return (of) => {
    if (!isHeard) hear(of)
    isHeard = true
  }
}

/** Whoever types goes first. */
function yieldTo({pid}: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Where the system does not let us, all are equal.
  }
}
