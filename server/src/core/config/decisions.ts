import {readYaml} from '../registry/file/items.js'
import {child, itemsOf, type Node, textOf} from '../registry/yaml/node.js'

/**
 * `accepted`: the figure need not be registered. `kept`: it stays as it is against a finding. `checked`: a person has
 * looked. `noted`: a remark, which decides nothing.
 */
export type DecisionKind = 'accepted' | 'kept' | 'checked' | 'noted'

/**
 * What a person has decided of a figure, outside the text (contract, Decisions). It is of an indicator, or else of a name,
 * in a section, in a role, and of the figure as it was written then: another figure is another question.
 */
export interface Decision {
  readonly id: string
  readonly kind: DecisionKind
  /** Of `kept`: the rule that is answered; null: all. */
  readonly rule: string | null
  /** Id in the registry, or the name as written. */
  readonly indicator: string
  /** The title of the section, without its number. */
  readonly section: string
  readonly role: string
  readonly figure: string
  readonly by: string
  /** A day, such as 2021-06-30. */
  readonly at: string
  readonly why: string
}

const kinds: readonly DecisionKind[] = ['accepted', 'kept', 'checked', 'noted']

/** The decisions of a file, in order. What lacks a part decides nothing. */
export function readDecisions(text: string): readonly Decision[] {
  const {root} = readYaml(text, text.startsWith('\uFEFF') ? 1 : 0, text.length)
  return itemsOf(root).flatMap((node) => decisionOf(node) ?? [])
}

function decisionOf(node: Node): Decision | null {
  const get = (key: string): string | null => textOf(child(node, key))
  const kind = kinds.find((it) => it === get('kind'))
  const [id, indicator, role, figure] = [get('id'), get('indicator'), get('role'), get('figure')]
  if (!kind || !id || indicator === null || !role || !figure) return null
  const [section, by, at, why] = ['section', 'by', 'at', 'why'].map((key) => get(key) ?? '')
  return {
    id,
    kind,
    rule: get('rule'),
    indicator,
    section: section ?? '',
    role,
    figure,
    by: by ?? '',
    at: at ?? '',
    why: why ?? '',
  }
}
