import {zhReasons} from '../../language/zh.js'
import type {Reason} from '../../mentions/course/rule.js'
import type {Mention, Role} from '../../mentions/mention.js'
import type {Words} from '../../rules/rule.js'

/** Why a figure is of its time: 承自本节开头“到2027年”. Null where nothing dates it, or only the configuration. */
export const whyThen = ({why, asOf}: Pick<Mention, 'why' | 'asOf'>): Words | null =>
  why.time && asOf.basis !== 'assumed' ? saying(why.time) : null

const roles: Readonly<Record<Role, readonly [zh: string, en: string]>> = {
  baseline: ['作为现状', 'read as a level'],
  target: ['作为目标', 'read as a goal'],
  increment: ['作为变化', 'read as a change'],
  other: ['作为其他', 'read as something else'],
}

const planned = ['作为计划的变化', 'read as a change that is planned'] as const

/** Why a figure is read as a goal or as a level: 作为目标：标题“发展目标”. */
export function whyRead({why, role, willed}: Pick<Mention, 'why' | 'role' | 'willed'>): Words {
  const [zh, en] = role === 'increment' && willed ? planned : roles[role]
  const reason = why.mood && saying(why.mood)
  if (reason) return {zh: `${zh}：${reason.zh}`, en: `${en}: ${reason.en}`}
  return {zh: `${zh}：上下文没有表示目标的词`, en: `${en}: no word around it wills`}
}

/** A reason in the reader's words. */
function saying({rule, said}: Reason): Words {
  const {zh, en} = zhReasons[rule]
  return {zh: zh.replace('{}', said), en: en.replace('{}', said)}
}
