import type {Action} from '../../server/src/core/ide/action.js'
import {actionsAt} from '../../server/src/core/ide/actions/actions.js'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {draftWith, registry, registryPath, uri} from './draft.js'

/** What is offered at `$0`, or for the words between `⟦` and `⟧`. */
export function offered(marked: string, yaml = registry): readonly Action[] {
  const {snapshot, at, spans} = draftWith(marked, yaml)
  return actionsAt(snapshot, uri, spans[0] ?? {from: at, to: at})
}

/** The draft and the registry after the action whose title begins so; null where it is not offered. */
export function after(marked: string, title: string, yaml = registry): {draft: string; registry: string} | null {
  const action = offered(marked, yaml).find(({title: {en}}) => en.startsWith(title))
  const {text} = draftWith(marked, yaml)
  return action
    ? {
        draft: applyAll(text, action.edits.get(uri) ?? []),
        registry: applyAll(yaml, action.edits.get(registryPath) ?? []),
      }
    : null
}

/** Rules that find something, in the draft or in the registry file. */
export const rulesIn = (text: string, yaml = registry, path = uri): readonly string[] =>
  findings(draftWith(text, yaml).snapshot, path).map(({rule}) => rule)

/** The same, after a registry was typed into an open workspace. */
export const problemsOf = (yaml: string): readonly string[] =>
  findings(advance(draftWith('').snapshot, {kind: 'registry-read', path: registryPath, text: yaml}), registryPath).map(
    ({rule}) => rule,
  )
