/** What the terminal asks of registries themselves: the doors of the program know no other folder of the core than this one. */
export {showLevel} from '../quantity/show.js'
export {asKnownOn} from '../registry/as-known-on.js'
export {type Difference, differences} from '../registry/compare.js'
export type {RegistryFile} from '../registry/file/file.js'
export {single} from '../registry/file/indicator.js'
export {keyOf} from '../registry/forms.js'
export {isTime} from '../registry/lint/check.js'
export {type Merged, mergeRegistries} from '../registry/merge/merge.js'
export {
  type Item,
  type Proposal,
  proposedItems,
  readProposal,
  uuidOf,
  writeProposal,
} from '../registry/proposals/proposal.js'
export {inUse} from '../registry/proposals/put-fact.js'
export {combine, emptyRegistry, indexFile} from '../registry/reading/read.js'
export type {Indicator, Level, Observation, Registry} from '../registry/schema.js'
export {registrySchema} from '../registry/shape/json-schema.js'
