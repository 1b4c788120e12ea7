/** Indicators of a made-up city: id, name, unit, kind. */
export const indicators = [
  ['yz.gdp', '地区生产总值', '元', 'flow'],
  ['yz.pop', '常住人口', '人', 'stock'],
  ['yz.urban', '城镇化率', '%', 'ratio'],
  ['yz.grain', '粮食产量', '吨', 'flow'],
  ['yz.beds', '医疗机构床位', '张', 'stock'],
  ['yz.road', '公路通车里程', '公里', 'stock'],
  ['yz.income', '居民人均可支配收入', '元', 'flow'],
  ['yz.schools', '普通小学', '所', 'stock'],
  ['yz.power', '全社会用电量', '千瓦时', 'flow'],
  ['yz.trees', '森林覆盖率', '%', 'ratio'],
] as const

export const registryText = `plumbline: 1
registry: {id: yz, title: 云州, locale: zh-CN, area: YZ}
areas:
  YZ: {label: 云州市, aliases: [全市]}
organizations:
  tjj: {label: 统计局}
indicators:
${indicators
  .map(
    ([id, name, unit, kind]) =>
      `  - id: ${id}\n    name: ${name}\n    unit: "${unit}"\n    kind: ${kind}\n    owner: tjj\n    observations:\n      - {asOf: "2015${kind === 'stock' ? '-12-31' : ''}", value: 1}\n`,
  )
  .join('')}`
