/**
 * Units that measure, by dimension: `name=factor` to the dimension's first unit, or `name` alone where no factor is
 * defined. Factors are decimal strings. A currency is a dimension of its own: rates change. 百分之 and 成 stand for a
 * value that is already in percent.
 */
export const measures: Readonly<Record<string, string>> = {
  ratio: '%=1 百分之=1 成=1 ‰=0.1 千分之=0.1 万分之=0.01 ppm=0.0001',
  points: '个百分点=1 百分点=1 个千分点=0.1 个基点=0.01 基点=0.01 bp=0.01',
  multiple: '倍=1',
  proportion: ':1=1',
  length:
    '米=1 m=1 延米=1 千米=1000 公里=1000 km=1000 分米=0.1 dm=0.1 厘米=0.01 cm=0.01 毫米=0.001 mm=0.001 微米=0.000001 μm=0.000001 纳米=0.000000001 nm=0.000000001 海里=1852 英寸=0.0254 英尺=0.3048 英里=1609.344 里=500',
  area: '平方米=1 m2=1 m²=1 ㎡=1 平米=1 平方=1 公顷=10000 ha=10000 亩=666.6666666667 平方公里=1000000 平方千米=1000000 km2=1000000 km²=1000000 平方厘米=0.0001 平方毫米=0.000001 英亩=4046.86',
  volume:
    '立方米=1 千升=1 m3=1 m³=1 立方=1 方=1 标准立方米=1 标立方米=1 标方=1 Nm3=1 升=0.001 L=0.001 毫升=0.000001 mL=0.000001 ml=0.000001 立方厘米=0.000001 加仑 桶=0.158987',
  mass: '吨=1000 t=1000 公斤=1 千克=1 kg=1 斤=0.5 克=0.001 g=0.001 毫克=0.000001 mg=0.000001 微克=0.000000001 μg=0.000000001 ug=0.000000001 担=50 克拉=0.0002 总吨 载重吨 盎司 磅',
  energy:
    '千瓦时=1 千瓦小时=1 kWh=1 KWh=1 度=1 度电=1 瓦时=0.001 Wh=0.001 兆瓦时=1000 MWh=1000 吉瓦时=1000000 GWh=1000000 太瓦时=1000000000 TWh=1000000000',
  heat: '焦耳=1 焦=1 千焦=1000 kJ=1000 兆焦=1000000 MJ=1000000 吉焦=1000000000 GJ=1000000000 太焦=1000000000000 TJ=1000000000000 PJ=1000000000000000 千卡=4186.8 大卡=4186.8',
  coal: '吨标准煤=1 吨标煤=1 tce=1 千克标准煤=0.001 克标准煤=0.000001 kgce=0.001 gce=0.000001 吨油当量 吨标准油 千克标准油 公斤标准油 吨当量煤',
  carbon: '吨二氧化碳当量=1 吨二氧化碳=1 吨CO2=1 tCO2=1 tCO2e=1 克二氧化碳=0.000001 千克二氧化碳=0.001',
  power:
    '千瓦=1 千瓦特=1 kW=1 KW=1 瓦=0.001 W=0.001 兆瓦=1000 MW=1000 MWp=1000 吉瓦=1000000 GW=1000000 太瓦=1000000000 马力=0.7355',
  'apparent power': '千伏安=1 kVA=1 KVA=1 兆伏安=1000 MVA=1000 伏安=0.001 千乏',
  voltage: '伏=1 V=1 千伏=1000 kV=1000 KV=1000 毫伏=0.001',
  current: '安培=1 毫安=0.001 安时 毫安时 Ah mAh',
  frequency: '赫兹=1 Hz=1 千赫=1000 kHz=1000 兆赫=1000000 MHz=1000000 吉赫=1000000000 GHz=1000000000',
  pressure: '帕=1 Pa=1 百帕=100 千帕=1000 kPa=1000 兆帕=1000000 MPa=1000000',
  force: '千牛=1 kN=1',
  turbidity: 'NTU=1',
  pixels: '像素=1',
  sound: '分贝=1 dB=1 dB(A)=1',
  temperature: '°C=1 ℃=1 摄氏度=1',
  steam: '蒸吨=1',
  data: 'B=1 字节=1 KB=1000 MB=1000000 GB=1000000000 TB=1000000000000 PB=1000000000000000 EB=1000000000000000000 ZB=1000000000000000000000',
  'data rate':
    'bps=1 比特每秒=1 比特/秒=1 kbps=1000 Kbps=1000 Mbps=1000000 Mb/s=1000000 Mbit/s=1000000 兆比特每秒=1000000 兆比特/秒=1000000 Gbps=1000000000 Gb/s=1000000000 Gbit/s=1000000000 吉比特每秒=1000000000 Tbps=1000000000000 Tb/s=1000000000000 Tbit/s=1000000000000 太比特每秒=1000000000000 Pbps=1000000000000000 MB/s=8000000 GB/s=8000000000',
  compute:
    'PFLOPS=1 P=1 P算力=1 PFlops=1 Pflops=1 FLOPS=0.000000000000001 GFLOPS=0.000001 TFLOPS=0.001 EFLOPS=1000 EFlops=1000 Eflops=1000 ZFLOPS=1000000',
  operations: 'TOPS=1 POPS=1000 EOPS=1000000',
  transactions: 'TPS=1 QPS',
  qubits: '量子比特=1',
  time: '秒=1 s=1 毫秒=0.001 ms=0.001 微秒=0.000001 纳秒=0.000000001 分钟=60 min=60 小时=3600 个小时=3600 h=3600',
  days: '天=1 日=1 个自然日=1 周=7 个星期=7 星期=7 个工作日 工作日 个交易日',
  years: '年=12 周年=12 个季度=3 季度=3 个月=1',
  age: '岁=1 周岁=1',
  CNY: '元=1 元人民币=1 人民币元=1 角=0.1',
  USD: '美元=1 美金=1',
  EUR: '欧元=1',
  HKD: '港元=1 港币=1',
  JPY: '日元=1',
  GBP: '英镑=1',
  MOP: '澳门元=1',
  TWD: '新台币=1 新台币元=1',
  SGD: '新加坡元=1 新元=1',
  AUD: '澳元=1 澳大利亚元=1',
  CAD: '加元=1 加拿大元=1',
  CHF: '瑞士法郎=1',
  KRW: '韩元=1',
  RUB: '卢布=1',
  THB: '泰铢=1',
  INR: '卢比=1',
  XDR: '特别提款权=1',
  containers: '标准箱=1 标箱=1 TEU=1 自然箱',
  transport: '吨公里 吨海里 人公里 人次公里 车公里 列公里 座公里 车道公里 客公里',
  fibre: '芯公里 纤芯公里 皮长公里 管程公里 孔公里 沟公里 杆公里 对公里',
  vehicles: '标台=1 标准台=1 标准车=1',
  work: '人天=1 人日=1 人月 人年 学时 课时 工日 台班 台时 机时 核时',
  illumination: '流明 勒克斯',
}

