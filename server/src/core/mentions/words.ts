/** A closed class of words, asked for at a place of a text. Lookups cost nothing where no word begins or ends. */
export interface Words {
  readonly set: ReadonlySet<string>
  /** By first character, and by last: the lengths of such words, a word of n characters being bit n. */
  readonly starts: Uint16Array
  readonly ends: Uint16Array
}

/** A class from space-separated lists of words of at most 15 characters. */
export const words = (...lists: readonly string[]): Words => {
  const set = new Set(lists.flatMap((list) => list.split(/\s+/).filter(Boolean)))
  const starts = new Uint16Array(65536)
  const ends = new Uint16Array(65536)
  for (const word of set) {
    starts[word.charCodeAt(0)]! |= 1 << word.length
    ends[word.charCodeAt(word.length - 1)]! |= 1 << word.length
  }
  return {set, starts, ends}
}

/** Length of the longest word of the class that ends at `at`, 0 without one. */
export function endingAt(text: string, at: number, {set, ends}: Words, floor = 0): number {
  if (at <= floor) return 0
  for (let lengths = ends[text.charCodeAt(at - 1)]!; lengths; ) {
    const length = longestOf(lengths)
    if (length <= at - floor && set.has(text.slice(at - length, at))) return length
    lengths ^= 1 << length
  }
  return 0
}

/** Length of the longest word of the class that starts at `at`, 0 without one. */
export function startingAt(text: string, at: number, {set, starts}: Words, ceiling = text.length): number {
  if (at >= ceiling) return 0
  for (let lengths = starts[text.charCodeAt(at)]!; lengths; ) {
    const length = longestOf(lengths)
    if (length <= ceiling - at && set.has(text.slice(at, at + length))) return length
    lengths ^= 1 << length
  }
  return 0
}

const longestOf = (lengths: number): number => 31 - Math.clz32(lengths)

/** 新- before a verb and 了 behind it make no other verb of it (新引进, 引进了). */
const affixed = (stems: string): string =>
  stems
    .split(' ')
    .flatMap((stem) => (stem.length === 2 ? [stem, `新${stem}`, `${stem}了`] : [stem]))
    .join(' ')

const CHANGING =
  '增长 增加 提高 提升 上升 下降 降低 减少 缩短 压缩 压减 压降 扩大 缩小 递增 递减 上涨 下跌 回落 回升 跃升 攀升 削减 下滑 上调 下调 收窄 改善 增 降'

/** Verbs of change. With 到, 至 or 为 behind them they state a level (提高到45%), alone a change (提高7个百分点). */
export const CHANGE = words(
  affixed(CHANGING),
  '降价 提价 扩种 新增 净增 净增加 新增加 增产 减产 增收 减收 增支 减支 多增 少增 多 少 快 慢 低 高 高出 低于 高于 超出 超收 短收 超支 减 减排 年减排 节约 提标 提速 翻 增速 增幅 降幅 涨幅 升幅 跌幅 再添 净减 净减少 净流入 优于 落后 放缓 加快 贬值 升值 涨 跌',
)

/** Verbs of change that say the thing grew less. */
export const FALL = words(
  '下降 降低 减少 缩短 压缩 压减 压降 缩小 递减 下跌 回落 削减 下滑 下调 收窄 降 减产 减收 减支 减 减排 年减排 节约 降幅 净减 净减少 下降了 减少了 降低了 缩短了 低 低于 少',
)

/** 增至, 调整到, 优化为: with 到, 至 or 为 behind them these state a level, alone they say nothing of one. */
const REACHING = '增 降 减 升 扩 涨 跌 跃升 攀升 回升 恢复 优化 优化调整 调整 发展 拓展 延长 延伸 缩减 收缩'

/** 修订为, 核定为: with 为 behind them the verbs of fixing a figure state it. */
const FIXING = '修订 核定 确定 认定 划定 设定 评定 修正 下达 批复 明确 核准'

