import {keeping} from '../../text/keeping.js'
import {type Offset, type Span, shift} from '../../text/span.js'
import type {Places} from '../file/directory.js'
import type {RegistryFile} from '../file/file.js'
import {type Item, itemNode, type PlacedItem, type Written} from '../file/items.js'
import {headless, keyOf} from '../forms.js'
import type {Registry, RegistryProblem} from '../schema.js'
import {child, itemsOf, type Node, textOf} from '../yaml/node.js'
import {isDate, type LocalProblem} from './check.js'
import {lastDay} from './levels.js'

/** What is wrong with how a file is kept: markers of a merge, figures that cannot be final yet, owners whom nobody knows. */
export const checkKeeping = (file: RegistryFile, {organizations}: Registry): readonly LocalProblem[] => [
  ...conflictMarkers(file),
  ...finalTooEarly(file),
  ...unknownOwners(
    file,
    organizations.map(({id}) => id),
  ),
]

const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$).*$/gm

/** Whether a file still holds what git leaves where two edits met. */
export const hasMarkers = (file: RegistryFile): boolean => {
  const known =
    markedFiles.get(file) ?? (file.around.some(isMarked) || file.items.some(({item}) => keptOf(item).isMarked))
  markedFiles.set(file, known)
  return known
}

const markedFiles = keeping<RegistryFile, boolean>()

const isMarked = (lines: string): boolean =>
  (lines.includes('<<<<<<<') || lines.includes('>>>>>>>')) && lines.search(marker) >= 0

/** Nothing of what stands between them can be trusted to be meant. */
const conflictMarkers = (file: RegistryFile): readonly LocalProblem[] =>
  (hasMarkers(file) ? [...file.text.matchAll(marker)] : []).map((found) => ({
    id: 'reg-conflict-marker',
    severity: 'error',
    span: {from: found.index, to: found.index + found[0].trimEnd().length},
    message: {
      zh: '这是 git 合并冲突的标记：两人的修改还没有合并。请保留对的一份，删去标记（plumbline registry merge-driver 可代为合并）。',
      en: 'This is a marker of a git merge conflict: two edits still have to be made one. Keep what is right and delete the markers (plumbline registry merge-driver merges by fact).',
    },
  }))

/** A final figure of a day that had not come when the registry was last updated. */
function finalTooEarly(file: RegistryFile): readonly LocalProblem[] {
  const updated = textOf(child(file.section('registry')?.value ?? null, 'updated'))
  if (updated === null || !isDate(updated)) return []
  const found: LocalProblem[] = []
  for (const {at, item} of file.items) {
    const {finals, lastFinal} = keptOf(item)
    if (lastFinal <= updated) continue
    for (const {day, time, span} of finals) if (day > updated) found.push(sayEarly(time, updated, shift(span, at)))
  }
  return found
}

const sayEarly = (time: string, updated: string, span: Span): LocalProblem => ({
  id: 'reg-final-early',
  severity: 'warning',
  span,
  message: {
    zh: `本库更新于${updated}，${time}的数此时不会已经核定（final）。请核对时点、状态或更新日期。`,
    en: `This registry was updated on ${updated}, when a figure of ${time} could not be final. Check the time, the status or the day of the update.`,
  },
})

interface Final {
  /** The last days of months are written as the 31st, so the 28th stands for them. */
  readonly day: string
  readonly time: string
  readonly span: LocalProblem['span']
}

/** What of an item is asked for at every keystroke: an item that an edit leaves alone is not looked through again. */
interface Kept {
  readonly finals: readonly Final[]
  /** The latest of their days; '' where there are none. */
  readonly lastFinal: string
  readonly owner: Written | null
  readonly spelling: string | null
  /** Whether it holds what git leaves where two edits met. */
  readonly isMarked: boolean
}

const kept = keeping<Item, Kept>()

function keptOf(item: Item): Kept {
  const known = kept.get(item)
  if (known) return known
  const node = itemNode(item)
  const [first] = item.entries
  const owner = child(node, 'owner')
  const org = owner?.kind === 'dict' ? child(owner, 'org') : owner
  const text = textOf(org)
  const finals = itemsOf(child(node, 'observations')).flatMap(finalIn)
  const made = {
    finals,
    lastFinal:
      finals
        .map(({day}) => day)
        .sort()
        .at(-1) ?? '',
    owner: org && text !== null ? {text, span: org.span} : null,
    spelling: first?.kind === 'name' ? headless(keyOf(first.name).replaceAll('的', '')) : null,
    isMarked: isMarked(item.source),
  }
  kept.set(item, made)
  return made
}

