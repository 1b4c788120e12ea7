import {type Decimal, print} from '../../quantity/decimal.js'
import {endOf} from '../../quantity/time.js'
import {type Item, type PlacedItem, readYaml} from '../../registry/file/items.js'
import {uuidOf, writeProposal} from '../../registry/proposals/proposal.js'
import {type Dict, entry, type List, type Node, textOf} from '../../registry/yaml/node.js'
import {isPair, measured} from '../../rules/measure.js'
import {sameMoment} from '../../rules/moment.js'
import {sure} from '../../rules/verdict.js'
import type {Snapshot} from '../../session/snapshot.js'
import {apply, type Edit} from '../../text/edit.js'
import {shift} from '../../text/span.js'
import type {Action} from '../action.js'
import type {PlacedMention} from '../mention-at.js'
import {factIn, isAverage} from './propose.js'
import {decodedName, draftSource} from './register.js'

/**
 * Puts the figure of a draft into the registry, as an observation of an indicator that has none of that time: in the
 * order of time, in the form that the entry has, and with the place of the draft as its source. Null where the entry
 * has one, or where the figure says no time.
 */
export function observation(snapshot: Snapshot, uri: string, placed: PlacedMention): Action | null {
  const {mention} = placed
  const level = observed(snapshot, uri, placed)
  const home = mention.match && itemOf(snapshot, mention.match.indicator.id)
  if (!level || !home || !mention.match || !mention.asOf.time) return null
  const written = inserted(home.placed.item, level, mention.asOf.time, home.newline)
  if (!written) return null
  const {name} = mention.match.indicator
  return {
    title: {
      zh: `提请登记：${name}（${mention.asOf.time}）${mention.text}`,
      en: `Propose as an observation: ${name} (${mention.asOf.time}) ${mention.text}`,
    },
    kind: 'rewrite',
    edits: new Map([[home.path, [{...shift(written, home.placed.at), insert: written.insert}]]]),
    ...proposed(snapshot, uri, placed),
    finding: null,
  }
}

/** The same as a proposal in a file of its own, for the keeper to decide on: never a conflict with anybody else's. */
function proposed(snapshot: Snapshot, uri: string, placed: PlacedMention): Pick<Action, 'proposal'> {
  const {configFile} = snapshot
  const fact = factIn(snapshot, uri, placed)
  if (!configFile || !fact) return {}
  const {mention, span} = placed
  const source = `${decodedName(uri)}（${span.from}）`
  const id = uuidOf([fact.indicator, fact.asOf, fact.value, fact.qualifier, source].join('\n'))
  return {
    proposal: {
      path: `${configFile.path.slice(0, configFile.path.lastIndexOf('/') + 1)}proposals/${id}.yaml`,
      text: (at) =>
        writeProposal({
          ...{id, fact, evidence: mention.text, base: null, state: 'open', decided: null},
          proposed: {by: '', at},
        }),
    },
  }
}

/** The observation as YAML, in braces; a figure that states no level of the indicator has none. */
function observed(snapshot: Snapshot, uri: string, {mention, span}: PlacedMention): string | null {
  const {match, role, change, asOf, quantity} = mention
  if (!match || match.score < sure || role !== 'baseline' || change || !asOf.time || isAverage(mention)) return null
  const {time} = asOf
  if (match.indicator.observations.some((it) => sameMoment(it.asOf, time))) return null
  const said = measured(quantity, match.indicator, snapshot.world.registry)
  if (!said || quantity.qualifier === 'vague') return null
  return `{asOf: "${time}", value: ${amount(said.value)}, qualifier: ${quantity.qualifier}, status: plan-text, source: ${draftSource(snapshot, uri, span)}}`
}

const amount = (value: Decimal | readonly [Decimal, Decimal]): string =>
  isPair(value) ? `[${value.map(print).join(', ')}]` : print(value)

function itemOf({registryFiles}: Snapshot, id: string): {path: string; placed: PlacedItem; newline: string} | null {
  for (const {path, text, items} of registryFiles.values()) {
    const placed = items.find(({item}) => item.id?.text === id)
    // An item without a text of its own came with a file in an unusual shape.
    if (placed) return placed.item.source ? {path, placed, newline: text.includes('\r\n') ? '\r\n' : '\n'} : null
  }
  return null
}

