import {findings} from '../server/src/core/ide/findings/findings.js'
import {marginNotes} from '../server/src/core/ide/findings/margin.js'
import {advance} from '../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../server/src/core/session/snapshot.js'
import {withComments} from '../server/src/word/comments.js'
import {openWord} from '../server/src/word/word-file.js'
import {writeWord} from '../server/src/word/writer.js'
import {plan, registry} from './texts.js'

/** A plan of 200 pages: 400,000 characters, of three bytes each. */
const size = 1_200_000

/**
 * A plan as a Word file, and the same as Markdown: what reading and checking cost, and what the comments, in ms of this
 * process's own time; the memory that it came to, in MB.
 */
export async function wordDraft(): Promise<Readonly<Record<string, number>>> {
  const {bytes} = await writeWord(plan(size))
  const {text} = openWord(bytes).reading
  const world = advance(emptySnapshot, {
    kind: 'registries-read',
    files: [{path: 'r.metrics.yaml', text: registry(100)}],
  })
  const check = (markdown: string): Snapshot => {
    const snapshot = advance(world, {kind: 'draft-opened', uri: 'a', text: markdown})
    findings(snapshot, 'a')
    return snapshot
  }
  // What runs first warms what runs after it.
  check(`${text}\n乙\n`)
  const [markdown] = spent(() => check(`${text}\n甲\n`))
  const [word, opened] = spent(() => {
    const file = openWord(bytes)
    return {file, snapshot: check(file.reading.text)}
  })
  const [annotated] = spent(() => withComments(opened.file, marginNotes(opened.snapshot, 'a', 'zh'), new Date(0)))
  return {markdown, word, annotated, memory: process.resourceUsage().maxRSS / 1000, characters: text.length}
}

function spent<Result>(run: () => Result): readonly [number, Result] {
  const before = process.cpuUsage()
  const result = run()
  const {user, system} = process.cpuUsage(before)
  return [(user + system) / 1000, result]
}
