import {randomUUID} from 'node:crypto'
import {rmSync} from 'node:fs'
import {createConnection, createServer, type Server} from 'node:net'
import {join} from 'node:path'
import type {Act, Draft} from '../core/ledger/act.js'
import {isRefusal, type Refusal} from '../core/ledger/refusal.js'
import {StoreError} from '../store/store.js'
import type {Service} from './service.js'

/** An act that the host's own commands ask for. */
export interface Order {
  readonly kind: string
  readonly scope: string
  readonly reason: string | null
  readonly body: object
  readonly subject: string
  /** What it would write is answered, and nothing is written. */
  readonly isDry?: boolean
}

/** Takes orders of the host's commands; answers how far the log goes for none. */
export type Operate = (
  order: Order | null,
) => Promise<Act | Draft | Refusal | {readonly seq: number; readonly hash: string}>

export const operating =
  (service: Service): Operate =>
  async (order) => {
    if (order === null) {
      await service.sync()
      return {seq: service.state.head.seq, hash: service.state.head.hash}
    }
    const {subject, isDry = false, ...asked} = order
    const by = {subject, today: service.today, isOperator: true} as const
    const whole = {id: randomUUID(), ...asked}
    return isDry ? service.would(by, whole) : service.ask(by, whole)
  }

/** The socket lies in the store's folder, which only its owner may enter: who can write there can write the journal too. */
const socketIn = (folder: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\plumbline-${folder.replace(/[^\w]+/g, '-')}`
    : join(folder, 'operator.sock')

/** While the service holds a folder, its host's commands are passed to it. */
export function openOperator(folder: string, operate: Operate): Server {
  const place = socketIn(folder)
  if (process.platform !== 'win32') rmSync(place, {force: true})
  return createServer((socket) => {
    let text = ''
    socket.setEncoding('utf8').on('error', () => undefined)
    socket.on('data', (data: string) => {
      text += data
      if (!text.endsWith('\n')) return
      const answer = operate(JSON.parse(text)).catch((error: unknown) => ({
        failed: error instanceof StoreError ? {zh: error.zh, en: error.en} : {zh: '内部错误', en: 'internal error'},
      }))
      void answer.then((it) => socket.end(`${JSON.stringify(it)}\n`))
    })
  }).listen(place)
}

/** Asks the service that holds a folder. */
export const operatorAt =
  (folder: string): Operate =>
  (order) =>
    new Promise((resolve, reject) => {
      const socket = createConnection(socketIn(folder), () => socket.write(`${JSON.stringify(order)}\n`))
      let text = ''
      socket.setEncoding('utf8')
      socket.on('data', (data: string) => {
        text += data
      })
      socket.on('error', () => reject(unanswered))
      socket.on('end', () => {
        const answer: {failed?: {zh: string; en: string}} = text ? JSON.parse(text) : {failed: unanswered}
        if (answer.failed) reject(new StoreError('unavailable', answer.failed.zh, answer.failed.en))
        else resolve(answer as Awaited<ReturnType<Operate>>)
      })
    })

const unanswered = new StoreError(
  'locked',
  '登记库文件夹正由另一进程使用，而它没有应答',
  'another process is using this registry folder and does not answer',
)

/** The act, where it was taken. */
export async function taken(asked: ReturnType<Operate>): Promise<Act | Draft | null> {
  const answer = await asked
  if (!('kind' in answer) && isRefusal(answer)) {
    if (answer.refused === 'nothing') return null
    throw new StoreError('unavailable', answer.zh, answer.en)
  }
  return answer as Act | Draft
}