function finalIn(level: Node): readonly Final[] {
  const day = textOf(child(level, 'status')) === 'final' ? lastDay(level) : null
  const asOf = child(level, 'asOf')
  return day && asOf
    ? [{day: day.endsWith('-31') ? `${day.slice(0, 8)}28` : day, time: textOf(asOf) ?? '', span: asOf.span}]
    : []
}

/** Organizations may go without entries; where there are some, an id that is none of them is a slip. */
function unknownOwners(file: RegistryFile, known: readonly string[]): readonly LocalProblem[] {
  if (!known.length) return []
  const ids = new Set(known)
  const found: LocalProblem[] = []
  for (const {at, item} of file.items) {
    const {owner} = keptOf(item)
    if (owner && !ids.has(owner.text) && /^[a-z][\w.-]*$/i.test(owner.text)) found.push(sayOwner(owner, at))
  }
  return found
}

const sayOwner = ({text, span}: Written, at: Offset): LocalProblem => ({
  id: 'reg-owner-unknown',
  severity: 'warning',
  span: shift(span, at),
  message: {
    zh: `没有登记“${text}”这一单位，请改正，或在 organizations 下登记。`,
    en: `There is no organization “${text}”; correct it, or define it under organizations.`,
  },
})

/** One name spelt in two ways (公园数, 公园数量) under two ids of one area and unit. */
export function findSpellings(
  files: readonly RegistryFile[],
  registry: Registry,
  places: Places,
): readonly RegistryProblem[] {
  const again = twice.get(places) ?? spelledTwice(files)
  twice.set(places, again)
  if (!again.size) return []
  const met = new Map<string, {readonly file: RegistryFile; readonly placed: PlacedItem}>()
  const found: RegistryProblem[] = []
  for (const file of files)
    for (const placed of file.items) {
      const {spelling} = keptOf(placed.item)
      if (spelling === null || !again.has(spelling)) continue
      const before = met.get(spelling)
      if (!before) met.set(spelling, {file, placed})
      if (before && areSpellings(before.placed.item, placed.item, registry))
        found.push(twoSpellings(namedAt(file, placed), namedAt(before.file, before.placed)))
    }
  return found
}

/** The same as long as `places` is: every id and name of every entry. */
const twice = new WeakMap<Places, ReadonlySet<string>>()

/** Spellings of which there are several: few, if any. */
function spelledTwice(files: readonly RegistryFile[]): ReadonlySet<string> {
  const [met, again] = [new Set<string>(), new Set<string>()]
  for (const {items} of files)
    for (const {item} of items) {
      const {spelling} = keptOf(item)
      if (spelling === null) continue
      if (met.has(spelling)) again.add(spelling)
      met.add(spelling)
    }
  return again
}

const areSpellings = (a: Item, b: Item, registry: Registry): boolean =>
  a.id !== null &&
  b.id !== null &&
  a.id.text !== b.id.text &&
  keyOf(a.name?.text ?? '') !== keyOf(b.name?.text ?? '') &&
  isAlike(a.id.text, b.id.text, registry)

const namedAt = ({path}: RegistryFile, {at, item: {name}}: PlacedItem): Named => ({
  text: name?.text ?? '',
  at: {path, span: shift(name?.span ?? {from: 0, to: 0}, at)},
})

function isAlike(a: string, b: string, {indicator}: Registry): boolean {
  const [one, other] = [indicator(a), indicator(b)]
  return one !== null && other !== null && one.area === other.area && one.unit === other.unit
}

interface Named {
  readonly text: string
  readonly at: RegistryProblem['at']
}

const twoSpellings = (here: Named, before: Named): RegistryProblem => ({
  id: 'reg-name-spelling',
  severity: 'warning',
  at: here.at,
  message: {
    zh: `“${here.text}”与“${before.text}”是一个名称的两种写法，却是两个指标代码。请合并为一个，另一种写法列入 aliases。`,
    en: `“${here.text}” and “${before.text}” are two spellings of one name under two ids. Make them one, with the other spelling under aliases.`,
  },
  related: [{at: before.at, message: {zh: '另一处', en: 'The other entry'}}],
})
