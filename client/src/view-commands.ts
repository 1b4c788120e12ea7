import {type QuickPickItem, window} from 'vscode'
import type {Verdict} from './report.js'
import {type Grouping, verdicts} from './rows.js'
import {say} from './say.js'
import type {FiguresView} from './view.js'
import type {Words} from './words.js'

const groupings: readonly (readonly [Grouping, Words])[] = [
  ['verdict', {zh: '按结论', en: 'By verdict'}],
  ['chapter', {zh: '按章节', en: 'By chapter'}],
  ['indicator', {zh: '按指标', en: 'By indicator'}],
]

const filters: readonly (readonly [Verdict | 'target' | 'baseline', Words])[] = [
  ['differ', verdicts.differ],
  ['unregistered', verdicts.unregistered],
  ['uncompared', verdicts.uncompared],
  ['agree', verdicts.agree],
  ['target', {zh: '目标', en: 'targets'}],
  ['baseline', {zh: '现状', en: 'levels'}],
]

interface Choice<Value> extends QuickPickItem {
  readonly value: Value
}

/** What the buttons over the view do. */
export const viewCommands = (view: FiguresView) => ({
  group: async () => {
    const choices = groupings.map(
      ([value, words]): Choice<Grouping> => ({
        label: say(words),
        value,
        description: value === view.grouping ? '✓' : '',
      }),
    )
    const chosen = await window.showQuickPick(choices, {title: say({zh: '分组', en: 'Group'})})
    if (chosen) await view.group(chosen.value)
  },
  filter: async () => {
    const choices = filters.map(
      ([value, words]): Choice<(typeof filters)[number][0]> => ({
        label: say(words),
        value,
        picked: view.filter.has(value),
      }),
    )
    const title = say({zh: '只看（不选则全部列出）', en: 'Show only (none chosen: all)'})
    const chosen = await window.showQuickPick(choices, {title, canPickMany: true})
    if (chosen) view.only(new Set(chosen.map(({value}) => value)))
  },
})
