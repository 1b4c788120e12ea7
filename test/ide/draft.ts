import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import type {Span} from '../../server/src/core/text/span.js'
import {unmark} from '../marks.js'

export const uri = 'file:///w/plan.md'
export const registryPath = '/w/base.metrics.yaml'

/** A registry of a city: population, data centres, urbanisation, two documents, a term. */
export const registry = `plumbline: 1
registry: {id: test, title: 测试, locale: zh-CN, area: YZ, baseline: "2020-12-31"}
areas:
  YZ: {label: 云州市, aliases: [全市]}
units:
  个: {kind: count}
documents:
  plan: {title: 云州市国民经济和社会发展第十四个五年规划, kind: plan, shortNames: [规划纲要], docNumber: 云府发〔2021〕3号}
  digital: {title: 云州市数字经济促进办法, kind: regulation, docNumber: 云府办发〔2021〕29号, url: "https://example.org/digital"}
terms:
  一网通办: {quoted: first, aliases: [一网办理]}
indicators:
  # 数据中心按投运数计
  - id: yz.idc
    name: 互联网数据中心
    aliases: [数据中心] # 部门常用
    definition: {text: 报告期末投入运行的互联网数据中心, verified: true}
    unit: 个
    kind: stock
    area: YZ
    observations:
      - {asOf: "2020-12-31", value: 103, qualifier: eq, status: final, source: {doc: plan}}
    targets:
      - {asOf: "2025", value: 120, qualifier: ge, source: {doc: plan}}
  - id: yz.urban
    name: 常住人口城镇化率
    aliases: [城镇化率]
    unit: "%"
    kind: ratio
    area: YZ
    observations:
      - {asOf: "2020-12-31", value: 63.9, qualifier: eq, status: final, source: {doc: plan}}
    targets:
      - {asOf: "2025", value: 66, qualifier: ge, source: {doc: plan}}
`

export interface At {
  readonly snapshot: Snapshot
  readonly text: string
  /** Where `$0` stood. */
  readonly at: number
  readonly spans: readonly Span[]
}

/** A draft against the registry: `⟦ ⟧` mark expected words, `$0` the cursor. */
export function draftWith(marked: string, yaml = registry): At {
  const {text: raw, spans} = unmark(marked)
  const at = raw.indexOf('$0')
  const text = at < 0 ? raw : raw.slice(0, at) + raw.slice(at + 2)
  const moved = (offset: number): number => (at >= 0 && offset > at ? offset - 2 : offset)
  return {
    snapshot: advance(worldWith(yaml), {kind: 'draft-opened', uri, text}),
    text,
    at,
    spans: spans.map(({from, to}) => ({from: moved(from), to: moved(to)})),
  }
}

/** The last world is kept: a property asks for the same a thousand times. */
let last: {readonly yaml: string; readonly snapshot: Snapshot} | null = null

function worldWith(yaml: string): Snapshot {
  if (last?.yaml === yaml) return last.snapshot
  const changes = [
    {
      kind: 'config-set',
      path: '/w/plumbline.yaml',
      text: 'registry:\n  - "*.metrics.yaml"\nplan:\n  baseline: 2020-12-31\n',
    },
    {kind: 'registry-read', path: registryPath, text: yaml},
  ] as const
  last = {yaml, snapshot: changes.reduce(advance, emptySnapshot)}
  return last.snapshot
}
