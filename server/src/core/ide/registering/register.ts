import {print} from '../../quantity/decimal.js'
import {isRange} from '../../quantity/interval.js'
import type {Registry} from '../../registry/schema.js'
import type {Snapshot} from '../../session/snapshot.js'
import {positionAt} from '../../text/lines.js'
import type {Span} from '../../text/span.js'
import type {Action} from '../action.js'
import {mentionsWithin, type PlacedMention} from '../mention-at.js'
import {linesOf} from '../place.js'
import {nameSearchOf} from '../search/name-search.js'
import {addition, type Home} from './new-entry.js'

/**
 * Adds an entry for the indicator of a figure that the registry does not know, behind the last one of the last file, with
 * the figure as its first level and the place of the draft as its source; where there is no such file, it is made. Null
 * where there is nothing to add.
 */
export function registration(snapshot: Snapshot, uri: string, placed: PlacedMention): Action | null {
  const {mention} = placed
  const {value, unit} = mention.quantity
  if (!mention.name.text || mention.match || mention.candidates.length || mention.change || !unit) return null
  if (value === null || isRange(value)) return null
  // 设立专员的街镇172个，占85%: a share has no name of its own there, and the count's would be wrong for it.
  if (mention.partOf !== null || !placed.name || isNameOfAnother(snapshot, uri, placed)) return null
  const name = mention.name.text
  const entryIn = ({prefix, indent}: Home): string => entry(snapshot, uri, placed, prefix, indent)
  return {
    title: {zh: `登记指标“${name}”`, en: `Register the indicator “${name}”`},
    kind: 'rewrite',
    finding: null,
    ...addition(snapshot, uri, entryIn),
  }
}

const isNameOfAnother = (snapshot: Snapshot, uri: string, {span, name}: PlacedMention): boolean =>
  name !== null &&
  mentionsWithin(snapshot, uri, {from: name.from, to: span.from}).some(
    (other) => other.span.from < span.from && other.name?.from === name.from,
  )

function entry(
  snapshot: Snapshot,
  uri: string,
  {mention, span}: PlacedMention,
  prefix: string,
  indent: string,
): string {
  const {world} = snapshot
  const {quantity, asOf, role, name} = mention
  const value = quantity.value && !isRange(quantity.value) ? print(quantity.value) : ''
  const source = draftSource(snapshot, uri, span)
  const level = `{asOf: "${asOf.time}", value: ${value}, qualifier: ${quantity.qualifier}, status: plan-text, source: ${source}}`
  const goal = `{asOf: "${asOf.time}", value: ${value}, qualifier: ${quantity.qualifier}, source: ${source}}`
  const levels =
    asOf.time === null
      ? []
      : role === 'target'
        ? ['  targets:', `    - ${goal}`]
        : ['  observations:', `    - ${level}`]
  const lines = [
    `- id: ${newId(world.registry, prefix, name.text)}`,
    `  name: ${quoted(name.text)}`,
    `  unit: ${quoted(quantity.unit ?? '')}`,
    ...levels,
  ]
  return lines.map((it) => `${indent}${it}\n`).join('')
}

/** The place of a figure in its draft, as the source of a registered level. */
export function draftSource(snapshot: Snapshot, uri: string, {from}: Span): string {
  return `{note: ${quoted(decodedName(uri))}, line: ${positionAt(linesOf(snapshot, uri), from).line + 1}}`
}

/** The owner's prefix and the initials of the name; a number behind them where that is taken. */
function newId(registry: Registry, prefix: string, name: string): string {
  const stem = `${prefix}${
    nameSearchOf(registry)
      .spell(name)
      .initials.replace(/[^a-z0-9]/g, '') || 'new'
  }`
  const taken = new Set(registry.ids)
  let id = stem
  for (let number = 2; taken.has(id); number++) id = `${stem}${number}`
  return id
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`

/** A file's name as people read it; a URI may hold anything. */
export function decodedName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
