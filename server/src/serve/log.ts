/** A line a request, for whoever runs the service: never a figure, a name of an indicator, a query or a token. */
export interface Logged {
  readonly at: string
  readonly method: string
  /** The route, not the path: a path may name an indicator. */
  readonly route: string
  readonly status: number
  readonly ms: number
  readonly by: string | null
}

export type Log = (line: Logged | {readonly at: string; readonly event: string}) => void

export const logTo =
  (write: (text: string) => void): Log =>
  (line) =>
    write(`${JSON.stringify(line)}\n`)
