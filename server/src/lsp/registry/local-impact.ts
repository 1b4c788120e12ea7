import {impacts} from '../../core/ide/findings/impact.js'
import {withFacts} from '../../core/ide/registering/accepted.js'
import type {Root} from '../session.js'
import {words} from '../to-lsp.js'
import type {Impact} from './answers.js'
import type {Office} from './office.js'

/** Sentences of open drafts of which something else is said once these figures are registered. */
export function localImpact(
  {client, draftsOf}: Office,
  root: Root,
  facts: Parameters<typeof withFacts>[1],
): Impact['open'] {
  const after = withFacts(root.snapshot, facts)
  return draftsOf(root).flatMap((uri) =>
    impacts(root.snapshot, after, uri).impacts.map((it) => ({
      ...{uri, line: it.line - 1, sentence: it.sentence},
      before: it.before && words(it.before.words, client),
      after: it.after && words(it.after.words, client),
    })),
  )
}
