import type {ServerCapabilities} from 'vscode-languageserver'
import type {Client} from '../client.js'
import {actions} from './actions.js'
import {cited} from './cited.js'
import {completion} from './completion.js'
import {explain} from './explain.js'
import type {Desk, Feature} from './feature.js'
import {figureList} from './figures.js'
import {folding} from './folding.js'
import {formatting} from './formatting.js'
import {highlight} from './highlight.js'
import {inlayHints} from './inlay.js'
import {codeLens} from './lens.js'
import {linkedEditing} from './linked.js'
import {documentLinks} from './links.js'
import {rename} from './rename.js'
import {selection} from './selection.js'
import {semanticTokens} from './tokens.js'
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
  cited,
  explain,
  figureList,
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
