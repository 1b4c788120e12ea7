import type {ServerCapabilities} from 'vscode-languageserver'
import type {Client} from '../client.js'
import {completion} from './completion.js'
import type {Desk, Feature} from './feature.js'

const features: readonly Feature[] = [completion]

export const announced = (client: Client): ServerCapabilities =>
  Object.assign({}, ...features.map((feature) => feature.announce(client)))

export function serveFeatures(desk: Desk): void {
  for (const feature of features) feature.serve(desk)
}
