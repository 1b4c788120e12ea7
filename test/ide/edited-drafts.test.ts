import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {mentionsOf, type PlacedMention} from '../../server/src/core/ide/mention-at.js'
import {type FigureChange, figureChanges} from '../../server/src/core/ide/review/figure-changes.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const own = join(root, 'test/mutations/drafts')
const example = join(root, 'examples')

/** A draft, and every figure of its prose. */
interface Old {
  readonly name: string
  readonly text: string
  readonly world: Snapshot
  readonly figures: readonly PlacedMention[]
}

/** An edit, and the lines that it is to give: kind and direction. */
interface Edited {
  readonly text: string
  readonly lines: readonly string[]
  readonly at: string
}

const names = [
  ...['agriculture', 'ecology', 'education', 'energy', 'health', 'transport'].map((it) => join(own, `${it}.md`)),
  ...['plan', 'planted'].map((it) => join(example, `${it}.md`)),
]

function opened(path: string): Old {
  const text = readFileSync(path, 'utf8')
  const registries = path.startsWith(own)
    ? [path.replace(/\.md$/, '.metrics.yaml')]
    : readdirSync(join(example, 'registry')).map((it) => join(example, 'registry', it))
  const config = 'plan:\n  period: FYP14\n  baseline: 2020-12-31\n'
  const configured = advance(emptySnapshot, {kind: 'config-set', path: 'plumbline.yaml', text: config})
  const files = registries.map((it) => ({path: it, text: readFileSync(it, 'utf8')}))
  const world = advance(configured, {kind: 'registries-read', files})
  const read = advance(world, {kind: 'draft-opened', uri: 'old', text})
  return {name: path, text, world: read, figures: mentionsOf(read, 'old').filter(({span}) => isProse(text, span.from))}
}

const isProse = (text: string, at: number): boolean => text[text.lastIndexOf('\n', at) + 1] !== '|'

function changesOf({world, text}: Old, now: string): readonly FigureChange[] {
  assert.notEqual(now, text)
  const after = advance(world, {kind: 'draft-opened', uri: 'new', text: now})
  return figureChanges({snapshot: world, path: 'old'}, {snapshot: after, path: 'new'})
}

/** One edit of a kind in a draft, at the figures that it fits; none where there are none. */
type Kind = (old: Old) => readonly Edited[]

const replaced = (text: string, from: number, to: number, insert: string): string =>
  text.slice(0, from) + insert + text.slice(to)

/** Where the sentence around a place begins, and where it ends, its stop included. */
function sentenceAt(text: string, from: number, to: number): {from: number; to: number} {
  const before = Math.max(...['。', '\n', '；'].map((it) => text.lastIndexOf(it, from - 1)))
  const ends = ['。', '\n', '；'].map((it) => text.indexOf(it, to)).filter((it) => it >= 0)
  return {from: before + 1, to: Math.min(...ends) + 1}
}

/** At each figure for which `edit` has something. */
const atFigures =
  (lines: readonly string[], edit: (figure: PlacedMention, old: Old) => string | null): Kind =>
  (old) =>
    old.figures.flatMap((figure) => {
      const text = edit(figure, old)
      return text === null ? [] : [{text, lines, at: old.text.slice(figure.span.from - 12, figure.span.to + 4)}]
    })

/** Another number for a figure: its first digits more, or fewer. */
function numbered({span}: PlacedMention, text: string, by: (number: number) => number): string | null {
  const words = text.slice(span.from, span.to)
  const [, before = '', number = ''] = /^(\D{0,4}?)(\d+)(?![\d/:：~—-])/.exec(words) ?? []
  if (!Number(number) || number.length > 6) return null
  return replaced(
    text,
    span.from + before.length,
    span.from + before.length + number.length,
    String(by(Number(number))),
  )
}

const isExact = ({mention}: PlacedMention, ...roles: readonly string[]): boolean =>
  roles.includes(mention.role) && mention.quantity.value !== null && !('length' in mention.quantity.value)

/** A figure that stands alone in its sentence, and in what a full stop before and behind it parts from the others. */
const isAlone = (figure: PlacedMention, {text, figures}: Old): boolean => {
  const from = Math.max(text.lastIndexOf('。', figure.span.from), text.lastIndexOf('\n', figure.span.from))
  const to = Math.min(...['。', '\n'].map((it) => text.indexOf(it, figure.span.to)).filter((it) => it >= 0))
  return figures.filter(({span}) => span.from >= from && span.to <= to).length === 1
}

const requalified =
  (from: string, to: string) =>
  ({span}: PlacedMention, {text}: Old): string | null => {
    const at = text.slice(span.from, span.to).indexOf(from)
    return at < 0 ? null : replaced(text, span.from + at, span.from + at + from.length, to)
  }

const everywhere =
  (change: (text: string) => string): Kind =>
  ({text}) => [{text: change(text), lines: [], at: 'everywhere'}]

