import {explainAt} from '../core/ide/explain/explain.js'
import {linesOf} from '../core/ide/place.js'
import {offsetAt} from '../core/text/lines.js'
import {clean, inertJson} from './clean.js'
import {Complaint, complaint} from './complaint.js'
import {explainRule} from './explain-rule.js'
import type {Locale} from './locale.js'
import {optionsOf} from './options.js'
import {complain, print} from './output.js'
import {readDrafts} from './read.js'

/**
 * `plumbline explain FILE:LINE:COLUMN`: why the number there was, or was not, taken for a figure; `plumbline explain RULE`:
 * what a check is about. Answers the exit status.
 */
export async function runExplain(words: readonly string[]): Promise<number> {
  const options = optionsOf('explain', words)
  const [word = '', ...others] = options.paths
  if (word && !others.length && !word.includes(':')) return explainRule(word, options)
  const place = placeIn(options.paths)
  for await (const read of readDrafts({...options, paths: [place.path]})) {
    if (read instanceof Complaint) {
      complain(read, options.locale)
      continue
    }
    const {path} = read.source
    const offset = offsetAt(linesOf(read.snapshot, path), {line: place.line - 1, column: place.column - 1})
    const found = explainAt(read.snapshot, path, offset)
    if (options.format !== 'text') await print(`${inertJson(found)}\n`)
    else await print(found ? shown(found, options.locale) : nothing[options.locale])
    return found ? 0 : 1
  }
  return 2
}

const nothing: Record<Locale, string> = {
  en: 'No number is read here (code, comments and HTML are not read).\n',
  'zh-cn': '此处没有读到数字（代码、注释和 HTML 不读）。\n',
}

function shown({text, rows}: NonNullable<ReturnType<typeof explainAt>>, locale: Locale): string {
  const [language, colon] = locale === 'en' ? (['en', ': '] as const) : (['zh', '：'] as const)
  const lines = rows.map(({label, text: said}) => `  ${label[language]}${colon}${clean(said[language])}`)
  return [clean(text), ...lines, ''].join('\n')
}

/** The last two numbers are line and column; a path may hold colons of its own (C:\plan.md:3:8). */
function placeIn(paths: readonly string[]): {path: string; line: number; column: number} {
  const [, path, line, column] = /^(.+):(\d+):(\d+)$/.exec(paths[0] ?? '') ?? []
  if (paths.length !== 1 || !path || Number(line) < 1 || Number(column) < 1)
    throw complaint('explain takes one RULE or FILE:LINE:COLUMN', 'explain 需要一项检查的名称，或一个“文件:行:列”')
  return {path, line: Number(line), column: Number(column)}
}
