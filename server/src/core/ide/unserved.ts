import type {Words} from '../rules/rule.js'
import type {Snapshot} from '../session/snapshot.js'
import type {Finding} from './findings.js'

/** A registry that the configuration names and that the host could not have. */
export interface UnservedSource {
  readonly source: string
  readonly reason: 'not-found' | 'no-match' | 'encoding' | 'unreachable'
}

const reasons: Readonly<Record<UnservedSource['reason'], Words>> = {
  'not-found': {zh: '没有这个登记库文件', en: 'no such registry file'},
  'no-match': {zh: '没有与此相符的登记库文件', en: 'no registry file matches'},
  encoding: {zh: '既不是 UTF-8 也不是 GB18030 文本', en: 'neither UTF-8 nor GB18030 text'},
  unreachable: {zh: '无法连接，也没有存下的副本', en: 'cannot be reached, and no copy is kept'},
}

/** Why a source could not be had, with its name. */
export const unservedWords = ({source, reason}: UnservedSource): Words => ({
  zh: `${source}：${reasons[reason].zh}`,
  en: `${source}: ${reasons[reason].en}`,
})

/** The configuration's findings together with those on sources that could not be had: without them nothing is checked. */
export function unservedFindings(
  {configFile}: Snapshot,
  unserved: readonly UnservedSource[],
  others: readonly Finding[],
): readonly Finding[] {
  if (!configFile || unserved.length === 0) return others
  const own = unserved.map((it): Finding => {
    const from = Math.max(configFile.text.indexOf(it.source), 0)
    const to = Math.min(from + it.source.length, configFile.text.length)
    return {
      rule: 'config-registry-missing',
      severity: 'error',
      span: {from, to},
      words: unservedWords(it),
      related: [],
      fixes: [],
    }
  })
  return [...own, ...others]
}
