/** What the terminal asks of registries themselves: the doors of the program know no other folder of the core than this one. */
export {showLevel} from '../quantity/show.js'
export {asKnownOn} from '../registry/as-known-on.js'
export {isTime} from '../registry/check.js'
export {type Difference, differences} from '../registry/compare.js'
export type {RegistryFile} from '../registry/file.js'
export {keyOf} from '../registry/forms.js'
export {single} from '../registry/indicator.js'
export {registrySchema} from '../registry/json-schema.js'
export {type Merged, mergeRegistries} from '../registry/merge.js'
export {
  type Item,
  type Proposal,
  proposedItems,
  readProposal,
  uuidOf,
  writeProposal,
} from '../registry/proposal.js'
export {inUse, putFact} from '../registry/put-fact.js'
export {combine, emptyRegistry, indexFile} from '../registry/read.js'
export type {Indicator, Level, Observation, Registry} from '../registry/schema.js'
