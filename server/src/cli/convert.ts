import {access} from 'node:fs/promises'
import {Complaint, complaint} from './complaint.js'
import {readDraft, sourcesOf} from './drafts.js'
import {isWord} from './kind.js'
import {optionsOf} from './options.js'
import {writeNew} from './write-new.js'

/** `plumbline convert FROM TO`: Word to Markdown and back. A file that is there is not written over. Answers the exit status. */
export async function runConvert(words: readonly string[]): Promise<number> {
  const {paths} = optionsOf('convert', words)
  const [from, to, ...others] = paths
  if (from === undefined || to === undefined || others.length || isWord(from) === isWord(to) || /\.doc$/i.test(to))
    throw complaint(
      'convert needs a .docx and a Markdown file to write, or the other way about',
      'convert 需要一份 .docx 和一个要写的 Markdown 文件，或反过来',
    )
  if (await isThere(to))
    throw complaint(`${to}: is there already; name another file`, `${to}：文件已经存在，请另取文件名`)
  const failed = await writeNew(to, await converted(from, to))
  if (failed) throw failed
  return 0
}

async function converted(from: string, to: string): Promise<Uint8Array | string> {
  const {sources, complaints} = await sourcesOf([from], ['draft'])
  const [source] = sources
  if (!source) throw complaints[0] ?? complaint(`${from}: not a draft`, `${from}：不是文稿`)
  const read = await readDraft(source)
  if (read instanceof Complaint) throw read
  if (!isWord(to)) return read.text
  const {writeWord} = await import('../word/writer.js')
  return writeWord(read.text)
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
