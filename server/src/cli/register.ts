import {additions} from '../core/ide/registering/additions.js'
import {advance} from '../core/session/advance.js'
import type {Snapshot} from '../core/session/snapshot.js'
import {applyAll, type Edit} from '../core/text/edit.js'
import {decode} from '../files/decode.js'
import {join} from '../files/files.js'
import {readRegular} from '../files/regular.js'
import {replaceFile} from '../files/replace.js'
import {Complaint, complaint} from './complaint.js'
import {inLocale} from './locale.js'
import {optionsOf} from './options.js'
import {complain, print} from './output.js'
import {workingFolder} from './places.js'
import {type Read, readDrafts} from './read.js'
import type {Workspace} from './workspace.js'

/** `plumbline register DRAFT…`: what drafts state and their registry does not have is added to it. Answers the exit status. */
export async function runRegister(words: readonly string[]): Promise<number> {
  const options = optionsOf('register', words)
  if (!options.paths.length) throw complaint('register: name the drafts', 'register：请写明文稿')
  let [failed, added] = [false, 0]
  // Drafts of one workspace together: what two of them state is one entry.
  const all = new Map<Workspace, Snapshot>()
  for await (const read of readDrafts(options)) {
    if (read instanceof Complaint) {
      failed = true
      complain(read, options.locale)
    } else all.set(read.workspace, withDraft(all.get(read.workspace), read))
  }
  for (const snapshot of all.values()) {
    const found = additions(snapshot, [...snapshot.drafts.keys()], options.prefix)
    if (!found) throw noRegistry()
    if (found.indicators) await write(found.path, found.edit)
    added += found.indicators
  }
  await print(
    inLocale(
      {zh: `登记库新增 ${added} 个指标。\n`, en: `${added} indicators were added to the registry.\n`},
      options.locale,
    ),
  )
  return failed ? 2 : 0
}

const withDraft = (known: Snapshot | undefined, {snapshot, source, text}: Read): Snapshot =>
  known ? advance(known, {kind: 'draft-opened', uri: source.path, text}) : snapshot

const noRegistry = (): Complaint =>
  complaint(
    'register: there is no registry file to add to; plumbline init makes one',
    'register：没有可以补登的登记库文件，可用 plumbline init 建立',
  )

async function write(path: string, edit: Edit): Promise<void> {
  const place = join(workingFolder(), path)
  const decoded = decode(await readRegular(place))
  if (!decoded?.encoding.startsWith('utf-8'))
    throw complaint(`${path}: only UTF-8 is written; save it as UTF-8`, `${path}：只能写 UTF-8，请另存为 UTF-8`)
  const text = applyAll(decoded.text, [edit])
  await replaceFile(place, Buffer.from(decoded.encoding === 'utf-8-bom' ? `\ufeff${text}` : text))
}
