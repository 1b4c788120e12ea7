import {Complaint} from './complaint.js'
import {inLocale} from './locale.js'
import {optionsOf} from './options.js'
import {print} from './output.js'
import {actor} from './registry/proposal-files.js'

/** `plumbline serve [WORD …]`: the registry service and its host's commands, in a bundle of their own. */
export async function runService(words: readonly string[]): Promise<number> {
  const options = optionsOf('serve', words)
  const {config, reason, until, approvedBy, dryRun: isDry, locale, paths} = options
  const {runServe} = await import('../serve/index.js')
  try {
    return await runServe({
      ...{words: paths, reason, until, isDry, approvedBy, by: actor(options)},
      config: config ?? 'serve.yaml',
      program: process.argv[1] ?? '',
      say: (zh, en) => print(inLocale({zh, en}, locale)),
    })
  } catch (error) {
    // Not by its class: the bundle has its own.
    const {zh, en} = Object(error)
    throw typeof zh === 'string' && typeof en === 'string' ? new Complaint({'zh-cn': zh, en}) : error
  }
}
