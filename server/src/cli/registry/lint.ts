import {problems} from '../../core/ide/findings/findings.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {reportOf} from '../report.js'
import {printReport} from './report.js'
import {openWorkspace, stateOf} from './state.js'

/** `plumbline registry lint [PATH]`: what is wrong in the registry, no draft needed. */
export async function runLint(options: Options): Promise<number> {
  const [path] = options.paths
  const snapshot = path === undefined ? (await openWorkspace(options)).snapshot : await stateOf(path, options)
  const found = [...problems(snapshot).keys()].flatMap((file) => {
    const {findings} = reportOf(snapshot, file, options.locale)
    return findings.map((it) => ({path: file, ...it}))
  })
  const {length: files} = [...snapshot.registryFiles.keys()]
  const [errors, warnings] = ['error', 'warning'].map((level) => found.filter((it) => it.severity === level).length)
  await printReport(
    {
      title: {
        zh: `${files} 个登记库文件，${snapshot.world.registry.ids.length} 个指标：错误 ${errors}，警告 ${warnings}`,
        en: `${files} registry files, ${snapshot.world.registry.ids.length} indicators: ${errors} errors, ${warnings} warnings`,
      },
      columns: [
        {zh: '位置', en: 'place'},
        {zh: '级别', en: 'level'},
        {zh: '问题', en: 'problem'},
        {zh: '检查', en: 'check'},
      ],
      rows: found.map((it) => [
        `${it.path}:${it.line}:${it.column}`,
        inLocale(levels[it.severity], options.locale),
        it.message,
        it.rule,
      ]),
      json: found,
    },
    options.format,
    options.locale,
  )
  return errors ? 1 : 0
}

const levels = {
  error: {zh: '错误', en: 'error'},
  warning: {zh: '警告', en: 'warning'},
  information: {zh: '提示信息', en: 'information'},
  hint: {zh: '建议', en: 'hint'},
} as const
