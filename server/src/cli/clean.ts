// What a draft, a registry or a file's name says is printed where a terminal or the log of a CI job reads it, and both obey
// some of what they read.

/** Of which a terminal makes colours, cursors, titles and ends of lines. */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

/** Signs that turn text around. */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The same in JSON, which writes the others as escapes by itself. */
const rawInJson = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Words without what a terminal obeys, in one line. */
export const uncontrolled = (words: string): string => words.replace(controls, ' ').replace(turns, '')

/** The same as the whole or a part of a line of output: GitHub obeys lines that begin with `::`, or have `##[` anywhere. */
export const clean = (words: string): string =>
  uncontrolled(words)
    .replace(/^\s*::/, ': :')
    .replaceAll('##[', '## [')

/** Lines that keep their ends and are shown to people only. */
export const cleanLines = (text: string): string => text.replace(/[^\n]+/g, clean)

/** The JSON of a value, whose text does nothing to a terminal or a log. */
export const inertJson = (value: unknown, space = 0): string =>
  JSON.stringify(value, null, space).replace(rawInJson, escaped).replaceAll('##[', '#\\u0023[')

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
