import {type ExtensionContext, MarkdownString, StatusBarAlignment, ThemeColor, window} from 'vscode'
import type {Current} from './current.js'
import {say} from './say.js'
import {type Standing, statusOf} from './status.js'

const priority = 50

/** One item, there whenever a draft is open, and never where none is. */
export function showStatusBar({subscriptions}: ExtensionContext, current: Current): void {
  const item = window.createStatusBarItem('plumbline.status', StatusBarAlignment.Left, priority)
  item.name = '准绳 Plumbline'
  const show = (): void => {
    const {standing} = current
    if (!standing) return void item.hide()
    const {icon, words, command, background, lines} = statusOf(standing)
    item.text = `$(${icon}) ${say(words)}`
    item.command = command
    item.backgroundColor = background ? new ThemeColor(`statusBarItem.${background}Background`) : undefined
    item.tooltip = tooltip(lines.map(say), standing)
    item.accessibilityInformation = {label: [say(words), ...lines.map(say)].join('；')}
    item.show()
  }
  subscriptions.push(item, current.onChanged(show))
}

function tooltip(lines: readonly string[], {kind}: Standing): MarkdownString {
  const text = new MarkdownString(lines.map(escaped).join('\n\n'), true)
  text.isTrusted = {enabledCommands: ['plumbline.neverAsk', 'plumbline.disable', 'plumbline.figures.focus']}
  const links = {
    offered: [[{zh: '本文件夹不再询问', en: 'Never ask in this folder'}, 'plumbline.neverAsk']],
    draft: [
      [{zh: '打开指标视图', en: 'Open the Figures'}, 'plumbline.figures.focus'],
      [{zh: '停用', en: 'Turn Off'}, 'plumbline.disable'],
    ],
  } as const
  const offered = kind === 'offered' || kind === 'draft' ? links[kind] : []
  if (offered.length)
    text.appendMarkdown(`\n\n${offered.map(([words, command]) => `[${say(words)}](command:${command})`).join(' · ')}`)
  return text
}

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~$]/g, '\\$&')
