import {figuresIn, type Report} from './report.js'
import type {Words} from './words.js'

/** What the status bar knows of the active file. */
export type Standing =
  | {readonly kind: 'reading' | 'off' | 'failed' | 'offered'}
  | {readonly kind: 'draft'; readonly report: Report; readonly isTrusted: boolean}

export interface Status {
  readonly icon: string
  readonly words: Words
  /** Of the tooltip, a line each. */
  readonly lines: readonly Words[]
  readonly command: string
  readonly background: 'warning' | 'error' | null
}

/** The states of the status bar, each with the command that mends it, or else shows the figures. */
export const statusOf = (standing: Standing): Status =>
  standing.kind === 'draft' ? ofDraft(standing.report, standing.isTrusted) : plain[standing.kind]

const plain: Readonly<Record<Exclude<Standing['kind'], 'draft'>, Status>> = {
  reading: {
    icon: 'loading~spin',
    words: {zh: '准绳', en: 'Plumbline'},
    lines: [{zh: '正在读这份文稿', en: 'Reading this draft'}],
    command: 'plumbline.figures.focus',
    background: null,
  },
  off: {
    icon: 'circle-slash',
    words: {zh: '准绳 停用', en: 'Plumbline off'},
    lines: [{zh: '准绳在这里已停用，点击启用', en: 'Plumbline is off here; click to turn it on'}],
    command: 'plumbline.enable',
    background: null,
  },
  offered: {
    icon: 'question',
    words: {zh: '准绳？', en: 'Plumbline?'},
    lines: [
      {zh: '这个文件不在检查之列。点击核对它的指标数值', en: 'This file is not checked. Click to check its figures'},
    ],
    command: 'plumbline.check',
    background: null,
  },
  failed: {
    icon: 'error',
    words: {zh: '准绳 未运行', en: 'Plumbline not running'},
    lines: [
      {
        zh: '服务没有运行，文稿未核对。点击重新启动',
        en: 'The server does not run; nothing is checked. Click to restart',
      },
    ],
    command: 'plumbline.restart',
    background: 'error',
  },
}

/** Where figures are not held against all that they should be. */
function withoutRegistry(report: Report, isTrusted: boolean, lines: readonly Words[]): Status | null {
  const {state} = report.registry
  if (state === 'none')
    return {
      lines,
      icon: 'warning',
      words: {zh: '准绳 没有登记库', en: 'Plumbline no registry'},
      command: 'plumbline.noRegistry',
      background: 'warning',
    }
  if (state === 'broken' && !isTrusted)
    return {
      lines: [...lines, restricted],
      icon: 'shield',
      words: {zh: '准绳 登记库未读 · 受限', en: 'Plumbline registry not read · restricted'},
      command: 'workbench.trust.manage',
      background: 'warning',
    }
  if (report.registry.state === 'broken' && report.registry.waits)
    return {
      lines,
      icon: 'question',
      words: {zh: '准绳 登记库待允许', en: 'Plumbline registry awaits permission'},
      command: 'plumbline.openBroken',
      background: 'warning',
    }
  if (state === 'broken')
    return {
      lines,
      icon: 'warning',
      words: {zh: '准绳 登记库有误', en: 'Plumbline registry error'},
      command: 'plumbline.openBroken',
      background: 'warning',
    }
  return null
}

function ofDraft(report: Report, isTrusted: boolean): Status {
  const counted = {lines: [countLine(report), registryLine(report)], command: 'plumbline.figures.focus'}
  const unread = withoutRegistry(report, isTrusted, counted.lines)
  if (unread) return unread
  const counts = countsOf(report)
  const aged = 'aged' in report.registry ? report.registry.aged : undefined
  if (aged && isTrusted)
    return {
      ...counted,
      icon: 'history',
      words: {zh: `${counts.zh} · 登记库为旧副本`, en: `${counts.en} · old copy of the registry`},
      lines: [...counted.lines, {zh: aged, en: aged}],
      background: null,
    }
  return isTrusted
    ? {...counted, icon: 'checklist', words: counts, background: null}
    : {
        ...counted,
        icon: 'shield',
        words: {zh: `${counts.zh} · 受限`, en: `${counts.en} · restricted`},
        lines: [...counted.lines, restricted],
        command: 'workbench.trust.manage',
        background: null,
      }
}

const restricted: Words = {
  zh: '受限模式：只用本文件夹内的登记库，不访问网络',
  en: 'Restricted mode: only registries inside this folder are used, nothing is fetched',
}

/** How many of the figures were held against something, and how many of these differ; never that all is right. */
function countsOf(report: Report): Words {
  const {agree, differ} = report.counts
  const all = figuresIn(report)
  if (all === 0) return {zh: '准绳 未读到指标', en: 'Plumbline no figures'}
  const held = `${agree + differ}/${all}`
  return differ
    ? {zh: `准绳 ${held} · ${differ} 不符`, en: `Plumbline ${held} · ${differ} differ`}
    : {zh: `准绳 ${held} · 无不符`, en: `Plumbline ${held} · none differ`}
}

function countLine(report: Report): Words {
  const {agree, differ, unregistered, uncompared, numbers} = report.counts
  const all = figuresIn(report)
  if (all === 0)
    return {
      zh: `没有读到指标数值；全文数字${numbers}处，是日期、序号和名称`,
      en: `No figure was read; the ${numbers} numbers are dates, ordinals and names`,
    }
  return {
    zh: `指标数值${all}处：一致${agree}，不符${differ}，未登记${unregistered}，未比对${uncompared}`,
    en: `${all} figures: ${agree} agree, ${differ} differ, ${unregistered} not registered, ${uncompared} not compared`,
  }
}

function registryLine({registry}: Report): Words {
  if (registry.state === 'none')
    return {
      zh: '没有登记库，未核对数值；只查体例、算术和前后一致',
      en: 'No registry: figures are not held against anything; wording, arithmetic and consistency are checked',
    }
  if (registry.state === 'broken') return {zh: `登记库有误：${registry.why}`, en: `Registry error: ${registry.why}`}
  return {zh: `登记库：指标${registry.indicators}项`, en: `Registry: ${registry.indicators} indicators`}
}
