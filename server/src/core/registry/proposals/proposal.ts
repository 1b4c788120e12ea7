import {readYaml} from '../file/items.js'
import {child, itemsOf, textOf} from '../yaml/node.js'
import type {Fact} from './put-fact.js'

/** A figure that somebody proposes, and what became of that: one file each, so that two proposals are never a conflict. */
export interface Proposal {
  readonly id: string
  readonly fact: Fact
  /** Further figures of the same proposal, decided on together: those of a table. */
  readonly more?: readonly Item[]
  /** Why it is proposed, and what shows it. */
  readonly evidence: string | null
  /** The value that was in use when it was proposed, as written; null where there was none. */
  readonly base: string | null
  readonly state: 'open' | 'accepted' | 'rejected'
  readonly proposed: Act
  readonly decided: (Act & {readonly reason: string | null}) | null
}

/** A figure, and the value that was in use when it was proposed, as written; null where there was none. */
export interface Item {
  readonly fact: Fact
  readonly base: string | null
}

/** Every figure of a proposal. */
export const proposedItems = ({fact, base, more = []}: Proposal): readonly Item[] => [{fact, base}, ...more]

/** Who, and on which day. */
export interface Act {
  readonly by: string
  readonly at: string
}

/** Null where a text is no proposal that this program understands. */
export function readProposal(text: string): Proposal | null {
  const {root, problems} = readYaml(text, 0, text.length)
  const get = (...keys: readonly string[]): string | null =>
    textOf(keys.reduce((node: ReturnType<typeof child>, key) => child(node, key), root))
  const [id, state, fact] = [get('id'), get('state'), readFact(child(root, 'fact'))]
  const more = itemsOf(child(root, 'more')).map((it) => ({
    fact: readFact(child(it, 'fact')),
    base: textOf(child(it, 'base')),
  }))
  if (problems.length || get('proposal') !== '1' || !id || !fact || !isState(state)) return null
  if (!more.every((it): it is Item => it.fact !== null)) return null
  const decider = get('decided', 'by')
  return {
    id,
    fact,
    ...(more.length && {more}),
    evidence: get('evidence'),
    base: get('base'),
    state,
    proposed: {by: get('proposed', 'by') ?? '', at: get('proposed', 'at') ?? ''},
    decided: decider === null ? null : {by: decider, at: get('decided', 'at') ?? '', reason: get('decided', 'reason')},
  }
}

function readFact(node: ReturnType<typeof child>): Fact | null {
  const get = (key: string): string | null => textOf(child(node, key))
  const [indicator, asOf, value] = [get('indicator'), get('asOf'), get('value')]
  if (!indicator || !asOf || !value) return null
  const list = get('list') === 'targets' ? 'targets' : 'observations'
  return {indicator, list, asOf, value, qualifier: get('qualifier'), status: get('status'), source: get('source')}
}

const isState = (text: string | null): text is Proposal['state'] =>
  text === 'open' || text === 'accepted' || text === 'rejected'

/** The id of what is proposed from a text, the same for the same: proposed twice it is one file. */
export function uuidOf(text: string): string {
  const words = [1, 2, 3, 4].map((seed) => {
    let hash = Math.imul(seed, 0x9e3779b1)
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) ^ (hash >>> 15)
    return (hash >>> 0).toString(16).padStart(8, '0')
  })
  // Version 8: of a maker's own devising.
  const digits = words.join('')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`
}

export function writeProposal({id, fact, more = [], evidence, base, state, proposed, decided}: Proposal): string {
  return [
    'proposal: 1',
    `id: ${id}`,
    `state: ${state}`,
    'fact:',
    ...factLines(fact).map((line) => `  ${line}`),
    ...(more.length ? ['more:'] : []),
    ...more.flatMap((it) => [
      '  - fact:',
      ...factLines(it.fact).map((line) => `      ${line}`),
      `    base: ${it.base ?? 'null'}`,
    ]),
    `evidence: ${quoted(evidence)}`,
    `base: ${base ?? 'null'}`,
    `proposed: {by: ${quoted(proposed.by)}, at: ${quoted(proposed.at)}}`,
    ...(decided
      ? [`decided: {by: ${quoted(decided.by)}, at: ${quoted(decided.at)}, reason: ${quoted(decided.reason)}}`]
      : []),
    '',
  ].join('\n')
}

const quoted = (it: string | null): string => (it === null ? 'null' : JSON.stringify(it))

function factLines({indicator, list, asOf, value, qualifier, status, source}: Fact): readonly string[] {
  const optional = (key: string, it: string | null): readonly string[] => (it === null ? [] : [`${key}: ${quoted(it)}`])
  return [
    `indicator: ${indicator}`,
    `list: ${list}`,
    `asOf: ${quoted(asOf)}`,
    `value: ${value}`,
    ...optional('qualifier', qualifier),
    ...optional('status', status),
    ...optional('source', source),
  ]
}
