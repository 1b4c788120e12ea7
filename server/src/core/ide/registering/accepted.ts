import {indexFile, type RegistryFile} from '../../registry/file/file.js'
import {type Item, type Proposal, proposedItems} from '../../registry/proposals/proposal.js'
import {inUse, putFact} from '../../registry/proposals/put-fact.js'
import type {Words} from '../../rules/rule.js'
import {advance} from '../../session/advance.js'
import type {Snapshot} from '../../session/snapshot.js'

interface Deciding {
  /** Null where none was given. */
  readonly reason: string | null
  /** The day of the decision. */
  readonly today: string
}

/**
 * The registry files of a proposal's indicators with all its figures in them; else why it cannot be accepted. `fileOf`: the
 * file that an indicator's figures stand in, where one may write to it.
 */
export function accepted(
  fileOf: (indicator: string) => RegistryFile | null,
  proposal: Proposal,
  deciding: Deciding,
): {readonly files: ReadonlyMap<string, string>} | {readonly refused: Words} {
  const files = new Map<string, RegistryFile>()
  for (const item of proposedItems(proposal)) {
    const {indicator} = item.fact
    const home = fileOf(indicator)
    if (!home) return {refused: homeless(indicator)}
    const text = withItem(files.get(home.path) ?? home, item, proposal.id, deciding)
    if (typeof text !== 'string') return {refused: text}
    files.set(home.path, indexFile(home.path, text))
  }
  return {files: new Map([...files].map(([path, {text}]) => [path, text]))}
}

export const homeless = (id: string): Words => ({
  zh: `${id}：本地的登记库文件中没有这个指标`,
  en: `${id}: no such indicator in a local registry file`,
})

/** The text of a file with a figure in it, in the place of the one that was in use when it was proposed. */
function withItem(file: RegistryFile, {fact, base}: Item, id: string, {reason, today}: Deciding): string | Words {
  const used = inUse(file, fact)
  if (used !== base)
    return {
      zh: `${id}：提请时在用的是 ${base ?? '无'}，现已是 ${used ?? '无'}，请重新提请`,
      en: `${id}: the value in use is ${used ?? 'none'} now and was ${base ?? 'none'}; propose it again`,
    }
  if (used !== null && reason === null)
    return {
      zh: `${id}：${used} 正在使用，请用 --reason 写明更改的原因`,
      en: `${id}: ${used} is in use; give the reason with --reason`,
    }
  const former = used === null ? null : ({kind: 'correction', vintage: today, reason: reason ?? ''} as const)
  return (
    putFact(file, fact, former) ?? {
      zh: `${file.path}：${fact.indicator} 的写法无法自动修改，请手工改动`,
      en: `${file.path}: the entry ${fact.indicator} is in a form that is not written to; change it by hand`,
    }
  )
}

/** A snapshot with figures in its registry, for their impact to be seen; those that cannot be put in are left out. */
export const withFacts = (snapshot: Snapshot, items: readonly Item['fact'][]): Snapshot =>
  items.reduce((now, fact) => {
    const file = [...now.registryFiles.values()].find((it) =>
      it.items.some(({item}) => item.id?.text === fact.indicator),
    )
    const text = file && putFact(file, fact, null)
    return file && text ? advance(now, {kind: 'registry-read', path: file.path, text}) : now
  }, snapshot)