/** Verbs that state a level. */
export const STATE = words(
  '达到 达到了 达 达成 为 是 有 共有 已有 约有 现有 拥有 仅有 只有 尚有 均有 还有 超过 位居 突破 占 占到 约占 仅占 均占 保持 保持了 连续保持 控制在 保持在 稳定在 维持在 锁定在 稳定保持在 累计达 累计达到 完成 实现 合计 总计 共计 达成 均为 分别为 分别达到 分别达 均达到 均达 均在 在 仅 仅为 约为 折合 折合人民币 约合 合人民币 扩大为 增加为 突破到 迈上 提高为 提升为 回落至 回落到 冲破 首破 等于 累积到 逐步达到 基本达到 稳定达到 力争达到 必须达到 总体达到 全部达到',
  REACHING.split(' ')
    .flatMap((stem) => [`${stem}到`, `${stem}至`, `${stem}为`])
    .join(' '),
  FIXING.split(' ')
    .map((verb) => `${verb}为`)
    .join(' '),
  CHANGING.split(' ')
    .filter((verb) => verb.length > 1)
    .flatMap((verb) => [`${verb}到`, `${verb}至`, `${verb}为`, `${verb}到了`])
    .join(' '),
)

/** Light verbs: they hold subject and property together (某类商品实现零售额), so a name may span them. */
export const LIGHT = words('实现 完成 达到 达 有 取得')

/** Verbs of doing that no noun begins with in official text: what follows them is what is counted. */
export const DOING = words(
  affixed(
    '给予 培养 通车 建成 已建 新建 改建 扩建 改扩建 新改扩建 建有 建起 建好 打造 培育 形成 梳理形成 推出 举办 召开 汇聚 归集 汇集 集聚 聚集 积聚 发布 出台 引进 引入 吸引 引育 完成 实现 惠及 受益 培训 发放 拨付 安排 投入 下达 筹集 统筹 争取 争取到 争取到位 落实 设立 组建 成立 设置 设有 入选 获批 认定 获评 荣获 获得 处理 提供 带动 拉动 撬动 签约 签订 签约引进 开工 竣工 投产 建成投产 建成运营 建成通车 投运 投用 建成投用 竣工投用 配备 配置 配建 部署 发现 创建 创成 评选 评定 命名 选派 选拔 招募 招聘 安置 救助 资助 帮扶 修复 整治 清理 拆除 栽植 开通 新开 开设 办理 受理 调解 查处 审结 审理 办结 起诉 发行 偿还 归还 化解 减免 退还 保留 主导制定 淘汰 关停 退出 恢复 开行 腾退 入驻 落户 牵手 直达 走访 巡查 抽检 拥有 分布在 接入 接待 招收 录取 征集 采集 收集 收治 编制 承办 承接 孵化 投放 改造提升 更新改造 销毁 报废 置换 盘活 收储 收回 供应 动用 用好 兑付 累计 加上 覆盖 服务 支持 扶持 保障 涉及 推广 普及 推动 推进 实施 开展 启动 建立 搭建 构建 设计 制定 修订 制定修订 制修订 织密 布设 架设 铺设 敷设 铺装 安装 加装 升级 迁建 治理 销售 筹措 筹建 筹备 签发 颁发 发送 运送 输送 输往 援助 援建 捐赠 募集 征收 划转 转化 转让 受让 申报 申请到 取得 创造 增设 增配 增派 续建 共建 联建 摸排 排查 整合 统筹整合 归并 撤并 裁撤 合并 清退 追回 挽回 破获 抓获 侦破 打掉 查获 查扣 收缴 纠正 问责 处分 立案 核查 核定 核准 批准 审批 备案 存放 储存 储备 回收 回用 利用 消纳 接纳 容纳 承载 承运 托运 进出港 到达 抵达 配送 组织 动员 派出 聘请 聘用 引领 辐射 联系 联动 对接 链接 连接 连通 贯通 打通 沿用 采用 使用 收养 供养 抚养 免除 减轻 划定 划入 认领 认购 购置 购买 采购 配售 配租 分配 分配到 集中供养 授予 授权 颁布 印发 转发 转移支付 争创 达成 促成 成交 撮合 谋划 聘任 任命 提拔 遴选 选定 确定 分解 设定 规划建设 规划布局 布局 布局建设 累计建成 累计建设 重点建设 投资建设 加快建设 计划建设 配套建设 新增建设 支撑 满足 达标 播出 演出 上演 放映 出版 刊发 展出 开放 交换 调用 直播 发生 压减 降低',
  ),
  '新设 新装 新登记 新注册 新建设 新改造 新开辟',
)

