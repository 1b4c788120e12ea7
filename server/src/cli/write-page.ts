import {complaint} from './complaint.js'
import type {Options} from './options.js'
import {print} from './output.js'
import {writeNew} from './write-new.js'

/** Prints a page, or writes it to the file that `--output` names. A Word file is for no terminal. Throws why it cannot be written. */
export async function writePage({output}: Pick<Options, 'output'>, page: string | Uint8Array): Promise<void> {
  if (output === null && typeof page !== 'string' && process.stdout.isTTY)
    throw complaint(
      'a Word file is not for a terminal; add --output FILE.docx',
      '终端不能显示 Word 文件，请加 --output 文件.docx',
    )
  if (output === null) return print(page)
  const failed = await writeNew(output, page)
  if (failed) throw failed
}

/** Markdown as an annex in Word. */
export async function annexOf(markdown: string, label: string): Promise<Uint8Array> {
  const {writeWord} = await import('../word/writer.js')
  return (await writeWord(markdown, {annex: label})).bytes
}
