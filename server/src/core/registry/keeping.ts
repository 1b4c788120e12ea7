import {shift} from '../text/span.js'
import {isDate, type LocalProblem} from './check.js'
import type {RegistryFile} from './file.js'
import {headless, keyOf} from './forms.js'
import {type Item, itemNode, type PlacedItem, type Written} from './items.js'
import {lastDay} from './levels.js'
import {child, itemsOf, type Node, textOf} from './node.js'
import type {Registry, RegistryProblem} from './schema.js'

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
export const hasMarkers = ({text}: RegistryFile): boolean => text.search(marker) >= 0

/** Nothing of what stands between them can be trusted to be meant. */
const conflictMarkers = ({text}: RegistryFile): readonly LocalProblem[] =>
  [...text.matchAll(marker)].map((found) => ({
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
  return file.items.flatMap(({at, item}) =>
    keptOf(item)
      .finals.filter(({day}) => day.slice(0, 8) + (day.endsWith('-31') ? '28' : day.slice(8)) > updated)
      .map(({time, span}) => ({
        id: 'reg-final-early',
        severity: 'warning' as const,
        span: shift(span, at),
        message: {
          zh: `本库更新于${updated}，${time}的数此时不会已经核定（final）。请核对时点、状态或更新日期。`,
          en: `This registry was updated on ${updated}, when a figure of ${time} could not be final. Check the time, the status or the day of the update.`,
        },
      })),
  )
}

interface Final {
  readonly day: string
  readonly time: string
  readonly span: LocalProblem['span']
}

/** What of an item is asked for at every keystroke: an item that an edit leaves alone is not looked through again. */
interface Kept {
  readonly finals: readonly Final[]
  readonly owner: Written | null
  readonly spelling: string | null
}

const kept = new WeakMap<Item, Kept>()

function keptOf(item: Item): Kept {
  const known = kept.get(item)
  if (known) return known
  const node = itemNode(item)
  const owner = child(node, 'owner')
  const org = owner?.kind === 'dict' ? child(owner, 'org') : owner
  const text = textOf(org)
  const made = {
    finals: itemsOf(child(node, 'observations')).flatMap(finalIn),
    owner: org && text !== null ? {text, span: org.span} : null,
    spelling: item.name && headless(keyOf(item.name.text).replaceAll('的', '')),
  }
  kept.set(item, made)
  return made
}

function finalIn(level: Node): readonly Final[] {
  const day = textOf(child(level, 'status')) === 'final' ? lastDay(level) : null
  const asOf = child(level, 'asOf')
  return day && asOf ? [{day, time: textOf(asOf) ?? '', span: asOf.span}] : []
}

/** Organizations may go without entries; where there are some, an id that is none of them is a slip. */
function unknownOwners(file: RegistryFile, known: readonly string[]): readonly LocalProblem[] {
  if (!known.length) return []
  const ids = new Set(known)
  return file.items.flatMap(({at, item}) => {
    const {owner} = keptOf(item)
    if (!owner || ids.has(owner.text) || !/^[a-z][\w.-]*$/i.test(owner.text)) return []
    return [
      {
        id: 'reg-owner-unknown',
        severity: 'warning' as const,
        span: shift(owner.span, at),
        message: {
          zh: `没有登记“${owner.text}”这一单位，请改正，或在 organizations 下登记。`,
          en: `There is no organization “${owner.text}”; correct it, or define it under organizations.`,
        },
      },
    ]
  })
}

/** One name spelt in two ways (公园数, 公园数量) under two ids of one area and unit. */
export function findSpellings(files: readonly RegistryFile[], registry: Registry): readonly RegistryProblem[] {
  const met = new Map<string, {readonly file: RegistryFile; readonly placed: PlacedItem}>()
  const found: RegistryProblem[] = []
  for (const file of files)
    for (const placed of file.items) {
      const {spelling} = keptOf(placed.item)
      const before = spelling === null ? undefined : met.get(spelling)
      if (spelling !== null && !before) met.set(spelling, {file, placed})
      if (before && areSpellings(before.placed.item, placed.item, registry))
        found.push(twoSpellings(namedAt(file, placed), namedAt(before.file, before.placed)))
    }
  return found
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
