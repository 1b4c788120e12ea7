import {readYaml} from '../registry/file/items.js'
import {checkShape} from '../registry/lint/check.js'
import {indicatorShape, registryShape} from '../registry/shape/keys.js'
import type {Item} from './act.js'
import {flow} from './entry-text.js'
import {type Refusal, refusal} from './refusal.js'

/** What registry files are checked by checks entries too; null where there is nothing wrong with one. */
export function entryFault(item: Item): Refusal | null {
  if (item.is === 'figure') return figureFault(item)
  if (item.entry === null) return null
  return markFault(item.entry.classification) ?? (item.is === 'indicator' ? indicatorFault(item) : sectionFault(item))
}

/** In the words that registry files have for a figure; what has a key of its own is not said twice. */
function figureFault({indicator, asOf, list, more = {}, source}: Item & {readonly is: 'figure'}): Refusal | null {
  const own = ['asOf', 'value', 'qualifier', 'step', 'status', 'break', 'modality', 'source', 'note'].find((it) =>
    Object.hasOwn(more, it),
  )
  if (own)
    return refusal('invalid', `${indicator} ${asOf}：${own} 写了两次。`, `${indicator} ${asOf}: ${own} is given twice.`)
  const level = {asOf, value: '1', ...(source && {source}), ...more}
  const text = flow({id: indicator, name: '-', unit: '-', [list]: [level]})
  return shapeFault(text, indicatorShape, `${indicator} ${asOf}`)
}

/** 涉密 figures do not belong in a registry: the line says so, instead of naming the words that are allowed. */
function markFault(mark: unknown): Refusal | null {
  if (mark === undefined || mark === null || ['public', 'internal', 'restricted'].includes(String(mark))) return null
  const isSecret = /密|secret|classified|confidential/i.test(String(mark))
  return isSecret
    ? refusal('invalid', '涉密数据不得入库。', 'Secret data does not belong in a registry.')
    : refusal(
        'invalid',
        'classification 应为 public、internal 或 restricted。',
        'classification must be public, internal or restricted.',
      )
}

function indicatorFault({id, entry}: Item & {readonly is: 'indicator'}): Refusal | null {
  if (entry.id !== undefined && entry.id !== id)
    return refusal('invalid', `条目的 id 与 ${id} 不一致。`, `The entry's id is not ${id}.`)
  if (entry.observations !== undefined || entry.targets !== undefined)
    return refusal('invalid', `${id}：数值另作条目报送。`, `${id}: figures are items of their own.`)
  return shapeFault(flow({...entry, id}), indicatorShape, id)
}

function sectionFault({section, id, entry}: Item & {readonly is: 'entry'}): Refusal | null {
  const isSingle = section === 'policy' || section === 'registry'
  const held = isSingle ? entry : section === 'relations' ? [{...entry, id}] : {[id]: entry}
  if (isSingle !== (id === '-'))
    return refusal('invalid', `${section} 只有“-”这一条。`, `${section} has the one entry “-”.`)
  return shapeFault(flow({[section]: held}), registryShape, `${section} ${id}`)
}

function shapeFault(text: string, shape: Parameters<typeof checkShape>[1], name: string): Refusal | null {
  const {root, problems} = readYaml(text, 0, text.length)
  if (!root || problems.length) return refusal('invalid', `${name}：写法无法读出。`, `${name}: cannot be read.`)
  const [found] = checkShape(root, shape, {name, at: root.span})
  return found ? refusal('invalid', `${name}：${found.message.zh}`, `${name}: ${found.message.en}`) : null
}
