import {access} from 'node:fs/promises'
import {Complaint, complaint} from './complaint.js'
import {readDraft, sourcesOf} from './drafts.js'
import {isWord} from './kind.js'
import {type Options, optionsOf} from './options.js'
import {complain} from './output.js'
import {writeNew} from './write-new.js'

/** `plumbline convert FROM TO`: Word to Markdown and back. A file that is there is not written over. Answers the exit status. */
export async function runConvert(words: readonly string[]): Promise<number> {
  const {paths, locale, changes} = optionsOf('convert', words)
  const [from, to, ...others] = paths
  if (from === undefined || to === undefined || others.length || isWord(from) === isWord(to) || /\.doc$/i.test(to))
    throw complaint(
      'convert needs a .docx and a Markdown file to write, or the other way about',
      'convert 需要一份 .docx 和一个要写的 Markdown 文件，或反过来',
    )
  if (await isThere(to))
    throw complaint(`${to}: is there already; name another file`, `${to}：文件已经存在，请另取文件名`)
  const failed = await writeNew(to, await converted(from, to, {locale, changes}))
  if (failed) throw failed
  return 0
}

async function converted(
  from: string,
  to: string,
  {locale, changes}: Pick<Options, 'locale' | 'changes'>,
): Promise<Uint8Array | string> {
  const {sources, complaints} = await sourcesOf([from], ['draft'], {stdinFilename: null, config: null, changes})
  const [source] = sources
  if (!source) throw complaints[0] ?? complaint(`${from}: not a draft`, `${from}：不是文稿`)
  const read = await readDraft(source)
  if (read instanceof Complaint) throw read
  if (!isWord(to)) return read.text
  const {writeWord} = await import('../word/writer.js')
  const {bytes, left} = await writeWord(read.text)
  const {pictures, tables} = left
  if (pictures + tables)
    complain(
      complaint(
        `${to}: without ${pictures} pictures and ${tables} HTML tables, which have no place in it`,
        `${to}：未写入图片 ${pictures} 幅、HTML 表格 ${tables} 张，请在 Word 中补上`,
      ),
      locale,
    )
  return bytes
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
