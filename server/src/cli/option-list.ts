import type {Words} from './locale.js'

/** An option of the command line, as help and completions tell of it. */
export interface OptionText {
  /** What stands for its value; a flag has none. */
  readonly value?: Words
  /** The only values that it takes. */
  readonly choices?: readonly string[]
  /** Its value is the name of a file. */
  readonly isFile?: true
  readonly isRepeatable?: boolean
  readonly says: Words
}

const file: Words = {zh: '文件', en: 'FILE'}
const level: Words = {zh: '级别', en: 'LEVEL'}

/** The levels of findings, the gravest first. */
export const levels = ['error', 'warning', 'information', 'hint'] as const

/** Every option of every command, once. Formats differ by command and stand there. */
export const optionList = {
  registry: {
    value: file,
    isFile: true,
    isRepeatable: true,
    says: {
      zh: '用这些登记库文件，不用配置里写的（可重复）',
      en: 'use these registry files instead of those the configuration names (repeatable)',
    },
  },
  config: {
    value: file,
    isFile: true,
    says: {
      zh: '用这份配置，不用文稿上层最近的 plumbline.yaml',
      en: 'use this configuration instead of the nearest plumbline.yaml above the draft',
    },
  },
  format: {value: {zh: '名称', en: 'NAME'}, says: {zh: '输出格式', en: 'form of the output'}},
  'fail-on': {
    value: level,
    choices: ['error', 'warning', 'never'],
    says: {
      zh: '达到该级别即以状态 1 结束，默认 error',
      en: 'end with status 1 at findings of this level, error by default',
    },
  },
  level: {
    value: level,
    choices: levels,
    says: {
      zh: '只列该级别和更重的问题，其余计数；text 格式默认 information',
      en: 'list findings of this level and graver ones only, and count the others; information by default in text',
    },
  },
  quiet: {
    says: {zh: '只列问题，不列合计和进度', en: 'findings only: neither totals nor progress'},
  },
  fix: {
    says: {zh: '先作不改变文意的修改，再报告余下的问题', en: 'apply the safe fixes, then report what is left'},
  },
  diff: {
    says: {
      zh: '把 --fix 将作的修改列为 diff，不写文件',
      en: 'print what --fix would change as a unified diff, and write nothing',
    },
  },
  since: {
    value: {zh: '版本', en: 'REV'},
    says: {
      zh: '只列 git 版本（自分叉处起）以来改动的行上的问题',
      en: 'only findings on lines changed since git revision REV (from the merge base)',
    },
  },
  baseline: {
    value: file,
    isFile: true,
    says: {zh: '不列文件中已收录的问题', en: 'leave out the findings that FILE knows'},
  },
  'write-baseline': {
    says: {zh: '把全部问题收录进该文件', en: 'take all findings into the baseline'},
  },
  watch: {
    says: {
      zh: '文件一改动就重新检查，按 Ctrl+C 结束',
      en: 'again after each change, until Ctrl+C',
    },
  },
  'stdin-filename': {
    value: file,
    isFile: true,
    says: {
      zh: '标准输入（-）的内容当作这个文件：按它所在的位置找配置和登记库',
      en: 'what standard input (-) stands for: where its configuration and registry are looked for',
    },
  },
  'no-cache': {
    says: {
      zh: '不使用、也不保存以前对文件夹中文稿的检查结果',
      en: 'neither use nor keep what was found in the drafts of folders before',
    },
  },
  errata: {
    says: {zh: '列成更正表', en: 'print the errata: what stood there, and what stands there now'},
  },
  annotate: {
    value: file,
    isFile: true,
    says: {
      zh: '另存一份 Word 文稿，问题写成批注（只用于一份 .docx）',
      en: 'write the Word draft with the findings as comments in its margin (one .docx only)',
    },
  },
  suggest: {
    value: file,
    isFile: true,
    says: {
      zh: '另存一份 Word 文稿，不改变文意的修改写成修订（只用于一份 .docx）',
      en: 'write the Word draft with the safe fixes as tracked changes (one .docx only)',
    },
  },
  choose: {
    value: {zh: '检查名称', en: 'RULE'},
    isRepeatable: true,
    says: {
      zh: '与 --suggest 一起使用：这项检查所提的改法也写成修订（可重复；all 指全部）',
      en: 'with --suggest: what this check offers becomes a tracked change too (repeatable; all of them: all)',
    },
  },
  changes: {
    value: {zh: '读法', en: 'AS'},
    choices: ['accepted', 'rejected'],
    says: {
      zh: 'Word 文稿中的修订视同接受（accepted，默认）或拒绝（rejected）',
      en: 'read the tracked changes of Word drafts as accepted (the default) or as rejected',
    },
  },
  output: {
    value: file,
    isFile: true,
    says: {zh: '写入这个文件，不写到标准输出', en: 'write to this file instead of standard output'},
  },
  against: {
    value: file,
    isFile: true,
    isRepeatable: true,
    says: {
      zh: '与上位规划核对目标：更低、年份或单位不同、缺少约束性指标（可重复）',
      en: 'hold the targets against a superior plan: weaker, of another year or unit, a binding one left out (repeatable)',
    },
  },
  parts: {
    value: file,
    isFile: true,
    isRepeatable: true,
    says: {
      zh: '各部分的规划：目标相加后与总目标核对（可重复）',
      en: 'plans of the parts, whose targets are added up and held against the whole’s (repeatable)',
    },
  },
  'max-age': {
    value: {zh: '期限', en: 'AGE'},
    says: {
      zh: '网上的登记库取得已超过期限（如 90m、12h、7d）即以状态 2 结束',
      en: 'end with status 2 where a registry on the web was last had longer ago, such as 90m, 12h, 7d',
    },
  },
  prefix: {
    value: {zh: '前缀', en: 'PREFIX'},
    says: {
      zh: '新指标代码的前缀，如 yz.mzj；默认取地名的拼音首字母',
      en: 'what new ids begin with, such as yz.civil; by default the initials of the place',
    },
  },
  locked: {
    says: {
      zh: '只用 plumbline.lock 所记的登记库，不联网；取不到即以状态 2 结束',
      en: 'use exactly the registries that plumbline.lock holds, without the network; status 2 where they cannot be had',
    },
  },
  map: {
    value: file,
    isFile: true,
    says: {
      zh: '对照表：表中的名称、单位、表头各指什么（YAML）',
      en: 'what the names, units and heads of the table mean (YAML)',
    },
  },
  skip: {
    value: {zh: '格', en: 'CELL'},
    isRepeatable: true,
    says: {
      zh: '略过的列、行或格，如 C、5、C5（可重复）',
      en: 'columns, rows or cells to leave out, such as C, 5, C5 (repeatable)',
    },
  },
  scope: {
    value: {zh: '单位', en: 'OWNER'},
    says: {
      zh: '只取这个单位的指标（责任单位的代码或名称，或指标代码的开头）',
      en: 'the indicators of this owner, or whose ids begin so',
    },
  },
  'as-of': {
    value: {zh: '时点', en: 'TIME'},
    says: {zh: '填报哪个时点，如 2021-12-31、2021', en: 'the time to be reported on, such as 2021-12-31 or 2021'},
  },
  'dry-run': {says: {zh: '只看会怎样，不写入', en: 'show what would change, and write nothing'}},
  apply: {says: {zh: '列出以后即改动文稿', en: 'change the drafts, having listed the edits'}},
  reason: {value: {zh: '原因', en: 'TEXT'}, says: {zh: '写明原因', en: 'the reason'}},
  by: {
    value: {zh: '姓名', en: 'NAME'},
    says: {zh: '由谁提出或决定，默认取用户名', en: 'who proposes or decides; by default the user'},
  },
  nature: {
    value: {zh: '性质', en: 'NATURE'},
    choices: ['revision', 'correction'],
    says: {
      zh: '在用的数为什么改：修订（revision）或更正（correction）',
      en: 'why a value in use goes: a revision, or a correction',
    },
  },
  'approved-by': {value: {zh: '姓名', en: 'NAME'}, says: {zh: '由谁审定', en: 'who approved it'}},
  until: {value: {zh: '日期', en: 'DAY'}, says: {zh: '用到哪一天为止', en: 'the last day on which it holds'}},
  source: {value: {zh: '来源', en: 'TEXT'}, says: {zh: '数据来源', en: 'where the figure was read'}},
  proposal: {
    value: {zh: '代码', en: 'ID'},
    says: {zh: '看采纳这份提请会怎样', en: 'what accepting this proposal would do'},
  },
  locale: {
    value: {zh: '语言', en: 'LANGUAGE'},
    choices: ['zh-cn', 'en'],
    says: {
      zh: '所用的语言，默认依环境变量',
      en: 'language of messages, by default that of the environment',
    },
  },
  stdio: {says: {zh: '经标准输入、输出通信', en: 'speak over standard input and output'}},
  trace: {
    value: file,
    isFile: true,
    says: {
      zh: '把每条消息的方法、用时、大小和版本号写入文件，不含文稿内容',
      en: 'write methods, times, sizes and versions of all messages to FILE; never a draft’s text',
    },
  },
} as const satisfies Readonly<Record<string, OptionText>>

export type OptionName = keyof typeof optionList
