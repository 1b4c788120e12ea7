/** What a new workspace starts with. `title` is the plan's, without 《》. */
export interface Skeleton {
  readonly config: string
  readonly registry: string
  readonly draft: string
}

export const registryPath = 'registry/indicators.metrics.yaml'

/** The years of the five-year plan that a title names; else of the one that is being drafted in `year`. */
export function periodOf(
  title: string,
  year: number,
): {readonly id: string; readonly start: number; readonly name: string} {
  const names = ['十三五', '十四五', '十五五', '十六五']
  const named = names.findIndex((name) => title.includes(name))
  const index = named >= 0 ? named : Math.max(0, Math.min(names.length - 1, Math.floor((year + 1 - 2016) / 5)))
  return {id: `FYP${13 + index}`, start: 2016 + 5 * index, name: names[index] ?? ''}
}

export function skeletonOf(title: string, year: number): Skeleton {
  const {id, start, name} = periodOf(title, year)
  return {
    config: `# 这个文件所在的文件夹就是规划工作区的根。
registry:
  - registry/*.metrics.yaml
plan:
  period: ${id}
  baseline: ${start - 1}-12-31
  stage: 征求意见稿
`,
    registry: registryText(id, name, start),
    draft: draftText(title, name, start),
  }
}

const draftText = (title: string, name: string, start: number): string => `# ${title}

## 一、发展基础

（一）主要成效

截至${start - 1}年底，

（二）存在问题

## 二、总体要求

（一）指导思想

（二）基本原则

（三）主要目标

到${start + 4}年，

表1　“${name}”主要指标

| 序号 | 指标 | 单位 | ${start - 1}年（基期） | ${start + 4}年（目标） | 属性 |
|---:|---|---|---:|---:|---|
| 1 | 常住人口城镇化率 | % | | | 预期性 |

## 三、主要任务

## 四、保障措施
`

const registryText = (
  id: string,
  name: string,
  start: number,
): string => `# 登记库：一个指标一条，文稿中的数值与这里核对。
plumbline: 1

registry:
  id: plan
  title: 规划指标登记库
  locale: zh-CN
  baseline: "${start - 1}-12-31"
  planPeriod: ${id}

periods:
  ${id}: {label: “${name}”, aliases: [“${name}”时期, “${name}”期间, ${name}], start: "${start}-01-01", end: "${start + 4}-12-31"}

units:
  个: {kind: count}
  "%": {kind: ratio}

indicators:
  # 每个指标写名称、单位；observations 是现状值，targets 是目标值，各写时点、数值和出处，例如：
  #   observations:
  #     - {asOf: "${start - 1}-12-31", value: 64.5, source: 统计公报}
  - id: urbanisation
    name: 常住人口城镇化率
    aliases: [城镇化率]
    unit: "%"
    kind: ratio
`

/** A configuration with one more source of the registry; what is written there stays. */
export function withSource(config: string, source: string): string {
  const quoted = /^[\w./-]+$/.test(source) ? source : JSON.stringify(source)
  const list = /^registry:[ \t]*(?:#[^\n]*)?\r?\n((?:[ \t]*(?:- |#)[^\n]*\r?\n?)*)/m.exec(config)
  if (list) {
    const indent = /^([ \t]*)- /m.exec(list[1] ?? '')?.[1] ?? '  '
    const end = list.index + list[0].length
    const before = config.slice(0, end)
    return `${before}${before.endsWith('\n') ? '' : '\n'}${indent}- ${quoted}\n${config.slice(end)}`
  }
  const inline = /^registry:[ \t]*\[([^\]\n]*)\]/m.exec(config)
  if (inline) {
    const held = inline[1]?.trim()
    return config.replace(inline[0], `registry: [${held ? `${held}, ` : ''}${quoted}]`)
  }
  return `registry:\n  - ${quoted}\n${config}`
}
