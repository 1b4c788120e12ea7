import {severityWords} from '../../server/src/core/config/severity.js'
import {type FileCheck, fileChecks} from '../../server/src/core/registry/lint/file-checks.js'
import {type Group, groups} from '../../server/src/core/rules/index.js'
import {type Example, type Rule, shownExamples, type Words} from '../../server/src/core/rules/rule.js'

/** What is written from the rules themselves: path from the root → text. */
export function pages(): ReadonlyMap<string, string> {
  const all = Object.entries(groups).flatMap(([group, rules]) =>
    Object.values(rules).map((rule): [string, string] => [
      `docs/rules/${rule.id}.md`,
      page(rule, titles[group as Group]),
    ]),
  )
  const ofFiles = fileChecks.map((check): [string, string] => [`docs/rules/${check.id}.md`, filePage(check)])
  return new Map([['docs/rules/README.md', index()], ...all, ...ofFiles])
}

/** A README with its rule table brought up to date; as it was where it has no place for one. */
export function withTable(readme: string, language: keyof Words): string {
  const [open, close] = ['<!-- rules -->', '<!-- /rules -->']
  const [from, to] = [readme.indexOf(open), readme.indexOf(close)]
  if (from < 0 || to < from) return readme
  return `${readme.slice(0, from)}${open}\n\n${table(language)}\n${readme.slice(to)}`
}

const titles: Readonly<Record<Group, Words>> = {
  indicator: {zh: '指标写法', en: 'Form of figures'},
  registry: {zh: '与登记库核对', en: 'Against the registry'},
  arithmetic: {zh: '算术', en: 'Arithmetic'},
  table: {zh: '指标表', en: 'Target tables'},
  reference: {zh: '引用与互见', en: 'References'},
  structure: {zh: '结构与编号', en: 'Structure and numbering'},
  date: {zh: '日期与时期', en: 'Dates and periods'},
  wording: {zh: '数字用法', en: 'Wording of numbers'},
  term: {zh: '用语', en: 'Terminology'},
  suppression: {zh: '抑制注释', en: 'Suppressions'},
}

const widths: Readonly<Record<Rule['halfWidth'], Words>> = {
  alike: {zh: '半角（NFKC）文本同样检查', en: 'Half-width (NFKC) text is checked alike'},
  styled: {zh: '半角（NFKC）文本按文稿体例处理', en: 'Half-width (NFKC) text is left to the house style'},
  unaffected: {zh: '与全角、半角无关', en: 'Width makes no difference'},
}

const page = (rule: Rule, group: Words): string => `# ${rule.id}

${side(rule, group, 'zh')}
${shownExamples(rule.examples)
  .map((example) => show(example))
  .join('\n')}
${side(rule, group, 'en')}`

const labels = {
  zh: {severity: '默认级别', norm: '依据', example: '例', title: '说明'},
  en: {severity: 'Default severity', norm: 'Norm', example: 'Examples', title: 'In English'},
} as const

function side(rule: Rule, group: Words, language: keyof Words): string {
  const label = labels[language]
  const colon = language === 'zh' ? '：' : ': '
  const lines = [
    language === 'zh' ? `**${rule.summary.zh}**` : `## ${label.title}\n\n**${rule.summary.en}**`,
    rule.why[language],
    [
      `- ${label.severity}${colon}${severityWords[rule.severity][language]}`,
      `- ${group[language]}`,
      `- ${widths[rule.halfWidth][language]}`,
      ...(rule.norm ? [`- ${label.norm}${colon}${rule.norm[language]}`] : []),
    ].join('\n'),
    configured(rule.id, language),
  ]
  return `${lines.join('\n\n')}\n`
}