/** Verbs that also stand inside nouns (出口总值, 建设用地): they are verbs only behind an adverb or with nothing around. */
export const DOUBTFUL = words(
  '引导 辅导 指导 助力 依托 围绕 聚焦 瞄准 面向 推荐 落地 选取 遴选 招引 承担 增发 转移 上解 调入 调出 建设 出口 进口 生产 种植 养殖 保护 交易 消费 研发 管理 改造 投资 增值 流通 参加 参保 参与 参训 发展 从事 生成 上线 绿化 造林 授权 申请 存储 监测 预警 传输 消除 处置 修建 新改建 兴建 开发 推送 上市 挂牌 输出 输入 迁入 迁出 上云 迁移 运营 运行 应用 共享 注册 登记',
)

/** Adverbs that stand between a name and its number. */
export const TRAILING = words(
  '上一个 上个 可比 原来的 原有的 由 从 自 累计 累积 共 共计 一共 总共 已 已经 均 约 大约 近 仅 只 将 拟 再 又 也 各 了 分别 基本 平均 年均 月均 日均 每年 每月 每日 每天 每周 预计 预期 预计达 力争 争取 确保 计划 同比 环比 实际 稳步 持续 进一步 大幅 首次 一举 连续 逐步 逐年 不断 总体 整体 明显 显著 快速 相应 年累计 按可比价 按可比口径 可比口径 按可比口径计算 按不变价格计算 同口径 按同口径 同口径比较 按可比价格计算 按可比价计算 按不变价计算 按现价计算 扣除价格因素 扣除价格因素实际 名义 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比同期 较同期 同期 比上年预算 比上年末 比上月 比年初 比全国平均水平 比全省平均水平 每人每月 每人每年 每生每年 每万人 每千人 每百人 每百户 每十万人 预算 拟按 按 每户 户均 单日最高 执行 拟安排 最高 最低 高达 多达 低至 至少 最多 力争达到 原则上 不 超',
)

/** Adverbs and aspect words in front of a verb, none of which begins a noun. */
export const LEADING = words(
  '先 按期 足额 及时 按时 如期 需 累计 累积 共 一共 总共 已 已经 均 全部 先后 陆续 相继 分别 初步 率先 成功 顺利 全面 每年 每月 每日 每天 每周 每户 预计 力争 争取 确保 努力 计划 拟 同比 环比 稳步 持续 进一步 大幅 首次 一举 连续 继续 逐步 逐年 不断 明显 显著 快速 至今 业已 首批 另外 另有 还将 还 也 将 又 从而 由此 高质量 高标准 高水平 加快 大力 着力 扎实 深入 积极 全力 稳妥 有序 统筹 计划 建议 安排',
)

/** Scope words: the area a plan is about; not part of an indicator's name. */
export const SCOPE = words(
  '各区县 各县区 各市县 各县市 各市区 全市 全省 全国 全区 全县 全州 全盟 全旗 全镇 全乡 全自治区 本市 本省 本区 本县 我市 我省 我区 我县 我国 我州 全社区 全域 市域 省内 市内 国内外 该市 该区 该县 该省 全年 各地 各区 各县 各市 各级 各地区 各类 各项 全体 本地区',
)

/** Connectives in front of a name. */
export const CONNECTIVE = words(
  '其中 减去 主要包括 主要用于 主要有 重点用于 分别用于 用于 左右 同时 此外 另外 以及 包括 包含 内含 不含 例如 导致 致使 特别是 尤其是 主要是 一是 二是 三是 四是 五是 六是 七是 对于 因此 所以 如今 进而 提出 指出 强调 显示 表明 这些 上述 等地 截至 截止 使得 推动 分类型看 分行业看 初步核算 经初步核算 据初步核算 据统计 含 即',
)

