import {marginNotes} from '../../core/ide/findings/margin.js'
import {guard} from '../safely.js'
import {words} from '../to-lsp.js'
import type {Feature} from './feature.js'

/**
 * Word files for a client that cannot read them: `plumbline/word/read` {bytes} answers the draft as {text}, which the client
 * opens as a document of its own; `plumbline/word/annotate` {textDocument, bytes} the file with the findings of that document
 * as comments, {bytes, placed, all}. Bytes are in Base64. Either answers {refused} where the file is none: a line for people.
 */
export const wordFiles: Feature = {
  announce: () => ({}),
  serve: ({connection, asked, client, safely}) => {
    const say: Say = (said) => words(said, client)
    connection.onRequest(
      'plumbline/word/read',
      guard(connection)(
        'word/read',
        {refused: say(failed)},
        ({bytes}: Bytes): Promise<Answer> => opened(bytes, say, ({reading}) => ({text: reading.text})),
      ),
    )
    connection.onRequest(
      'plumbline/word/annotate',
      safely(
        'word/annotate',
        {refused: say(failed)},
        ({textDocument: {uri}, bytes}: Bytes & Draft): Promise<Answer> =>
          opened(bytes, say, (word, {withComments}) => {
            const found = asked(uri)
            if (!found || found.file.text !== word.reading.text) return {refused: say(changed)}
            const notes = marginNotes(found.view.snapshot, found.path, client.english ? 'en' : 'zh')
            const made = withComments(word, notes, new Date())
            return {bytes: toBase64(made.bytes), placed: made.placed, all: notes.length}
          }),
      ),
    )
  },
}

type Say = (words: {readonly zh: string; readonly en: string}) => string

/** What is answered; `refused` alone where the file is no Word draft. */
interface Answer {
  readonly refused?: string
  readonly text?: string
  readonly bytes?: string
  readonly placed?: number
  readonly all?: number
}

interface Bytes {
  readonly bytes: string
}

interface Draft {
  readonly textDocument: {readonly uri: string}
}

type WordModule = typeof import('../../word/index.js')

const failed = {zh: '无法读取 Word 文稿', en: 'the Word draft cannot be read'}
const changed = {
  zh: 'Word 文稿已有改动，请重新核对后再写批注',
  en: 'the Word draft has changed; check it again before comments are written',
}

/** Does something with a Word file, or says why it is none. The reader comes with the first of them. */
async function opened(
  bytes: string,
  say: Say,
  make: (word: ReturnType<WordModule['openWord']>, module: WordModule) => Answer,
): Promise<Answer> {
  const module = await import('../../word/index.js')
  try {
    return make(module.openWord(fromBase64(bytes)), module)
  } catch (error) {
    if (error instanceof module.Refused) return {refused: say(module.refusals[error.refusal])}
    throw error
  }
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (it) => it.charCodeAt(0))

/** In pieces: a call takes so many arguments at most. */
function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
