/** The rows of a CSV text (RFC 4180; also parted by tabs or semicolons, whichever its first line has most of). */
export function readCsv(text: string): readonly (readonly string[])[] {
  const sign = signOf(text)
  const rows: string[][] = []
  let [row, cell, isQuoted, isOpen] = [[] as string[], '', false, false]
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at++) {
    const it = text[at] ?? ''
    if (isQuoted && it === '"' && text[at + 1] === '"') {
      cell += it
      at++
    } else if (it === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (!isQuoted && (it === sign || it === '\n')) {
      row.push(cell)
      cell = ''
      if (it === '\n') rows.push(row)
      if (it === '\n') row = []
    } else if (isQuoted || it !== '\r') cell += it
    isOpen = it !== '\n' || isQuoted
  }
  if (isOpen) rows.push([...row, cell])
  return rows
}

function signOf(text: string): string {
  const line = /^[^\n]*/.exec(text)?.[0] ?? ''
  const count = (sign: string): number => line.split(sign).length
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** Rows as CSV with the BOM by which spreadsheet programs on Chinese Windows know UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`

const field = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
