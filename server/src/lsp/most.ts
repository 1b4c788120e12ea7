import type {Finding} from '../core/ide/findings/findings.js'

/** How many diagnostics of one file are sent; VS Code shows no more, and each costs every keystroke something. */
export const most = 1000

const ranks: Readonly<Record<Finding['severity'], number>> = {error: 0, warning: 1, information: 2, hint: 3}

/** The gravest findings, in the file's order, with one in front that says how many are left out. */
export function gravest(found: readonly Finding[]): readonly Finding[] {
  if (found.length <= most) return found
  const order = found.map((_, index) => index)
  const rank = (index: number): number => ranks[found[index]?.severity ?? 'hint']
  const kept = new Set(order.sort((a, b) => rank(a) - rank(b) || a - b).slice(0, most - 1))
  return [rest(found.length - kept.size), ...found.filter((_, index) => kept.has(index))]
}

const rest = (count: number): Finding => ({
  rule: 'more-findings',
  severity: 'information',
  span: {from: 0, to: 0},
  words: {
    zh: `另有${count}条级别较低的没有列出；改正一部分后会接着列出，全部可用 plumbline check 查看。`,
    en: `${count} less severe findings are not listed; they follow as others are mended, and plumbline check lists all.`,
  },
  related: [],
  fixes: [],
})
