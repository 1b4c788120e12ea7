import {type Item, itemNode} from '../file/items.js'
import {child, type Dict, entriesOf, itemsOf, type Node, textOf, textsOf} from '../yaml/node.js'
import {flow, isSameNode, type Written} from '../yaml/write-node.js'
import {allKeys, threeWay} from './three-way.js'

/** An entry that two sides have changed, as one; `conflicts` name the facts of which there are two. */
export interface MergedItem {
  /** Lines from the dash on, without indent. */
  readonly lines: readonly string[]
  readonly conflicts: readonly string[]
}

interface Side {
  readonly node: Dict | null
  readonly source: string
}

const sideOf = (item: Item | null): Side => {
  const node = item && itemNode(item)
  return {node: node?.kind === 'dict' ? node : null, source: item?.source ?? ''}
}

/** Key by key, and figures by their time. What contradicts stays as ours has it, with theirs as a remark. */
export function mergeItems(base: Item | null, ours: Item, theirs: Item): MergedItem {
  const [was, our, their] = [sideOf(base), sideOf(ours), sideOf(theirs)]
  const conflicts: string[] = []
  const remarks: string[] = []
  const say = (what: string, other: Written | undefined): void => {
    conflicts.push(what)
    remarks.push(`  # 合并冲突 ${what}：对方${other ? `为 ${flow(other)}` : '已删去'}`)
  }
  const keys = allKeys(namesOf(our), namesOf(their))
  const lines = keys.flatMap((key) =>
    key === 'observations' || key === 'targets'
      ? mergeLevels(key, was, our, their, say)
      : mergeKey(key, was, our, their, say),
  )
  const comments = [...new Set([...commentsOf(ours), ...commentsOf(theirs)])].map((it) => `  ${it}`)
  return {lines: dashed([...lines, ...remarks, ...comments]), conflicts}
}

const namesOf = ({node}: Side): readonly string[] => entriesOf(node).map(({key}) => key)

const valueIn = ({node, source}: Side, key: string): Written | undefined => {
  const value = child(node, key)
  return value ? {node: value, source} : undefined
}

type Say = (what: string, other: Written | undefined) => void

function mergeKey(key: string, was: Side, our: Side, their: Side, say: Say): readonly string[] {
  const [base, ours, theirs] = [was, our, their].map((side) => valueIn(side, key))
  const outcome = threeWay(base, ours, theirs, isSameNode)
  if (outcome.kind === 'is') return outcome.value ? [`  ${key}: ${flow(outcome.value)}`] : []
  const words = ours && theirs && textLists.has(key) ? mergeWords(base, ours, theirs) : null
  if (words) return [`  ${key}: [${words.map((it) => JSON.stringify(it)).join(', ')}]`]
  say(key, theirs)
  return ours ? [`  ${key}: ${flow(ours)}`] : []
}

/** Lists of names: what either side has added is there, what either has taken away is not. */
const textLists: ReadonlySet<string> = new Set(['aliases', 'notThis', 'unitAccept'])

function mergeWords(base: Written | undefined, ours: Written, theirs: Written): readonly string[] {
  const [was, our, their] = [base, ours, theirs].map((it) => textsOf(it?.node ?? null)) as [
    string[],
    string[],
    string[],
  ]
  return allKeys(our, their).filter((it) => (was.includes(it) ? our.includes(it) && their.includes(it) : true))
}

function mergeLevels(list: string, was: Side, our: Side, their: Side, say: Say): readonly string[] {
  const [base, ours, theirs] = [was, our, their].map((side) => levelsOf(side, list)) as [Levels, Levels, Levels]
  const keys = allKeys([...ours.keys()], [...theirs.keys()]).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const levels = keys.flatMap((key) => {
    const outcome = threeWay(base.get(key), ours.get(key), theirs.get(key), isSameNode)
    if (outcome.kind === 'is') return outcome.value ?? []
    say(`${list} ${key.split('|')[0]}`, theirs.get(key))
    return ours.get(key) ?? []
  })
  return levels.length ? [`  ${list}:`, ...levels.map((it) => `    - ${flow(it)}`)] : []
}

type Levels = ReadonlyMap<string, Written>

/** By time; several of one time by their number. */
function levelsOf({node, source}: Side, list: string): Levels {
  const levels = new Map<string, Written>()
  for (const level of itemsOf(child(node, list))) {
    const time = timeOf(level)
    let key = time
    for (let number = 2; levels.has(key); number++) key = `${time}|${number}`
    levels.set(key, {node: level, source})
  }
  return levels
}

const timeOf = (level: Node): string => textOf(child(level, 'asOf')) ?? ''

/** Whole lines only: what stands behind a value goes with it. */
const commentsOf = ({source}: Item): readonly string[] =>
  source.split('\n').flatMap((line) => (/^\s*#/.test(line) ? line.trim() : []))

const dashed = ([first = '', ...lines]: readonly string[]): readonly string[] => [`- ${first.trimStart()}`, ...lines]
