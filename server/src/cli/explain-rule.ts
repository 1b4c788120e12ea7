import {severityWords} from '../core/config/severity.js'
import {type AboutRule, aboutRule, checkNames} from '../core/ide/findings/about-rule.js'
import {nearest} from '../core/text/nearest.js'
import {type Complaint, complaint} from './complaint.js'
import {inLocale, type Locale, type Words} from './locale.js'
import type {Options} from './options.js'
import {print} from './output.js'

/** `plumbline explain RULE`: what a check is about, with the examples of its page. Answers the exit status. */
export async function explainRule(id: string, {format, locale}: Options): Promise<number> {
  const about = aboutRule(id)
  if (!about) throw unknownRule(id)
  await print(format === 'json' ? `${JSON.stringify(recordOf(id, about, locale))}\n` : page(id, about, locale))
  return 0
}

function unknownRule(id: string): Complaint {
  const meant = nearest(id, checkNames)
  return meant
    ? complaint(`no check is called ${id}; did you mean ${meant}?`, `没有 ${id} 这项检查，是否指 ${meant}？`)
    : complaint(
        `${id}: neither a check nor FILE:LINE:COLUMN; the checks are in docs/rules`,
        `${id}：既不是检查的名称，也不是“文件:行:列”；检查目录见 docs/rules`,
      )
}

const recordOf = (id: string, {summary, why, severity, norm, examples}: AboutRule, locale: Locale): object => ({
  rule: id,
  severity,
  summary: inLocale(summary, locale),
  why: inLocale(why, locale),
  norm: norm ? inLocale(norm, locale) : null,
  examples,
})

const labels = {
  severity: {zh: '默认级别', en: 'Default severity'},
  norm: {zh: '依据', en: 'Norm'},
  found: {zh: '错（⟦ ⟧ 之内是发现的文字）', en: 'Found (between ⟦ ⟧)'},
  silent: {zh: '对', en: 'Silent'},
  fixed: {zh: '改为', en: 'Fixed'},
  registry: {zh: '登记库', en: 'Registry'},
  configuration: {zh: '配置', en: 'Configuration'},
} satisfies Record<string, Words>

function page(id: string, {summary, why, severity, norm, examples, isOfDrafts}: AboutRule, locale: Locale): string {
  const say = (words: Words) => inLocale(words, locale)
  const colon = locale === 'en' ? ': ' : '：'
  return [
    `${id}  ${say(summary)}`,
    say(why),
    [
      `${say(labels.severity)}${colon}${say(severityWords[severity])}`,
      ...(norm ? [`${say(labels.norm)}${colon}${say(norm)}`] : []),
    ].join('\n'),
    ...examples.flatMap(({draft, fixed, registry, config}) => [
      block(say(draft.includes('⟦') ? labels.found : labels.silent), draft),
      ...(fixed === undefined ? [] : [block(say(labels.fixed), fixed)]),
      ...(registry ? [block(say(labels.registry), registry)] : []),
      ...(config ? [block(say(labels.configuration), config)] : []),
    ]),
    ...(isOfDrafts ? [silencing(id, locale)] : []),
  ]
    .map((part) => `${part}\n`)
    .join('\n')
}

const block = (title: string, text: string): string =>
  [
    title,
    ...text
      .replace(/^\n|\n$/g, '')
      .split('\n')
      .map((line) => `    ${line}`.trimEnd()),
  ].join('\n')

const silencing = (id: string, locale: Locale): string =>
  locale === 'en'
    ? `Severity: plumbline.yaml, rules: {${id}: off}. One place: <!-- plumbline-disable-next-line ${id}: reason -->`
    : `级别：plumbline.yaml 中 rules: {${id}: off}。个别处：<!-- plumbline-disable-next-line ${id}: 理由 -->`