const configured = (id: string, language: keyof Words): string =>
  language === 'zh'
    ? `级别可在 \`plumbline.yaml\` 中设定（\`rules: {${id}: off}\`）；个别处可用注释 \`<!-- plumbline-disable-next-line ${id}: 理由 -->\` 抑制。`
    : `Set its severity in \`plumbline.yaml\` (\`rules: {${id}: off}\`), or silence one place with \`<!-- plumbline-disable-next-line ${id}: reason -->\`. The examples are above: \`⟦ ⟧\` enclose what is found; without them the rule is silent.`

/** Examples are Chinese drafts, so one showing serves both languages. */
function show({draft, fixed, says, registry, config}: Example): string {
  const title = draft.includes('⟦') ? '### 错 · found' : '### 对 · silent'
  const parts = [
    title,
    ...(registry ? [`登记库 · registry\n\n${fence('yaml', registry)}`] : []),
    ...(config ? [`\`plumbline.yaml\`\n\n${fence('yaml', config)}`] : []),
    fence('markdown', draft),
    ...(says ? [distinct(says.map(({zh, en}) => `- ${zh}  \n  ${en}`)).join('\n')] : []),
    ...(fixed === undefined ? [] : [`改为 · fixed\n\n${fence('markdown', fixed)}`]),
  ]
  return `${parts.join('\n\n')}\n`
}

const distinct = (all: readonly string[]): readonly string[] => [...new Set(all)]

const fence = (language: string, text: string): string => `\`\`\`\`${language}\n${text.replace(/\n$/, '')}\n\`\`\`\``

/** A check of registry files or of the configuration: its severity is not to be set, and no comment silences it. */
function filePage({id, severity, summary, why, example, isConfiguration, beside}: FileCheck): string {
  const of = isConfiguration ? {zh: '配置', en: 'Configuration'} : fileTitle
  const part = (language: keyof Words) => `**${summary[language]}**

${why[language]}

- ${labels[language].severity}${language === 'zh' ? '：' : ': '}${severityWords[severity][language]}
- ${of[language]}
`
  const other = beside ? `\n另一个文件 · another file\n\n${fence('yaml', beside)}\n` : ''
  return `# ${id}\n\n${part('zh')}\n### 错 · found\n\n${fence('yaml', example)}\n${other}\n## ${labels.en.title}\n\n${part('en')}`
}

const fileTitle: Words = {zh: '登记库文件', en: 'Registry files'}

function index(): string {
  const sections = Object.entries(groups).flatMap(([group, rules]) => {
    const all = Object.values(rules)
    const {zh, en} = titles[group as Group]
    return all.length ? [`## ${zh} · ${en}\n\n${rows(all)}`] : []
  })
  return `# 检查目录 · Checks\n\n由 \`npm run docs\` 从规则生成。Written from the rules by \`npm run docs\`.\n\n${sections.join('\n\n')}\n\n## ${fileTitle.zh} · ${fileTitle.en}\n\n${rows(fileChecks)}\n`
}

const rows = (all: readonly Pick<Rule, 'id' | 'severity' | 'summary'>[]): string =>
  [
    '| 检查 · check | 级别 · severity | 发现 | finds |',
    '| --- | --- | --- | --- |',
    ...all.map(
      ({id, severity, summary}) =>
        `| [${id}](${id}.md) | ${severityWords[severity].zh} ${severity} | ${cell(summary.zh)} | ${cell(summary.en)} |`,
    ),
  ].join('\n')

const heads: Words = {
  zh: '| 类别 | 检查 | 级别 | 发现 |\n| --- | --- | --- | --- |\n',
  en: '| group | check | severity | finds |\n| --- | --- | --- | --- |\n',
}

const table = (language: keyof Words): string =>
  heads[language] +
  Object.entries(groups)
    .flatMap(([group, rules]) =>
      Object.values(rules).map(({id, severity, summary}, at) => {
        const title = at === 0 ? titles[group as Group][language] : ''
        return `| ${title} | [${id}](docs/rules/${id}.md) | ${severityWords[severity][language]} | ${cell(summary[language])} |\n`
      }),
    )
    .join('')

const cell = (text: string): string => text.replaceAll('|', '\\|')
