import {complaint} from './complaint.js'
import type {Narrowing} from './narrow.js'
import {levels} from './option-list.js'
import type {Level} from './report.js'

/** Leaves out what is less grave than a level, and says so where it was asked to. */
export function gravest(least: Level, isAsked: boolean): Narrowing {
  const shown = levels.slice(0, levels.indexOf(least) + 1)
  let left = 0
  return {
    narrow: async (report) => {
      const findings = report.findings.filter(({severity}) => shown.includes(severity))
      left += report.findings.length - findings.length
      return {...report, findings}
    },
    end: async () =>
      left && isAsked
        ? [complaint(`${left} findings below ${least} are left out`, `级别低于 ${least} 的 ${left} 处问题未列出`)]
        : [],
  }
}