/** What joins a name to the list before it; only directly behind the number before. */
export const LISTED = words('、 , ; : 。 — – 和 及 与 以及 ( ) 的 了 · • ● ■ ◆ # * -')

/** Words that sum up; alone before a number they are the name themselves (合计83个). */
export const TOTAL = words('合计 总计 共计 小计 总量 总数 总额 总和 收入总计 支出总计')

/** Aggregators: outside the span, kept apart. */
export const AGGREGATOR = words(
  '累计 累积 共计 总计 合计 净增 年均 月均 日均 周均 平均 每年 每月 每日 每天 每周 一共 总共',
)

/** Modals and words of planning: with them a figure is a goal. */
export const MODAL = words(
  '力争 争取 努力 确保 计划 拟 规划 目标 预期 建议 要 应 须 必须 将 还将 将于 有望 原则上 着力 需 不得 安排 拟安排 预算安排 计划安排 提出 明确 要求',
)

/** Ends of a noun phrase to the right of a number: adverbs, prepositions, auxiliaries and verbs of sentence. */
export const BREAK = words(
  '及时 足额 按时 按期 如期 已 均 都 仍 仍然 全部 正 将 陆续 常态 于 在 被 可 可以 能 能够 得到 享受 享受到 达到 达 占 为 是 有 实现 完成 开展 进入 入选 用于 用上 支持 惠及 覆盖 服务 提供 装上 住上 吃上 走上 通上 喝上 通了 接通 接入 尚未 未 不 不再 通过 成为 成功 获 获评 获批 获得 集中 分布 投入 投用 建成 投产 设立 组织 带动 牵手 直达 活跃 织密 迁移 进驻 落户 入驻 申报 接受 参与 参加 参加了 纳入 列入 签约 开工 竣工 达标 从 由 向 对 把 与 同 按 自 全面 基本 初步 同比 比上年 比 较 其中 并 而 且 来 去 使 让 以 到 至 平均 年均 累计 分别 先后 稳定 顺利 牵引 组成 构成 输往 带头 退出 摘帽 安排 发放 下达 用来 共同 主要 主要用于 专项用于 重点 重点支持 保障 推动 推进 促进 拉动 撬动 引导 助力 开通 运营 运行 执行 实行 新增 增长 下降 提高 设置 配备 统筹 参训 参会 受益 获益 发展 升级',
)

/** Verbs that end one thing's name inside a clause and begin another's (平台汇聚感知设备130万台). */
export const CUT = words(
  '造成 获得 荣获 获批 获评 给予 汇聚 归集 集聚 聚集 建成 打造 培育 接入 引进 化解 发放 拨付 下达 统筹整合 整合 带动 吸引 惠及 新建 组建 设立 招聘 受理 接待 签约 投入 筹集 安排 发行 配备 配置 加装 安装 培训 提供 推出 发布 举办 拥有 共有 现有 设有',
)

/** Characters that make a noun of the verb before them (接待量, 覆盖率). */
export const VERB_SUFFIX = /^[感率量额数值费金品者度面区点站线网户类性式型期能力比总]/

const STEADILY = '稳步 持续 不断 明显 显著 快速 较快 平稳 大幅 逐年 逐步 进一步'
const CHANGES = '增长 增加 提高 提升 上升 下降 递增 改善 扩大 优化 增强 完善 攀升 回升 回落'

/** Predicates of clauses that state no figure: what stands before them is their subject. */
export const PREDICATE = words(
  STEADILY.split(' ')
    .flatMap((adverb) => CHANGES.split(' ').map((verb) => adverb + verb))
    .join(' '),
  '实现跃升 保持稳定 保持增长 基本稳定 总体平稳 平稳运行 再创新高 创历史新高 屡创新高 迈上新台阶 再上新台阶 实现新突破 增长较快 由负转正 止跌回升 稳中有升 稳中有进 稳中向好 居全国前列 位居全国前列 居全省前列',
)
