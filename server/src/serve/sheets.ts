import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads'
import {StoreError} from '../store/store.js'
import {type Done, doSheetJob, type Job} from './sheet-job.js'

/** Does what is asked of spreadsheets. Rejects with a `StoreError` where there are too many of them at once. */
export type Sheets = (job: Job) => Promise<Done>

/** How long one may take, ms, how much memory it may have, MB, and how many may wait. */
const limits = {ms: 60_000, megabytes: 600, waiting: 8}

/**
 * One after another, each in a worker of its own: a sheet that takes for ever, or all memory there is, ends by itself and
 * nobody who waits for a decision waits for it. `folder`: where `serve.js` lies; from source, where it does not, it is done here.
 */
export function sheetsIn(folder: string, {ms, megabytes, waiting} = limits): Sheets {
  const program = join(folder, 'serve.js')
  const run = existsSync(program) ? (job: Job) => inWorker(program, job, ms, megabytes) : doSheetJob
  let last: Promise<unknown> = Promise.resolve()
  let count = 0
  return async (job) => {
    if (count >= waiting) throw tooMany
    count++
    const done = last.then(() => run(job))
    last = done.catch(() => undefined)
    return done.finally(() => {
      count--
    })
  }
}

const mark = 'plumbline-sheets'

function inWorker(program: string, job: Job, ms: number, megabytes: number): Promise<Done> {
  return new Promise((resolve) => {
    const worker = new Worker(program, {
      workerData: {is: mark, job},
      resourceLimits: {maxOldGenerationSizeMb: megabytes},
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    const end = (done: Done): void => {
      clearTimeout(timer)
      resolve(done)
      void worker.terminate()
    }
    const timer = setTimeout(() => end({refused: beyond}), ms)
    worker.once('message', end)
    worker.once('error', () => end({refused: beyond}))
    worker.once('exit', () => end({refused: beyond}))
  })
}

/** In such a worker: does its job. */
export function workOnSheets(): void {
  const {is, job}: {is?: unknown; job?: Job} = Object(workerData)
  if (isMainThread || is !== mark || !job) return
  void doSheetJob(job).then((done) => parentPort?.postMessage(done))
}

const beyond = {
  zh: '表格过于庞大或复杂，没有读完，请只留要登记的工作表再导入',
  en: 'the file is too large or too involved and was not read to its end; keep only the sheets to be imported',
}

const tooMany = new StoreError(
  'unavailable',
  '正在办理的表格较多，请稍后再试',
  'too many spreadsheets are being worked on; try again in a moment',
)
