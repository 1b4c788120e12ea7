import type {Words} from './locale.js'
import type {OptionName} from './option-list.js'

/** A command, as the parser, help and completions know it. */
export interface CommandText {
  /** What it is given beside options. */
  readonly takes: Words
  /** A line of the overview. */
  readonly does: Words
  readonly options: readonly OptionName[]
  /** What `--format` takes; the first is the default. */
  readonly formats?: readonly string[]
  /** What completes its words, where they are no files. */
  readonly words?: readonly string[]
  /** Command lines to copy, without `plumbline`. */
  readonly examples: readonly string[]
}

const paths: Words = {zh: '[路径…]', en: '[PATH…]'}

const commandList = {
  check: {
    takes: paths,
    does: {
      zh: '检查文稿；文件夹指其下全部文稿，不写路径指整个工作区，- 指标准输入',
      en: 'check drafts; a folder means every draft below it, no path the workspace, - standard input',
    },
    options: [
      ...(['registry', 'config', 'format', 'fail-on', 'level', 'quiet', 'fix', 'diff', 'since', 'baseline'] as const),
      ...([
        'write-baseline',
        'watch',
        'stdin-filename',
        'no-cache',
        'annotate',
        'suggest',
        'choose',
        'changes',
      ] as const),
      ...(['against', 'parts', 'max-age', 'locked', 'locale'] as const),
    ],
    formats: ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'rdjson'],
    examples: [
      'check drafts',
      'check --fix plan.md',
      'check plan.docx --annotate plan-checked.docx',
      'check --diff plan.md',
      'check --format sarif --fail-on never drafts > plumbline.sarif',
    ],
  },
  extract: {
    takes: paths,
    does: {
      zh: '列出每一处指标数值，不作判断',
      en: 'print every indicator mention, with no judgement',
    },
    options: ['registry', 'config', 'format', 'stdin-filename', 'changes', 'locale'],
    formats: ['text', 'json', 'jsonl', 'csv'],
    examples: ['extract --format csv drafts > figures.csv'],
  },
  report: {
    takes: paths,
    does: {
      zh: '指标核对表：每处数值与比对依据、更正表和签署栏',
      en: 'a review to sign: every figure with what it was held against, and the errata',
    },
    options: ['registry', 'config', 'format', 'output', 'stdin-filename', 'changes', 'locale'],
    formats: ['html', 'docx', 'csv', 'json'],
    examples: [
      'report plan.md > review.html',
      'report --format docx --output review.docx plan.docx',
      'report --format csv plan.docx > figures.csv',
    ],
  },
  diff: {
    takes: {zh: '旧稿 新稿', en: 'OLD NEW'},
    does: {
      zh: '两稿之间哪些数值变了；旧稿可写作 版本:路径',
      en: 'what changed in figures between two drafts; OLD may be REV:PATH',
    },
    options: ['registry', 'config', 'format', 'errata', 'output', 'changes', 'locale'],
    formats: ['text', 'html', 'docx', 'json'],
    examples: [
      'diff plan-1.docx plan-2.docx',
      'diff HEAD:plan.md plan.md',
      'diff --errata --format docx --output errata.docx old.docx new.docx',
    ],
  },
  convert: {
    takes: {zh: '甲 乙', en: 'FROM TO'},
    does: {
      zh: 'Word 文稿转为 Markdown，或反过来（公文版式）',
      en: 'a Word draft to Markdown, or Markdown to Word in the layout of official documents',
    },
    options: ['changes', 'locale'],
    examples: ['convert plan.docx plan.md', 'convert plan.md plan.docx'],
  },
  explain: {
    takes: {zh: '检查名称 | 文件:行:列', en: 'RULE | FILE:LINE:COLUMN'},
    does: {
      zh: '一项检查的说明；或那里的数字为什么作、或不作指标数值',
      en: 'what a check is about; or why the number there was, or was not, taken for a figure',
    },
    options: ['registry', 'config', 'format', 'changes', 'locale'],
    formats: ['text', 'json'],
    examples: ['explain share-mismatch', 'explain plan.md:12:8'],
  },
  init: {
    takes: {zh: '文稿…', en: 'DRAFT…'},
    does: {
      zh: '由文稿建立登记库和配置：文中每个有名称的现状值和目标值各登记一条',
      en: 'make a registry and a configuration from drafts: an entry for every named level and target',
    },
    options: ['prefix', 'locale'],
    examples: ['init plan.md', 'init --prefix yz.civil 规划.md 行动方案.md'],
  },
  register: {
    takes: {zh: '文稿…', en: 'DRAFT…'},
    does: {
      zh: '把文稿中登记库还没有的指标补登进去',
      en: 'add to the registry the indicators of drafts that it does not have',
    },
    options: ['registry', 'config', 'prefix', 'locale'],
    examples: ['register 行动方案.md'],
  },
  registry: {
    takes: {
      zh: 'lint | show | search | log | diff | impact | import | form | export | bundle | propose | proposals | accept | reject | update | release | share | login | logout | status | merge-driver',
      en: 'lint | show | search | log | diff | impact | import | form | export | bundle | propose | proposals | accept | reject | update | release | share | login | logout | status | merge-driver',
    },
    does: {
      zh: '维护登记库：检查、查询、历史、比较、看改动的影响、提请和采纳',
      en: 'keep a registry: check, look up, history, compare, see the impact of a change, propose and accept',
    },
    options: [
      'registry',
      'config',
      'format',
      'apply',
      'dry-run',
      'map',
      'skip',
      'scope',
      'as-of',
      'output',
      'proposal',
      'reason',
      'nature',
      'source',
      'by',
      'locale',
    ],
    formats: ['text', 'markdown', 'json', 'csv', 'xlsx', 'sdmx-csv', 'yaml'],
    words: [
      ...(['lint', 'show', 'search', 'log', 'diff', 'impact', 'import', 'form', 'export', 'bundle'] as const),
      ...(['propose', 'proposals', 'accept', 'reject', 'update', 'release', 'merge-driver'] as const),
      ...(['share', 'login', 'logout', 'status'] as const),
    ],
    examples: [
      'registry lint',
      'registry show yz.beds',
      'registry search 养老床位',
      'registry diff HEAD~1',
      'registry impact HEAD --format markdown',
      'registry import 2021年鉴.xlsx --dry-run',
      'registry form --scope 民政局 --as-of 2021-12-31 --output 填报.xlsx',
      'registry export --format csv > registry.csv',
    ],
  },
  serve: {
    takes: {
      zh: '[token | end | grant | revoke | load | verify | migrate | key | bundle | take …]',
      en: '[token | end | grant | revoke | load | verify | migrate | key | bundle | take …]',
    },
    does: {
      zh: '登记库服务；令牌、授权、入库等管理命令',
      en: 'the registry service; tokens, grants, loading and the rest of running it',
    },
    options: ['config', 'by', 'approved-by', 'dry-run', 'until', 'reason', 'locale'],
    words: ['token', 'end', 'grant', 'revoke', 'load', 'verify', 'migrate', 'key', 'bundle', 'take'],
    examples: ['serve --config serve.yaml', 'serve grant 周明 keeper prov/gxt', 'serve token 周明 --until 2026-12-31'],
  },
  schema: {
    takes: {zh: '', en: ''},
    does: {zh: '登记库文件的 JSON Schema，供编辑器使用', en: 'the JSON Schema of registry files, for editors'},
    options: ['locale'],
    examples: ['schema > metrics.schema.json'],
  },
  lsp: {
    takes: {zh: '', en: ''},
    does: {zh: '语言服务器，供任何编辑器使用', en: 'the language server, for any editor'},
    options: ['stdio', 'trace', 'no-cache'],
    examples: ['lsp --stdio'],
  },
  completions: {
    takes: {zh: 'bash | zsh | fish', en: 'bash | zsh | fish'},
    does: {zh: '供命令行补全用的脚本', en: 'a script that completes this command in your shell'},
    options: ['locale'],
    words: ['bash', 'zsh', 'fish'],
    examples: ['completions bash > ~/.local/share/bash-completion/completions/plumbline'],
  },
  help: {
    takes: {zh: '[命令]', en: '[COMMAND]'},
    does: {zh: '用法', en: 'how a command is used'},
    options: ['locale'],
    examples: ['help check'],
  },
} as const satisfies Readonly<Record<string, CommandText>>

export type CommandName = keyof typeof commandList

export const commandNames = Object.keys(commandList) as readonly CommandName[]

export const commandText = (name: CommandName): CommandText => commandList[name]
