import {nearest} from '../../core/text/nearest.js'
import {complaint} from '../complaint.js'
import {type Options, optionsOf} from '../options.js'
import {runAccept, runReject} from './decide.js'
import {runDiff} from './diff.js'
import {runBundle} from './exchange.js'
import {runExport} from './export.js'
import {runForm} from './form.js'
import {runImpact} from './impact.js'
import {runImport} from './import.js'
import {runLint} from './lint.js'
import {runLog} from './log.js'
import {runLogin, runLogout, runStatus} from './login.js'
import {runMergeDriver} from './merge-driver.js'
import {runProposals} from './proposals.js'
import {runPropose} from './propose.js'
import {runRelease} from './release.js'
import {runSearch} from './search.js'
import {runShare} from './share.js'
import {runShow} from './show.js'
import {runUpdate} from './update.js'

const commands: Readonly<Record<string, (options: Options) => Promise<number>>> = {
  lint: runLint,
  show: runShow,
  search: runSearch,
  log: runLog,
  diff: runDiff,
  impact: runImpact,
  import: runImport,
  form: runForm,
  export: runExport,
  bundle: runBundle,
  propose: runPropose,
  proposals: runProposals,
  accept: runAccept,
  reject: runReject,
  update: runUpdate,
  release: runRelease,
  share: runShare,
  login: runLogin,
  logout: runLogout,
  status: runStatus,
  'merge-driver': runMergeDriver,
}

/** `plumbline registry WORD …`: what a keeper does. Answers the exit status. */
export async function runRegistry(words: readonly string[]): Promise<number> {
  const options = optionsOf('registry', words)
  const [word = '', ...paths] = options.paths
  const run = Object.hasOwn(commands, word) ? commands[word] : undefined
  if (run) return run({...options, paths})
  const names = Object.keys(commands)
  const meant = nearest(word, names)
  throw complaint(
    `registry ${word}: must be one of ${names.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`,
    `registry ${word}：应为 ${names.join('、')} 之一${meant ? `，是否指 ${meant}？` : ''}`,
  )
}