/** The edit in the item's own text; null where the item reads otherwise afterwards than it should. */
function inserted(item: Item, level: string, time: string, newline: string): Edit | null {
  const {source} = item
  const indicator = dictIn(item.read().root)
  if (!indicator) return null
  const list = entry(indicator, 'observations')
  const edit =
    list?.value.kind === 'list' && list.value.items.length
      ? amongOthers(source, list.value, list.at.to, level, time, newline)
      : list
        ? asFirst(source, list.value, list.at.to, level)
        : withKey(source, indicator, level, newline)
  return edit && isOneMore(indicator, apply(source, edit)) ? edit : null
}

const dictIn = (root: Node | null): Dict | null => {
  const node = root?.kind === 'list' ? root.items[0] : null
  return node?.kind === 'dict' ? node : null
}

function amongOthers(
  source: string,
  {items, span}: List,
  key: number,
  level: string,
  time: string,
  newline: string,
): Edit {
  const later = items.findIndex((it) => endOf(textOf(entry(it, 'asOf')?.value ?? null) ?? '') > endOf(time))
  const before = later < 0 ? items.at(-1) : items[later - 1]
  if (source[span.from] === '[') {
    const at = before ? before.span.to : span.from + 1
    return {from: at, to: at, insert: before ? `, ${level}` : `${level}, `}
  }
  const first = items[0]?.span.from ?? 0
  const indent = /^[ ]*/.exec(source.slice(source.lastIndexOf('\n', first - 1) + 1))?.[0] ?? ''
  // Behind the line, so that a remark at its end stays with it; before the first entry, above the remarks on that.
  const end = lineEnd(source, before ? before.span.to : key)
  return {from: end, to: end, insert: `${newline}${indent}- ${level}`}
}

function asFirst(source: string, value: Node, key: number, level: string): Edit | null {
  if (value.kind === 'list') return {from: value.span.from, to: value.span.to, insert: `[${level}]`}
  if (value.kind !== 'scalar' || value.text !== null) return null
  const colon = source.indexOf(':', key) + 1
  const isWritten = value.span.from >= colon
  return isWritten ? {...value.span, insert: `[${level}]`} : {from: colon, to: colon, insert: ` [${level}]`}
}

/** Before the targets, where there are any, as in every other entry; else at the end. */
function withKey(source: string, {entries, span}: Dict, level: string, newline: string): Edit | null {
  const targets = entries.find(({key}) => key === 'targets')
  const last = entries.at(-1)
  if (!last) return null
  if (source[span.from] === '{') {
    const at = targets ? targets.at.from : last.value.span.to
    return {from: at, to: at, insert: targets ? `observations: [${level}], ` : `, observations: [${level}]`}
  }
  const column = (entries[0]?.at.from ?? 0) - (source.lastIndexOf('\n', entries[0]?.at.from ?? 0) + 1)
  const pad = ' '.repeat(column)
  const lines = `${pad}observations:${newline}${pad}  - ${level}`
  if (!targets || targets === entries[0]) {
    const end = lineEnd(source, last.value.span.to)
    return {from: end, to: end, insert: newline + lines}
  }
  const above = source.lastIndexOf('\n', targets.at.from) + 1
  return {from: above, to: above, insert: lines + newline}
}

/** The end of the line in which a value ends; a text in several lines ends with its last line break. */
function lineEnd(source: string, at: number): number {
  let from = at
  while (from > 0 && /[\r\n]/.test(source[from - 1] ?? '')) from--
  const end = source.indexOf('\n', from)
  const line = end < 0 ? source.length : end
  return source[line - 1] === '\r' ? line - 1 : line
}

/** Read again: all that was there, and one observation more. */
function isOneMore(before: Dict, source: string): boolean {
  const {root, problems} = readYaml(source, 0, source.length)
  const after = dictIn(root)
  if (!after || problems.length) return false
  const others = ({entries}: Dict) =>
    entries.filter(({key}) => key !== 'observations').map(({key, value}) => [key, plain(value)])
  const held = (dict: Dict) => {
    const value = entry(dict, 'observations')?.value
    return value?.kind === 'list' ? value.items.map((it) => JSON.stringify(plain(it))) : []
  }
  const [now, then] = [held(after), held(before)]
  return (
    JSON.stringify(others(after)) === JSON.stringify(others(before)) &&
    now.length === then.length + 1 &&
    then.every((it) => now.includes(it))
  )
}

/** A node without its places. */
function plain(node: Node): unknown {
  if (node.kind === 'list') return node.items.map(plain)
  return node.kind === 'dict' ? node.entries.map(({key, value}) => [key, plain(value)]) : node.text
}
