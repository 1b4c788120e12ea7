/** Made-up drafts and registries of any size, the same for the same seed; no two chapters are alike. */

/** A seeded source of numbers in [0, 1): a multiplicative congruential generator (Park and Miller, 1988). */
function random(seed: number): () => number {
  let state = seed % 2147483647 || 1
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const subjects =
  '公共充电桩 社区食堂 智慧灯杆 农村公路 乡镇卫生院 职业学校 科技企业孵化器 口袋公园 冷链仓库 高标准农田 污水处理厂 算力中心 公交专用道 养老床位 托育园所 图书分馆 雨水管网 光伏电站 跨境电商园区 数字工厂'.split(
    ' ',
  )
const measures = '数量 覆盖率 总面积 年服务能力 投资额 利用率 达标率 运营里程 用户规模 年均增速'.split(' ')
const scopes = '中心城区 东部片区 西部片区 南部新城 北部山区 沿江地带 县域 园区 街镇 全域'.split(' ')
const units = ['个', '%', '万平方米', '万人次', '亿元', '%', '%', '公里', '万户', '%']
const aims =
  '完善配套政策 健全协同机制 补齐短板弱项 优化空间布局 强化要素保障 推动存量改造 引导社会参与 开展动态评估 形成示范经验 压实主体责任'.split(
    ' ',
  )
const documents = [
  '云州市综合交通体系规划',
  '关于推进城市更新的实施意见',
  '云州市数据条例',
  '公共服务设施建设导则',
  '云州市国土空间总体规划',
]
const han = '一二三四五六七八九十'

/** Names of made-up indicators, all different. */
export function names(count: number): string[] {
  const all: string[] = []
  for (let round = 0; all.length < count; round++)
    for (const scope of scopes)
      for (const subject of subjects)
        for (const measure of measures) all.push(`${scope}${round ? `第${round}批` : ''}${subject}${measure}`)
  return all.slice(0, count)
}

const unitOf = (name: string): string => units[measures.findIndex((it) => name.endsWith(it))] ?? '个'

/** What the made-up registry holds of a name, and what drafts say of it: the level of 2020 and the goal of 2025. */
function levelsOf(name: string): {readonly now: string; readonly aim: string; readonly unit: string} {
  let mixed = 7
  for (const sign of name) mixed = (mixed * 31 + sign.charCodeAt(0)) % 9973
  const unit = unitOf(name)
  // A rate stays under 100.
  const now = unit === '%' ? 10 + (mixed % 700) / 10 : 1 + (mixed % 9000) / 10
  return {now: now.toFixed(1), aim: (now * 1.2).toFixed(1), unit}
}

/** Every fiftieth figure is off by one in its last digit, so that a draft has findings, as real ones do. */
const slipped = (value: string, next: () => number): string =>
  next() < 0.02 ? value.slice(0, -1) + ((Number(value.at(-1)) + 3) % 10) : value

/** A plan of about `bytes` bytes of UTF-8 that states figures of the first 2,000 names, in prose, lists and tables. */
export function plan(bytes: number, seed = 7): string {
  const next = random(seed)
  const write = writer(next)
  const parts = [
    '---\ntitle: 云州市公共设施“十四五”规划\n---\n\n# 云州市公共设施“十四五”规划\n\n',
    `根据《${write.pick(documents)}》，制定本规划。\n\n`,
  ]
  let size = 0
  for (const part of chapters(write, next)) {
    if (size >= bytes) break
    parts.push(part)
    size += Buffer.byteLength(part)
  }
  return parts.join('')
}

/** Headings, paragraphs, lists and tables, without end. */
function* chapters(write: Writer, next: () => number): Generator<string> {
  for (let chapter = 0; ; chapter++) {
    yield `## ${han[chapter % 10]}、${write.pick(aims)}\n\n`
    for (let section = 0; section < 4; section++) {
      yield `### （${han[section]}）${write.pick(aims)}\n\n`
      for (let count = 0; count < 3; count++) yield write.paragraph()
      if (next() < 0.4) yield write.list()
      if (next() < 0.3) yield write.table()
    }
  }
}

interface Writer {
  pick<T>(from: readonly T[]): T
  paragraph(): string
  list(): string
  table(): string
}

function writer(next: () => number): Writer {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const known = names(2000)
  const figure = () => {
    const name = pick(known)
    const {now, aim, unit} = levelsOf(name)
    return pick([
      `截至2020年底，${name}达到${slipped(now, next)}${unit}`,
      `2020年，${name}为${slipped(now, next)}${unit}`,
      `${name}由2020年的${slipped(now, next)}${unit}提高到2025年的${aim}${unit}`,
      `到2025年，${name}达到${slipped(aim, next)}${unit}`,
      `到2025年，${name}不低于${aim}${unit}`,
    ])
  }
  const reference = () => (next() < 0.15 ? `（见专栏${1 + Math.floor(next() * 5)}）` : '')
  const sentence = () => `${pick(aims)}，${figure()}${reference()}。${pick(aims)}，${figure()}。`
  const lead = () => (next() < 0.2 ? `**${pick(aims)}。**` : '')
  const row = (index: number) => {
    const name = pick(known)
    const {now, aim, unit} = levelsOf(name)
    return `| ${index} | ${name} | ${unit} | ${slipped(now, next)} | ${aim} | 预期性 |\n`
  }
  const head = '| 序号 | 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | --- | ---: | ---: | --- |\n'
  return {
    pick,
    paragraph: () => `${lead()}${sentence()}${sentence()}${sentence()}\n\n`,
    list: () => `${[1, 2, 3, 4].map(() => `- ${pick(aims)}，${figure()}。\n`).join('')}\n`,
    table: () => `${head}${[1, 2, 3, 4, 5, 6, 7, 8].map(row).join('')}\n`,
  }
}

/** The same prose as pasted from Word: one line a paragraph, no blank line, no Markdown. */
export const pasted = (bytes: number): string =>
  plan(bytes * 1.6)
    .split('\n')
    .slice(3)
    .filter((line) => line && !/^[|>-]/.test(line))
    .map((line) => line.replace(/^#+ |\*\*/g, ''))
    .join('\n')
    .slice(0, Math.floor(bytes / 2.6))

const multipliers: Readonly<Record<string, number>> = {万: 1e4, 亿: 1e8}

/** A registry of `count` indicators in the layout that keepers write. */
export function registry(count: number): string {
  const head =
    'plumbline: 1\nregistry:\n  id: made-up\n  title: 基准\n  locale: zh-CN\n  area: YZ\n  baseline: "2020-12-31"\nareas:\n  YZ: {label: 云州市, aliases: [全市, 本市]}\ndocuments:\n  plan: {title: 云州市公共设施“十四五”规划, kind: plan}\nindicators:\n'
  const items = names(count).map((name, index) => {
    const {now, aim, unit} = levelsOf(name)
    const base = (value: string) => String(Math.round(Number(value) * 10 * (multipliers[unit[0] ?? ''] ?? 1)) / 10)
    return `  - id: yz.m${String(index).padStart(6, '0')}
    name: ${name}
    aliases: [${name}（快报）]
    definition: {text: 报告期末${name}的统计结果, verified: true}
    unit: "${unit.replace(/^[万亿]/, '')}"
    kind: stock
    direction: up
    owner: {org: stats, verified: true}
    frequency: annual
    area: YZ
    observations:
      - {asOf: "2020-12-31", value: ${base(now)}, qualifier: eq, status: final, source: {doc: plan, page: ${1 + (index % 90)}}}
    targets:
      - {asOf: "2025", value: ${base(aim)}, qualifier: ge, source: {doc: plan}}
`
  })
  return head + items.join('\n')
}
