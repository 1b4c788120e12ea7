import {type ExtensionContext, MarkdownString, StatusBarAlignment, ThemeColor, window} from 'vscode'
import type {Current} from './current.js'
import type {Registry} from './registry.js'
import {withRegistry} from './registry-words.js'
import {say} from './say.js'
import {type Standing, type Status, statusOf} from './status.js'

const priority = 50

/** One item, there whenever a draft is open, and never where none is. */
export function showStatusBar({subscriptions}: ExtensionContext, current: Current, registry: Registry): void {
  const item = window.createStatusBarItem('plumbline.status', StatusBarAlignment.Left, priority)
  item.name = '准绳 Plumbline'
  const show = (): void => {
    const {standing} = current
    if (!standing) return void item.hide()
    const {icon, words, command, background, lines} = statusIn(standing, registry)
    item.text = `$(${icon}) ${say(words)}`
    item.command = command
    item.backgroundColor = background ? new ThemeColor(`statusBarItem.${background}Background`) : undefined
    item.tooltip = tooltip(lines.map(say), standing, registry)
    item.accessibilityInformation = {label: [say(words), ...lines.map(say)].join('；')}
    item.show()
  }
  subscriptions.push(item, current.onChanged(show), registry.onChanged(show))
}

const statusIn = (standing: Standing, {status}: Registry): Status =>
  standing.kind === 'draft' ? withRegistry(statusOf(standing), status, Date.now()) : statusOf(standing)

function tooltip(lines: readonly string[], {kind}: Standing, {status}: Registry): MarkdownString {
  const text = new MarkdownString(lines.map(escaped).join('\n\n'), true)
  text.isTrusted = {enabledCommands: offers}
  const links = {
    offered: [[{zh: '本文件夹不再询问', en: 'Never ask in this folder'}, 'plumbline.neverAsk']],
    draft: [
      [{zh: '打开指标视图', en: 'Open the Figures'}, 'plumbline.figures.focus'],
      [{zh: '停用', en: 'Turn Off'}, 'plumbline.disable'],
    ],
  } as const
  const ofService = kind === 'draft' && status?.kind === 'service' ? serviceLinks[status.isUnsigned ? 'out' : 'in'] : []
  const offered = [...(kind === 'offered' || kind === 'draft' ? links[kind] : []), ...ofService]
  if (offered.length)
    text.appendMarkdown(`\n\n${offered.map(([words, command]) => `[${say(words)}](command:${command})`).join(' · ')}`)
  return text
}

const serviceLinks = {
  in: [
    [{zh: '刷新登记库', en: 'Refresh the Registry'}, 'plumbline.refreshRegistry'],
    [{zh: '退出登录', en: 'Sign Out'}, 'plumbline.signOut'],
  ],
  out: [[{zh: '登录', en: 'Sign In'}, 'plumbline.signIn']],
} as const

const offers = [
  'plumbline.neverAsk',
  'plumbline.disable',
  'plumbline.figures.focus',
  'plumbline.refreshRegistry',
  'plumbline.signIn',
  'plumbline.signOut',
]

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~$]/g, '\\$&')
