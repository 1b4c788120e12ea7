import {advance} from '../../server/src/core/session/advance.js'
import type {Snapshot} from '../../server/src/core/session/snapshot.js'
import type {Span} from '../../server/src/core/text/span.js'
import {unmark} from '../marks.js'
import {draftWith, registryPath, uri} from './draft.js'

export const configPath = '/w/plumbline.yaml'

/** A registry whose entries name each other: a sum, a successor, documents, areas, a period that the configuration names. */
export const linked = `plumbline: 1
registry: {id: test, title: 测试, area: YZ, baseline: "2020-12-31", planPeriod: FYP14}
periods:
  FYP14: {label: “十四五”, start: "2021-01-01", end: "2025-12-31"}
areas:
  YZ: {label: 云州市, aliases: [全市]}
  YZ-1: {label: 东区, parent: YZ}
documents:
  plan: {title: 云州市国民经济和社会发展第十四个五年规划, status: in-force}
  old: {title: 云州市旧规划, supersededBy: plan}
indicators:
  - id: yz.parks
    name: 公园数
    aliases: [公园总数]
    definition: 报告期末对公众开放的公园
    unit: 个
    area: YZ
    observations:
      - {asOf: "2020-12-31", value: 103, status: final, source: {doc: plan}}
  - id: yz.lawn
    name: 绿地面积
    unit: 公顷
    replacedBy: yz.parks
    targets:
      - {asOf: "2025", value: 9, qualifier: ge, source: plan}
relations:
  - type: sum
    total: yz.parks
    parts: ["yz.lawn"]
`

export const draft =
  '# 规划\n\n2020年，全市公园数103个<!-- @yz.parks -->。\n\n落实《云州市国民经济和社会发展第十四个五年规划》。\n'

export interface InRegistry {
  readonly snapshot: Snapshot
  readonly text: string
  /** Where `$0` stood. */
  readonly at: number
  readonly spans: readonly Span[]
}

/** The registry as marked: `$0` the cursor, `⟦ ⟧` expected words; beside it a draft and a configuration. */
export function registryWith(marked: string): InRegistry {
  const {text: raw, spans} = unmark(marked)
  const at = raw.indexOf('$0')
  const text = raw.replace('$0', '')
  const snapshot = [
    {kind: 'config-set', path: configPath, text: 'registry: ["*.metrics.yaml"]\nplan: {period: FYP14}\n'},
    {kind: 'registry-read', path: registryPath, text},
    {kind: 'draft-opened', uri, text: draft},
  ] as const
  const moved = (offset: number): number => (at >= 0 && offset > at ? offset - 2 : offset)
  return {
    snapshot: snapshot.reduce(advance, draftWith('').snapshot),
    text,
    at,
    spans: spans.map(({from, to}) => ({from: moved(from), to: moved(to)})),
  }
}

/** The registry above, with the cursor before, or `by` characters into, the words. */
export function cursorIn(words: string, by = 1): InRegistry {
  const at = linked.indexOf(words) + by
  return registryWith(`${linked.slice(0, at)}$0${linked.slice(at)}`)
}
