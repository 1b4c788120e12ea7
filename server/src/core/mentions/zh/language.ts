import {zhGrammar, zhWording} from '../../language/zh.js'
import {numbers, scan} from '../../quantity/zh/scan.js'
import {timePhrases} from '../../quantity/zh/time.js'
import type {Language} from '../language.js'

import {isJoined} from './phrases.js'
import {readProse} from './prose.js'
import {resolved} from './relative.js'
import {speechOf} from './speech.js'
import {moreAt} from './trim.js'

/** “十四五” and 第十四个五年: ten and a digit. */
function planNumber(title: string): number | null {
  const [, named] = zhWording.ordinalPlan.exec(title) ?? zhWording.fullOrdinalPlan.exec(title) ?? []
  return named ? 10 + '一二三四五六七八九'.indexOf(named[1]!) + 1 : null
}

/** Chinese: its words are in `language/zh`, its grammar in this folder and in `quantity/zh`. */
export const chinese: Language = {
  id: 'zh',
  say: zhWording,
  prose: readProse,
  speech: speechOf,
  numbers,
  quantities: (text) => scan(text, []),
  times: timePhrases,
  isJoined,
  resolved,
  addedAt: moreAt,
  withoutAlias: (name) => name.replace(zhGrammar.alsoCalled, ''),
  planNumber,
  summed: '累计',
}
