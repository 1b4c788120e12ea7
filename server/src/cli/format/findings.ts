import {inertJson} from '../clean.js'
import type {FindingFormat} from './form.js'
import {github} from './github.js'
import {gitlab} from './gitlab.js'
import {junit} from './junit.js'
import {rdjson} from './rdjson.js'
import {sarif} from './sarif.js'
import type {Setting} from './setting.js'
import {text} from './text.js'

export const findingFormats = {text, json, sarif, github, gitlab, junit, rdjson} satisfies Record<
  string,
  (setting: Setting) => FindingFormat
>

/** Where something else is printed. */
export const silent: FindingFormat = {file: () => '', tail: () => ''}

/** The contract's record. */
function json(): FindingFormat {
  const files: object[] = []
  return {
    file: ({path, findings, coverage, registry}) => {
      files.push({path, findings, coverage, registry})
      return ''
    },
    tail: (summary) => `${inertJson({version: 1, files, summary}, 2)}\n`,
  }
}
