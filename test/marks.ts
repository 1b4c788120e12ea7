/** The one notation of the tests: `⟦ ⟧` enclose the words a test is about. Neither character occurs in official text. */
export interface Marked {
  readonly text: string
  readonly spans: readonly {readonly from: number; readonly to: number}[]
}

/** Takes the marks out and says where they stood, in the order in which they open. */
export function unmark(marked: string): Marked {
  const spans: {from: number; to: number}[] = []
  const open: number[] = []
  let text = ''
  for (const character of marked) {
    if (character === '⟦') open.push(spans.push({from: text.length, to: text.length}) - 1)
    else if (character === '⟧') spans[open.pop() ?? 0]!.to = text.length
    else text += character
  }
  return {text, spans}
}

/** Puts marks around spans: what a failing test prints, to be pasted back once it has been read. */
export function mark(text: string, spans: Marked['spans']): string {
  const signs = spans.flatMap(({from, to}) => [
    {at: from, sign: '⟦', order: 1},
    {at: to, sign: '⟧', order: 0},
  ])
  let marked = text
  for (const {at, sign} of signs.sort((a, b) => b.at - a.at || b.order - a.order))
    marked = marked.slice(0, at) + sign + marked.slice(at)
  return marked
}
