import type {ServerCapabilities} from 'vscode-languageserver'
import type {Client} from '../client.js'
import {actions} from './actions.js'
import {completion} from './completion.js'
import {definition} from './definition.js'
import {explain} from './explain.js'
import type {Desk, Feature} from './feature.js'
import {figureList} from './figures.js'
import {folding} from './folding.js'
import {formatting} from './formatting.js'
import {highlight} from './highlight.js'
import {hover} from './hover.js'
import {inlayHints} from './inlay.js'
import {codeLens} from './lens.js'
import {linkedEditing} from './linked.js'
import {documentLinks} from './links.js'
import {references} from './references.js'
import {registry} from './registry.js'
import {registryTablePage} from './registry-table.js'
import {registryText} from './registry-text.js'
import {rename} from './rename.js'
import {reviewPage} from './review.js'
import {selection} from './selection.js'
import {outline} from './symbols.js'
import {semanticTokens} from './tokens.js'
import {wordFiles} from './word.js'
import {symbolSearch} from './workspace-symbols.js'

const features: readonly Feature[] = [
  completion,
  highlight,
  folding,
  selection,
  symbolSearch,
  documentLinks,
  semanticTokens,
  inlayHints,
  codeLens,
  hover,
  definition,
  references,
  outline,
  explain,
  figureList,
  reviewPage,
  registryTablePage,
  registry,
  registryText,
  wordFiles,
  rename,
  actions,
  formatting,
  linkedEditing,
]

export const announced = (client: Client): ServerCapabilities =>
  Object.assign({}, ...features.map((feature) => feature.announce(client)))

export function serveFeatures(desk: Desk): void {
  for (const feature of features) feature.serve(desk)
}