const kinds: Readonly<Record<string, Kind>> = {
  'another value': atFigures(['value'], (it, {text}) =>
    isExact(it, 'baseline') ? numbered(it, text, (number) => number + 3) : null,
  ),
  'a target lowered': atFigures(['target less'], (it, {text}) =>
    isExact(it, 'target') ? numbered(it, text, (number) => number - 1) : null,
  ),
  'a target raised': atFigures(['target more'], (it, {text}) =>
    isExact(it, 'target') ? numbered(it, text, (number) => number + 2) : null,
  ),
  'a qualifier weakened': atFigures(['qualifier less'], requalified('超过', '近')),
  'a qualifier strengthened': atFigures(['qualifier more'], requalified('近', '超过')),
  'another time': atFigures(['time'], (it, old) => {
    const {from, to} = sentenceAt(old.text, it.span.from, it.span.to)
    const sentence = old.text.slice(from, to)
    if (!isExact(it, 'baseline') || !isAlone(it, old) || sentence.match(/20\d\d年/g)?.length !== 1) return null
    return replaced(
      old.text,
      from,
      to,
      sentence.replace(/20(\d\d)年/, (_, year) => `20${Number(year) - 1}年`),
    )
  }),
  'a figure more': atFigures(['added'], (it, {text}) => {
    const {to} = sentenceAt(text, it.span.from, it.span.to)
    return text[to - 1] === '。' ? replaced(text, to, to, '另有农机具停放场地417处。') : null
  }),
  'a figure less': atFigures(['gone'], (it, old) => {
    const {from, to} = sentenceAt(old.text, it.span.from, it.span.to)
    return isAlone(it, old) && old.text[to - 1] === '。' && old.text[from - 1] === '。'
      ? replaced(old.text, from, to, '')
      : null
  }),
  'a document cited': ({text}) => {
    const at = /^(?![#<>|]).*?。/m.exec(text.replace(/^\n+/, ''))
    const end = at ? text.indexOf(at[0]) + at[0].length : 0
    return [{text: replaced(text, end, end, '按照《云岭县粮食储备管理办法》执行。'), lines: ['cited'], at: ''}]
  },
  rewording: everywhere((text) =>
    text
      .replaceAll('加快', '抓紧')
      .replaceAll('进一步', '更好地')
      .replaceAll('持续', '不断')
      .replaceAll('明显', '显著')
      .replaceAll('全市', '我市')
      .replaceAll('比较突出', '较为突出'),
  ),
  reordering: everywhere((text) => {
    const lines = text.split('\n')
    const bullets = lines.flatMap((line, index) => (/^- |^\d\./.test(line) ? [index] : []))
    const runs = bullets.filter((it) => bullets.includes(it + 1) || bullets.includes(it + 2))
    for (const at of runs) {
      const next = bullets.find((it) => it > at && it <= at + 2)
      if (next === undefined) continue
      ;[lines[at], lines[next]] = [lines[next] ?? '', lines[at] ?? '']
      break
    }
    return lines.join('\n')
  }),
  renumbering: everywhere((text) =>
    text
      .replace(
        /^(#+ )([一二三四五六七八九])、/gm,
        (_, hashes, number) => `${hashes}${'二三四五六七八九十'['一二三四五六七八九'.indexOf(number)]}、`,
      )
      .replace(/^(\d)\./gm, (_, number) => `${Number(number) + 1}.`),
  ),
  reformatting: everywhere((text) =>
    text
      .replace(/^- ([^。\n]{2,8}。)/gm, '- **$1**')
      .replace(/^(\|)(?=.*\d)/gm, '| ')
      .replace(/\n\n(?=[^|#\-\d>\s])/g, '\n\n\n')
      .replaceAll('，', '， '),
  ),
}

const told = (changes: readonly FigureChange[]): readonly string[] =>
  changes.map(({kind, direction}) => (/target|qualifier/.test(kind) ? `${kind} ${direction}` : kind))

/** In the run of the gate, so many edits of a kind and draft; all of them with PLUMBLINE_EDITS=all. */
const most = process.env.PLUMBLINE_EDITS === 'all' ? Number.POSITIVE_INFINITY : 1

suite('the difference of a draft and the same draft edited', () => {
  const drafts = names.map(opened)
  for (const [name, kind] of Object.entries(kinds))
    test(name, () => {
      let [tried, found] = [0, 0]
      const wrong: string[] = []
      for (const old of drafts) {
        const edits = kind(old)
        for (const {text, lines, at} of edits.slice(0, most)) {
          tried++
          const changes = changesOf(old, text)
          if (told(changes).join() === lines.join()) found++
          else
            wrong.push(
              `${old.name.replace(/.*\//, '')} ${at.replaceAll('\n', '⏎')}: ${JSON.stringify(changes.slice(0, 3).map((it) => [it.kind, it.direction, it.name, it.before?.text, it.after?.text, it.time?.zh]))}`,
            )
        }
      }
      if (process.env.PLUMBLINE_EDITS) console.log(`      ${name}: ${found} of ${tried}`)
      assert.deepEqual(wrong, [])
    })
})
