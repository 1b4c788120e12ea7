import type {RegistryProblem} from '../schema.js'
import type {Said} from '../shape/shape.js'

/** A check of registry files, or of the configuration, as its page tells of it. */
export interface FileCheck {
  readonly id: string
  /** As a rule; where a problem of this kind may be graver, `why` says so. */
  readonly severity: RegistryProblem['severity']
  readonly summary: Said
  readonly why: Said
  /** A file with what is found between `⟦` and `⟧`. */
  readonly example: string
  readonly isConfiguration?: true
  /** Another file of the registry, which the example is at odds with. */
  readonly beside?: string
}

const head = 'plumbline: 1\n'

const indicator = (lines: string): string =>
  `${head}indicators:\n  - id: a.parks\n    name: 公园数\n    unit: 个\n${lines}`

const observed = (lines: string): string => indicator(`    observations:\n${lines}`)

/** The checks that are no rules of drafts, in the order of their index. */
export const fileChecks: readonly FileCheck[] = [
  {
    id: 'reg-syntax',
    severity: 'error',
    summary: {zh: '文件不合 YAML 语法', en: 'The file is not YAML'},
    why: {
      zh: '读不出的条目不参加比对，其余条目照常使用；同一个键写了两次的，以先写的为准。整个文件读不出时，检查以状态 2 结束。',
      en: 'What cannot be read is not compared with anything; the other entries serve. Of a key written twice the first counts. Where a whole file cannot be read the check ends with status 2.',
    },
    example: indicator('    ⟦unit⟧: 座\n'),
  },
  {
    id: 'reg-version',
    severity: 'warning',
    summary: {
      zh: '没有写明登记库格式的版本，或版本较新',
      en: 'The version of the format is missing, or newer than the program',
    },
    why: {
      zh: '没有写明的按第 1 版读。版本比程序新的是错误，文件内容不予采用：猜着读可能把数读错。',
      en: 'Without one, version 1 is assumed. A version newer than the program is an error and nothing of the file is used: guessing might misread a figure.',
    },
    example: '⟦indicators: []⟧\n',
  },
  {
    id: 'reg-key-unknown',
    severity: 'warning',
    summary: {zh: '没有这个键', en: 'There is no such key'},
    why: {
      zh: '多半是写错了，其内容不起作用，而文件看上去是完整的。自用的键以“x-”开头。',
      en: 'Mostly a slip, and what it holds has no effect while the file looks complete. Keys of your own begin with “x-”.',
    },
    example: indicator('    ⟦observation⟧: []\n'),
  },
  {
    id: 'reg-key-missing',
    severity: 'error',
    summary: {zh: '缺少必需的键', en: 'A key that is needed is missing'},
    why: {
      zh: '没有名称或代码的条目无法使用；指标缺单位只是警告，数值不换算单位。',
      en: 'An entry without its name or id cannot be used; a missing unit is a warning only, and figures are then not converted.',
    },
    example: `${head}indicators:\n  - ⟦id⟧: a.parks\n    unit: 个\n`,
  },
  {
    id: 'reg-type',
    severity: 'error',
    summary: {zh: '值的类型或写法不对', en: 'A value has the wrong type or form'},
    why: {
      zh: '数值须是数，万、亿折算或写在数后（5.2万）；时点须写作 2020、2020-12-31、2021-06、2024-Q1、2023-H1 或 2016/2020；选项须在列出的词中。不对的值不予采用。',
      en: 'A figure is a number, with 万 and 亿 multiplied out or written behind it (5.2万); a time is 2020, 2020-12-31, 2021-06, 2024-Q1, 2023-H1 or 2016/2020; a choice is one of its words. A wrong value is not used.',
    },
    example: observed('      - {asOf: "2020", value: ⟦3.2万多⟧, source: 公报}\n'),
  },
  {
    id: 'reg-duplicate-id',
    severity: 'error',
    summary: {zh: '同一代码登记了两次', en: 'One id is used for two entries'},
    why: {
      zh: '以先登记的为准，后一条不起作用。文件按配置中的顺序读。',
      en: 'The first entry stands and the other has no effect. Files are read in the order of the configuration.',
    },
    example: indicator('  - id: ⟦a.parks⟧\n    name: 绿地数\n    unit: 个\n'),
  },
  {
    id: 'reg-alias-collision',
    severity: 'warning',
    summary: {zh: '两个指标用了同一名称', en: 'Two indicators share a name'},
    why: {
      zh: '文中出现这个名称时，两者登记的数一致才作比对。分属不同区域的不算。',
      en: 'A draft that uses the name is checked only if both have the same figure. Indicators of different areas may share one.',
    },
    example: indicator('  - id: a.greens\n    name: 绿地数\n    aliases: [⟦公园数⟧]\n    unit: 个\n'),
  },
  {
    id: 'reg-unit-multiplier',
    severity: 'warning',
    summary: {zh: '计量单位含有倍数', en: 'A unit holds a multiplier'},
    why: {
      zh: '文中的“4601.2亿元”读作以元计的数，单位写作亿元的指标永远对不上。可一并改为元并折算数值。',
      en: '4601.2亿元 in a draft is read in 元, so an indicator in 亿元 would match nothing. The fix writes 元 and multiplies the values.',
    },
    example: `${head}indicators:\n  - id: a.gdp\n    name: 地区生产总值\n    unit: ⟦亿元⟧\n    observations:\n      - {asOf: "2020", value: 4601.2, source: 公报}\n`,
  },
  {
    id: 'reg-value-slip',
    severity: 'warning',
    summary: {zh: '数值与前后各期相差十的若干次方', en: 'A value is a power of ten away from its neighbours'},
    why: {
      zh: '多半是漏了或多折算了万、亿。只在前后两期彼此接近、此数与两者相差同样的倍数时指出。',
      en: 'Mostly a 万 or 亿 left out or folded in twice. Reported where both neighbours are near each other and equally far from it.',
    },
    example: observed(
      '      - {asOf: "2018", value: 312, source: 公报}\n      - {asOf: "2019", value: ⟦3560⟧, source: 公报}\n      - {asOf: "2020", value: 398, source: 公报}\n',
    ),
  },
  {
    id: 'reg-count-fraction',
    severity: 'warning',
    summary: {zh: '以个、家、人计的数有小数', en: 'What is counted one by one has a fraction'},
    why: {
      zh: '多半是按万填写而没有折算。人均、户均等平均数不在此列。',
      en: 'Mostly a figure in 万 that was not multiplied out. Averages are left alone.',
    },
    example: observed('      - {asOf: "2020", value: ⟦3.2⟧, source: 公报}\n'),
  },
  {
    id: 'reg-revision-unexplained',
    severity: 'warning',
    summary: {zh: '修订没有日期或原因', en: 'A revision has no date or no reason'},
    why: {
      zh: '后来的人要能看出数是何时、为何改的。',
      en: 'Who comes later must be able to tell when a figure was changed, and why.',
    },
    example: observed(
      '      - {asOf: "2020", value: 3, source: 公报, revisions: [⟦{value: 2, vintage: "2021-06-01"}⟧]}\n',
    ),
  },
  {
    id: 'reg-vintage-early',
    severity: 'warning',
    summary: {zh: '取得日期早于数据的时点', en: 'A figure was obtained before its time was over'},
    why: {
      zh: '时点未到的数是预计数，应写明 estimate 或 forecast；否则是日期写错了。',
      en: 'What is obtained earlier is an estimate or a forecast and should say so; else one of the dates is wrong.',
    },
    example: observed('      - {asOf: "2020-12-31", value: 3, vintage: ⟦"2020-06-01"⟧, source: 公报}\n'),
  },
  {
    id: 'reg-name-spelling',
    severity: 'warning',
    summary: {zh: '一个名称两种写法，登记成两个指标', en: 'Two spellings of one name under two ids'},
    why: {
      zh: '文中用哪一种写法，就只对哪一条核对，另一条的数形同虚设。应合并，另一种写法列入 aliases。',
      en: 'A draft is held against whichever spelling it uses, and the other entry’s figures serve nobody. Make them one, with the other spelling under aliases.',
    },
    example: indicator('  - id: a.parks2\n    name: ⟦公园数量⟧\n    unit: 个\n'),
  },
  {
    id: 'reg-source-missing',
    severity: 'warning',
    summary: {zh: '数值没有写明来源', en: 'A figure has no source'},
    why: {
      zh: '登记值要能查证：写明文件和页码，或一句话的出处。',
      en: 'A registered value must be checkable: name the document and page, or say in a few words where it was read.',
    },
    example: observed('      - ⟦{asOf: "2020", value: 32}⟧\n'),
  },
  {
    id: 'reg-observation-order',
    severity: 'warning',
    summary: {zh: '时点没有按先后排列，或登记了两次', en: 'Times are out of order, or one stands twice'},
    why: {
      zh: '同一时点的第二条不会被看到；修订写入 revisions，旧值随之保留。',
      en: 'The second entry of one time would never be looked at; a revision belongs under `revisions`, which keeps the old value.',
    },
    example: observed(
      '      - {asOf: "2021", value: 35, source: 公报}\n      - {asOf: ⟦"2020"⟧, value: 32, source: 公报}\n',
    ),
  },
  {
    id: 'reg-target-direction',
    severity: 'warning',
    summary: {zh: '目标值与指标的方向相反', en: 'A target goes against the direction of its indicator'},
    why: {
      zh: '方向为 up 而目标低于最近的实绩，或相反：数值、方向总有一处有误。',
      en: 'With direction `up` and a target below the latest observation, or the reverse, either the value or the direction is wrong.',
    },
    example: indicator(
      '    direction: up\n    observations: [{asOf: "2020", value: 32, source: 公报}]\n    targets: [{asOf: "2025", value: ⟦23⟧, source: 规划}]\n',
    ),
  },
  {
    id: 'reg-unit-unknown',
    severity: 'warning',
    summary: {zh: '没有登记这个计量单位', en: 'The unit is not declared'},
    why: {
      zh: '常用单位不必登记；其余的写入 units，才能识别和换算。',
      en: 'Common units need no entry; others are declared under `units`, so that they are recognised and converted.',
    },
    example: indicator('    unitAccept: [⟦箇箇⟧]\n'),
  },
  {
    id: 'reg-doc-unknown',
    severity: 'warning',
    summary: {zh: '没有登记这份文件', en: 'The document is not declared'},
    why: {
      zh: '来源指向的文件写入 documents，题名和文号才能核对。',
      en: 'The document that a source names is declared under `documents`, so that its title and number can be checked.',
    },
    example: observed('      - {asOf: "2020", value: 32, source: {doc: ⟦plan⟧}}\n'),
  },
  {
    id: 'reg-period-unknown',
    severity: 'warning',
    summary: {zh: '没有登记这个规划期', en: 'The period is not declared'},
    why: {
      zh: '“期末”“规划期内”按 periods 中的起止年份理解。',
      en: '期末, 规划期内 and the like are read by the years under `periods`.',
    },
    example: `${head}documents:\n  plan: {title: 云州市规划, period: ⟦FYP14⟧}\n`,
  },
  {
    id: 'reg-area-unknown',
    severity: 'warning',
    summary: {zh: '没有登记这个区域', en: 'The area is not declared'},
    why: {
      zh: '口径是否一致按区域判断。没有 areas 的文件不报，其区域在别的文件中。',
      en: 'Whether figures are of one scope is told by their areas. A file without `areas` leaves them to others and is not reported.',
    },
    example: `${indicator('    area: ⟦YX⟧\n')}areas:\n  YZ: {label: 云州市}\n`,
  },
  {
    id: 'reg-indicator-unknown',
    severity: 'warning',
    summary: {zh: '没有登记这个指标', en: 'The indicator is not declared'},
    why: {
      zh: '关系中的代码找不到指标，这条关系不起作用。',
      en: 'An id in a relation leads to no indicator, so the relation has no effect.',
    },
    example: `${indicator('')}relations:\n  - {id: sum, type: sum, total: a.parks, parts: [⟦a.small⟧, ⟦a.large⟧]}\n`,
  },
  {
    id: 'reg-relation-mismatch',
    severity: 'warning',
    summary: {zh: '登记值与登记的关系不合', en: 'Registered values do not fit a registered relation'},
    why: {
      zh: '各部分相加不等于总数，或两数相除不等于占比，舍入已计在内。',
      en: 'The parts do not make the total, or the two figures do not make the share; rounding is allowed for.',
    },
    example: `${head}indicators:
  - {id: all, name: 充电桩, unit: 个, observations: [⟦{asOf: "2020", value: 52, source: 公报}⟧]}
  - {id: fast, name: 快充桩, unit: 个, observations: [{asOf: "2020", value: 12, source: 公报}]}
  - {id: slow, name: 慢充桩, unit: 个, observations: [{asOf: "2020", value: 35, source: 公报}]}
relations:
  - {id: sum, type: sum, total: all, parts: [fast, slow]}
`,
  },
  {
    id: 'reg-stale',
    severity: 'information',
    summary: {zh: '最近的数据已经陈旧', en: 'The latest figure is old'},
    why: {
      zh: '到本库更新日期为止超过了 policy.staleAfterMonths 个月。不写这一项就不查。',
      en: 'Older than `policy.staleAfterMonths` on the day the registry was updated. Without that key nothing is reported.',
    },
    example: `${head}registry: {updated: "2023-06-30"}\npolicy: {staleAfterMonths: 18}\nindicators:\n  - id: a.parks\n    name: 公园数\n    unit: 个\n    observations: [{asOf: ⟦"2020"⟧, value: 32, source: 公报}]\n`,
  },
  {
    id: 'reg-unverified',
    severity: 'information',
    summary: {zh: '有条目注明尚未核实', en: 'Entries are marked as not verified'},
    why: {
      zh: '每个文件报一次，列出处数。登记值以主管部门核定为准，核实后把 verified 改为 true。',
      en: 'Once for a file, with their number. The responsible department decides; set `verified: true` when it has.',
    },
    example: indicator('    definition: {text: 开放的城市公园, verified: false}\n').replace('plumbline', '⟦plumbline⟧'),
  },
  {
    id: 'reg-rule-unknown',
    severity: 'warning',
    summary: {zh: '配置中写了没有的检查', en: 'The configuration names a check that there is not'},
    why: {
      zh: '这一行不起作用：想停用的检查仍在进行。',
      en: 'The line has no effect: the check that was to be silenced still runs.',
    },
    example: 'rules:\n  ⟦han-digit-spaceing⟧: off\n',
    isConfiguration: true,
  },
  {
    id: 'reg-conflict-marker',
    severity: 'error',
    summary: {zh: '文件里留有 git 合并冲突的标记', en: 'A marker of a git merge conflict is left in the file'},
    why: {
      zh: '两人的修改还没有合并，标记之间的条目不能当真。保留对的一份，删去标记；plumbline registry merge-driver 按数合并，可免除这类冲突。',
      en: 'Two edits still have to be made one, and nothing between the markers can be relied on. Keep what is right and delete them; `plumbline registry merge-driver` merges by fact, so that none are left.',
    },
    example: indicator('⟦>>>>>>> theirs⟧\n'),
  },
  {
    id: 'reg-owner-unknown',
    severity: 'warning',
    summary: {zh: '责任单位没有登记', en: 'The owner is not among the organizations'},
    why: {
      zh: '数值由谁负责，决定各来源不一致时以谁为准。单位写错了，就等于没有写。',
      en: 'Where sources differ the owner’s value counts. One that is misspelt owns nothing.',
    },
    example: `${head}organizations: {stats: {label: 市统计局}}\nindicators:\n  - id: a.parks\n    name: 公园数\n    unit: 个\n    owner: {org: ⟦stat⟧}\n`,
  },
  {
    id: 'reg-percent-fraction',
    severity: 'warning',
    summary: {zh: '单位是%，数值却写成小数', en: 'A percentage is written as a fraction'},
    why: {
      zh: '93%应写作 93。写成 0.93，文中的93%就会被判为不符。',
      en: '93 % is written 93. Written 0.93 it convicts every draft that says 93 %.',
    },
    example: observed(
      '      - {asOf: "2019", value: 91, source: 公报}\n      - {asOf: "2020", value: ⟦0.93⟧, source: 公报}\n',
    )
      .replace('公园数', '绿化覆盖率')
      .replace('个', '"%"'),
  },
  {
    id: 'reg-percent-beyond',
    severity: 'warning',
    summary: {zh: '比率超过100%', en: 'A share is above 100 %'},
    why: {
      zh: '部分不会大于全体。多半是小数点或单位写错了；确可超过100%的，kind 不要写 ratio 或 coverage。',
      en: 'No part is larger than its whole: mostly a slipped point or unit. What may well be above 100 % is of another `kind` than ratio or coverage.',
    },
    example: observed('      - {asOf: "2020", value: ⟦930⟧, source: 公报}\n')
      .replace('公园数', '绿化覆盖率')
      .replace('个', '"%"\n    kind: coverage'),
  },
  {
    id: 'reg-final-early',
    severity: 'warning',
    summary: {zh: '还没到时点的数写成最终核实数', en: 'A figure is final before its time'},
    why: {
      zh: '按本库的更新日期，那时还不会有核定的数。应核对时点、状态或更新日期。',
      en: 'On the day of the registry’s update there could be no such figure. One of time, status and update is wrong.',
    },
    example: `${head}registry: {updated: "2021-03-01"}\nindicators:\n  - id: a.parks\n    name: 公园数\n    unit: 个\n    observations: [{asOf: ⟦"2021-12-31"⟧, value: 32, status: final, source: 公报}]\n`,
  },
  {
    id: 'reg-source-conflict',
    severity: 'warning',
    summary: {zh: '几个登记库说法不一', en: 'Registry files say different things of one indicator'},
    why: {
      zh: '同一时点的两个数不能都对，或同一代码在两处不是一个指标。以责任单位的为准；看不出谁是责任单位的，都不用于比对，文稿中用到这个数的地方会说明。',
      en: 'Two values of one time cannot both be true, or one id stands for two things. The owner’s counts; where nothing says whose it is neither does, and drafts that state the figure are told.',
    },
    example: observed('      - ⟦{asOf: "2020", value: 32, source: 公报}⟧\n'),
    beside: observed('      - {asOf: "2020", value: 35, source: 年报}\n'),
  },
]
