import {randomUUID} from 'node:crypto'
import {inUse, isTime, single} from '../../core/ide/keeper.js'
import {complaint} from '../complaint.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {print} from '../output.js'
import {homeOf, isAhead} from './decide.js'
import {actor, saveProposal, today} from './proposal-files.js'
import {namedService, proposeAt} from './service.js'
import {openWorkspace} from './state.js'

/** `plumbline registry propose ID TIME VALUE`: a figure for the keeper to decide on, in a file of its own. */
export async function runPropose(options: Options): Promise<number> {
  const [indicator, asOf, value, ...more] = options.paths
  if (indicator === undefined || asOf === undefined || value === undefined || more.length)
    throw complaint('registry propose takes ID TIME VALUE', 'registry propose 需要指标代码、时点、数值')
  if (!isTime(asOf)) throw complaint(`${asOf}: no time, such as 2020-12-31`, `${asOf}：不是时点，应如 2020-12-31`)
  if (!single(value))
    throw complaint(`${value}: no number, such as 52000 or 5.2万`, `${value}：不是数，应如 52000、5.2万`)
  const service = await namedService(options)
  const {snapshot} = await openWorkspace(options)
  if (service) {
    const list = isAhead(snapshot, indicator, asOf) ? 'targets' : 'observations'
    return proposeAt(
      service,
      {indicator, list, asOf, value, ...(options.source !== null && {source: options.source})},
      options,
    )
  }
  const home = homeOf(snapshot, indicator)
  const list = isAhead(snapshot, indicator, asOf) ? 'targets' : 'observations'
  const fact = {indicator, list, asOf, value, qualifier: null, status: null, source: options.source} as const
  const id = randomUUID()
  await saveProposal({
    ...{id, fact, evidence: options.reason, base: inUse(home.file, fact), state: 'open', decided: null},
    proposed: {by: actor(options), at: today()},
  })
  const said = {zh: `已提请：proposals/${id}.yaml\n`, en: `Proposed: proposals/${id}.yaml\n`}
  await print(inLocale(said, options.locale))
  return 0
}
