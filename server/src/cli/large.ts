import type {Snapshot} from '../core/session/snapshot.js'
import type {Summaries} from '../files/summaries.js'

/** In characters; a smaller registry is looked through in no time. */
const large = 2_000_000

/** Whether what is said of a registry, and of drafts held against it, takes so long to find that it is kept. */
export const isLarge = ({registryFiles}: Snapshot): boolean =>
  [...registryFiles.values()].reduce((sum, {text}) => sum + text.length, 0) > large

/** Where drafts are named one by one, or none is, nothing is kept of small registries. */
export const ofLarge = (summaries: Summaries): Summaries => ({
  of: summaries.of,
  settle: async (snapshot) => {
    if (isLarge(snapshot)) await summaries.settle(snapshot)
  },
})
