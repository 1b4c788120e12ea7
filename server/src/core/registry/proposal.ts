import {readYaml} from './items.js'
import {child, textOf} from './node.js'
import type {Fact} from './put-fact.js'

/** A figure that somebody proposes, and what became of that: one file each, so that two proposals are never a conflict. */
export interface Proposal {
  readonly id: string
  readonly fact: Fact
  /** Why it is proposed, and what shows it. */
  readonly evidence: string | null
  /** The value that was in use when it was proposed, as written; null where there was none. */
  readonly base: string | null
  readonly state: 'open' | 'accepted' | 'rejected'
  readonly proposed: Act
  readonly decided: (Act & {readonly reason: string | null}) | null
}

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
  const [id, state, indicator, asOf, value] = [
    get('id'),
    get('state'),
    get('fact', 'indicator'),
    get('fact', 'asOf'),
    get('fact', 'value'),
  ]
  if (problems.length || get('proposal') !== '1' || !id || !indicator || !asOf || !value || !isState(state)) return null
  const list = get('fact', 'list') === 'targets' ? 'targets' : 'observations'
  const decider = get('decided', 'by')
  return {
    id,
    fact: {
      ...{indicator, list, asOf, value},
      qualifier: get('fact', 'qualifier'),
      status: get('fact', 'status'),
      source: get('fact', 'source'),
    },
    evidence: get('evidence'),
    base: get('base'),
    state,
    proposed: {by: get('proposed', 'by') ?? '', at: get('proposed', 'at') ?? ''},
    decided: decider === null ? null : {by: decider, at: get('decided', 'at') ?? '', reason: get('decided', 'reason')},
  }
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

export function writeProposal({id, fact, evidence, base, state, proposed, decided}: Proposal): string {
  const {indicator, list, asOf, value, qualifier, status, source} = fact
  const text = (it: string | null): string => (it === null ? 'null' : JSON.stringify(it))
  const optional = (key: string, it: string | null): readonly string[] => (it === null ? [] : [`  ${key}: ${text(it)}`])
  return [
    'proposal: 1',
    `id: ${id}`,
    `state: ${state}`,
    'fact:',
    `  indicator: ${indicator}`,
    `  list: ${list}`,
    `  asOf: ${text(asOf)}`,
    `  value: ${value}`,
    ...optional('qualifier', qualifier),
    ...optional('status', status),
    ...optional('source', source),
    `evidence: ${text(evidence)}`,
    `base: ${base ?? 'null'}`,
    `proposed: {by: ${text(proposed.by)}, at: ${text(proposed.at)}}`,
    ...(decided
      ? [`decided: {by: ${text(decided.by)}, at: ${text(decided.at)}, reason: ${text(decided.reason)}}`]
      : []),
    '',
  ].join('\n')
}
