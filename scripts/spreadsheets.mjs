/**
 * Of SheetJS, which reads thirty formats, what is promised: `.xls`, `.xlsx`, OpenDocument, and text, HTML or XML under such a
 * name. Lotus, dBase, DIF, SYLK, RTF, Numbers and `.xlsb` are a fifth of the library, which a bundler leaves out once nothing
 * calls them; a file of theirs is refused as none that is read. Ends the build where the library calls them elsewhere than in
 * the version that this was written for.
 */
import {readFileSync} from 'node:fs'

const calls =
  /(?<=return |= )(?:(?:WK_|DBF|DIF|ETH|SYLK)\.to_\w+|rtf_to_workbook|read_wb_ID|parse_numbers_iwa|parse_\w+_bin)\((?:[^()]|\([^()]*\))*\)/g

const refused = "(()=>{throw new Error('not read')})()"

const expected = 25

export const promised = {
  name: 'promised-spreadsheets',
  setup: ({onLoad}) =>
    onLoad({filter: /\/@e965\/xlsx\/xlsx\.mjs$/}, ({path}) => {
      const text = readFileSync(path, 'utf8')
      const count = text.match(calls)?.length ?? 0
      if (count !== expected) throw new Error(`SheetJS calls what is left out at ${count} places, not at ${expected}`)
      const known = text.replace('typeof parse_numbers_iwa != "undefined"', 'true')
      return {contents: known.replace(calls, refused), loader: 'js'}
    }),
}
