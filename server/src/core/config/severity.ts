export type Severity = 'error' | 'warning' | 'information' | 'hint'

/** The one scale of severities, as every text for people has it. */
export const severityWords: Readonly<Record<Severity, {readonly zh: string; readonly en: string}>> = {
  hint: {zh: '建议', en: 'hint'},
  information: {zh: '提示信息', en: 'information'},
  warning: {zh: '警告', en: 'warning'},
  error: {zh: '错误', en: 'error'},
}
