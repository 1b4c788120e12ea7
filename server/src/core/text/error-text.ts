/** The engine's own words, which quote nothing that was read. */
const plain =
  /^(?:Cannot (?:read|set) properties of (?:undefined|null)(?: \((?:reading|setting) '[\w$#]{1,40}'\))?|[\w$.#]{1,80} is not (?:a function|iterable|defined|a constructor)|Maximum call stack size exceeded|Invalid (?:array|string) length)$/

/** So many places tell where it was. */
const most = 6

/**
 * What went wrong inside, for logs and people: the kind of error and where. Its message only where that quotes nothing: a
 * figure, a token or a word of a draft may stand in any other.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return 'error'
  const {name, message, stack = ''} = error
  const places = stack
    .replace(message, '')
    .split('\n')
    .flatMap((line) => /^ {4}at (.*:\d+:\d+\)?)$/.exec(line)?.[1] ?? [])
  const kind = /^\w{1,40}$/.test(name) ? name : 'Error'
  return [plain.test(message) ? `${kind}: ${message}` : kind, ...places.slice(0, most)].join(' < ')
}