/** Words that count: measure words and their compounds with 次. */
export const classifiers =
  '个 项 种 家 条 座 处 户 人 名 位 件 台 套 架 辆 艘 列 张 份 篇 部 册 本 幅 幢 栋 间 层 所 批 场 次 只 头 头只 匹 羽 尾 口 眼 株 棵 颗 粒 枚 枝 根 支 卷 块 片 面 门 盏 扇 顶 把 对 双 副 组 类 宗 起 例 单 笔 款 票 段 节 道 孔 圈 档 班 趟 轮 遍 步 站 环 路 端 芯 团 队 井 盘 瓶 盒 箱 袋 罐 包 首 页 字 句 股 床 分 集 帧 ' +
  '人次 家次 户次 亩次 件次 册次 列次 台次 场次 班次 批次 篇次 架次 航次 艘次 车次 辆次 床次 课次 趟次 项次 例次 只次 头次 条次 单次 份次 店次 桌次 张次 种次 校次 团次 师次 ' +
  '台套 台件 件套 重量箱 班列 点位 端口 机架 标准机架 机柜 客位 座位 床位 泊位 铺位 摊位 展位 机位 停机位 学位 岗位 席位 席 战 街镇 村 镇 乡 人份 剂次 剂 户人家 个点 个标准机架'

/**
 * Counting words that as often as not are something else: 三级 is a rank, 一期 a phase, 30起 may be 自1月30日起.
 * Who reads a text asks twice before taking them.
 */
export const ambiguous =
  '处 位 起 首 点 级 期 届 代 号 层 部 本 面 口 头 节 道 步 轮 环 站 路 线 芯 团 队 类 款 字 门 端 单 分 场 段 组 对 双 班 圈 档 孔 包 把 顶 战 村 镇 乡 年 天 日 周 月 度 方 里 成 P B m t g s h'

/**
 * A counting word that opens the word behind it counts nothing (等7部门, 单位, 批发, 天然气): what may follow each to make
 * one word of two characters.
 */
export const openings: Readonly<Record<string, string>> = {
  单: '位价体',
  批: '发复',
  天: '然',
  股: '份票',
  部: '门分队委署',
  眼: '镜',
  环: '境保',
  场: '所馆',
  位: '于列居',
  面: '积',
  门: '诊类',
  口: '岸径腔',
  轮: '胎',
  度: '假',
  步: '行骤',
  组: '织',
  本: '科',
  路: '网',
  团: '体',
  户: '籍',
  处: '理置',
  台: '账',
  人: '均',
  焦: '炭化煤',
  升: '级学',
  里: '程',
  卷: '烟',
  集: '中约团聚成体散合群装',
}

/** Different words for one unit. */
export const aliases: readonly (readonly string[])[] = [
  ['机架', '标准机架', '个标准机架', '架'],
  ['床位', '张床位'],
  ['名', '人', '位'],
]
