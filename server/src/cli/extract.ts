import {extract} from '../core/ide/explain/extract.js'
import {Complaint} from './complaint.js'
import {mentionFormats} from './format/mentions.js'
import {optionsOf} from './options.js'
import {complain, print} from './output.js'
import {readDrafts} from './read.js'

/** `plumbline extract`: every indicator mention, with no judgement. Answers the exit status. */
export async function runExtract(words: readonly string[]): Promise<number> {
  const options = optionsOf('extract', words)
  const format = mentionFormats[options.format as keyof typeof mentionFormats](options.locale)
  let failed = false
  await print(format.head)
  for await (const read of readDrafts(options)) {
    if (read instanceof Complaint) {
      failed = true
      complain(read, options.locale)
    } else await print(format.draft(read.source.path, extract(read.snapshot, read.source.path)))
  }
  await print(format.tail())
  return failed ? 2 : 0
}
