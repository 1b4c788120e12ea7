import type {Json} from './json.js'

/** JSON as the YAML that keepers write. */

/** What reads as itself without quotes, wherever it stands. */
const isPlain = (text: string): boolean =>
  /^[A-Za-z\u3007\u4e00-\u9fff][A-Za-z0-9\u3007\u4e00-\u9fff（）“”《》、，。；：·.\-_/ ]*$/u.test(text) &&
  !/ $|^(?:null|true|false|yes|no|on|off|y|n|nan|inf)$|---/i.test(text)

/** A number in the digits that it was given in; such a text stands without quotes where a number is meant. */
const isNumber = (text: string): boolean => /^-?\d{1,30}(?:\.\d{1,30})?$/.test(text)

/** Keys whose texts are amounts. */
const amounts = new Set(['value', 'step', 'factor'])

const isAmount = (text: string): boolean =>
  isNumber(text) || /^-?\d{1,30}(?:\.\d{1,30})?(?:万亿|[百千]?[万亿])$/.test(text)

export function flow(value: Json, key = ''): string {
  if (typeof value === 'string') return (amounts.has(key) && isAmount(value)) || isPlain(value) ? value : quoted(value)
  if (value === null || typeof value !== 'object') return String(value)
  if (isList(value)) return `[${value.map((it) => flow(it, key)).join(', ')}]`
  return `{${fields(value)
    .map(([name, it]) => `${keyText(name)}: ${flow(it, name)}`)
    .join(', ')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** Line ends of other alphabets are escaped too: no line of a file may end where no keeper sees it. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

export const keyText = (key: string): string => (isPlain(key) && !/[ ：，。]/.test(key) ? key : quoted(key))

/** What a keeper looks for first stands first; the rest by the alphabet, so that one entry has one text. */
const first = [
  ...[
    'id',
    'name',
    'label',
    'title',
    'aliases',
    'notThis',
    'asOf',
    'value',
    'step',
    'qualifier',
    'status',
    'definition',
  ],
  ...['unit', 'unitAccept', 'display', 'kind', 'direction', 'attribute', 'owner', 'area', 'classification', 'vintage'],
  ...['approvedBy', 'source', 'note', 'revisions', 'observations', 'targets'],
]

const rankOf = (key: string): number => {
  const at = first.indexOf(key)
  return at < 0 ? first.length : at
}

const fields = (value: {readonly [key: string]: Json}): readonly (readonly [string, Json])[] =>
  Object.entries(value)
    .filter(([, it]) => it !== undefined)
    .sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))

/** The lines of an item of a list: its keys below each other, lists of records one a line. */
export function item(entry: {readonly [key: string]: Json}): string {
  const lines = fields(entry).flatMap(([key, value]) =>
    isListOfRecords(value)
      ? [`${keyText(key)}:`, ...value.map((it) => `  - ${flow(it)}`)]
      : [`${keyText(key)}: ${flow(value, key)}`],
  )
  return lines.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}\n`).join('')
}

const isListOfRecords = (value: Json): value is readonly Json[] =>
  isList(value) && value.length > 0 && value.every((it) => typeof it === 'object' && it !== null && !isList(it))
