import {safeChanges} from '../core/ide/actions/fixes.js'
import {advance} from '../core/session/advance.js'
import type {Snapshot} from '../core/session/snapshot.js'
import {decode, type Encoding} from '../files/decode.js'
import {readRegular} from '../files/regular.js'
import {isReadOnly, replaceFile} from '../files/replace.js'
import {type Complaint, complaint} from './complaint.js'
import type {Source} from './drafts.js'

/** Fixes may bring others in reach; more rounds than this would mean two rules undoing each other. */
export const roundsAtMost = 10

/** A draft as it was read. */
interface AsRead {
  readonly source: Pick<Source, 'path' | 'place' | 'input'>
  readonly text: string
  readonly encoding: Encoding | 'word'
}

/** A draft without what could be fixed safely. */
export interface Fixed {
  readonly snapshot: Snapshot
  readonly text: string
  /** How many places were changed, by rule. */
  readonly changes: ReadonlyMap<string, number>
}

/** Applies the safe fixes until there are none left. Writes nothing. */
export function fixed(before: Snapshot, uri: string): Fixed {
  const changes = new Map<string, number>()
  let snapshot = before
  for (let round = 0; round < roundsAtMost; round++) {
    const found = safeChanges(snapshot, uri)
    if (found.length === 0) break
    for (const {rule} of found) changes.set(rule, (changes.get(rule) ?? 0) + 1)
    // From the last to the first, so that the offsets of those before it still hold.
    const edits = found.flatMap((it) => it.edits).reverse()
    snapshot = advance(snapshot, {kind: 'draft-edited', uri, edits})
  }
  return {snapshot, text: snapshot.drafts.get(uri)?.text ?? '', changes}
}

/** Writes a draft that was fixed, or says why not. */
export async function writeFixed(read: AsRead, {text}: Pick<Fixed, 'text'>): Promise<Complaint | null> {
  const {source, encoding} = read
  const {path, place} = source
  if (source.input) return complaint('-: standard input cannot be fixed in place', '-：标准输入无法就地修改')
  if (encoding === 'word')
    return complaint(
      `${path}: Word files are not fixed in place; use --suggest OUT.docx`,
      `${path}：不直接改写 Word 文稿，请用 --suggest 输出.docx`,
    )
  if (encoding !== 'utf-8' && encoding !== 'utf-8-bom')
    return complaint(
      `${path}: not fixed, since only UTF-8 is written and this is ${encoding}`,
      `${path}：未修改，只能写 UTF-8，而此文件是 ${encoding}`,
    )
  try {
    if (await isReadOnly(place)) return complaint(`${path}: not fixed, it is read-only`, `${path}：未修改，文件为只读`)
    if (!(await isAsRead(read)))
      return complaint(
        `${path}: not fixed, it has changed meanwhile; check it again`,
        `${path}：未修改，检查期间文件已有变动，请重新检查`,
      )
    await replaceFile(place, Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${text}` : text))
  } catch (error) {
    return complaint(`${path}: cannot be written (${codeOf(error)})`, `${path}：无法写入（${codeOf(error)}）`)
  }
  return null
}

/** What changed, for people: where, how many places, by which rules. */
export function changesOf({source: {path}}: AsRead, {changes}: Fixed, isWritten: boolean): Complaint {
  const count = [...changes.values()].reduce((sum, it) => sum + it, 0)
  const byRule = [...changes].map(([rule, times]) => `${rule} ${times}`)
  const [done, zh] = isWritten ? ['changed', '已修改'] : ['would change', '将修改']
  return complaint(
    `${path}: ${count} place${count === 1 ? '' : 's'} ${done} (${byRule.join(', ')})`,
    `${path}：${zh} ${count} 处（${byRule.join('，')}）`,
  )
}

async function isAsRead({source, text}: AsRead): Promise<boolean> {
  return decode(await readRegular(source.place))?.text === text
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
