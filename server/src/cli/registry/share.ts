import {hostname} from 'node:os'
import {figures} from '../../core/ide/coverage/figures.js'
import {extract} from '../../core/ide/explain/extract.js'
import {review} from '../../core/ide/review/review.js'
import {digestOf} from '../../files/remote/copies-on-disk.js'
import {Complaint, complaint} from '../complaint.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {complain, print} from '../output.js'
import {type Read, readDrafts} from '../read.js'
import {namedService, reportUsage} from './service.js'

/**
 * `plumbline registry share DRAFT…`: tells the service which figures a draft uses, so that a keeper sees what a change would
 * reach. The title, chapters and figures; never a sentence, and nothing without this command.
 */
export async function runShare(options: Options): Promise<number> {
  const service = await namedService(options)
  if (!service) throw complaint('no registry service is named in plumbline.yaml', 'plumbline.yaml 中没有登记库服务')
  if (!options.paths.length) throw complaint('registry share takes DRAFT…', 'registry share 需要文稿')
  let failed = false
  for await (const read of readDrafts(options)) {
    if (read instanceof Complaint) {
      failed = true
      complain(read, options.locale)
      continue
    }
    const usage = usageOf(read)
    await reportUsage(service, draftId(read), usage, options)
    const {length} = usage.uses
    const said = {
      zh: `${read.source.path}：已报告 ${length} 处\n`,
      en: `${read.source.path}: ${length} figures reported\n`,
    }
    await print(inLocale(said, options.locale))
  }
  return failed ? 2 : 0
}

/** The same draft of the same machine, and no name of either. */
const draftId = ({source: {place}}: Read): string => digestOf(`${hostname()}\n${place}`).slice(0, 32)

function usageOf({snapshot, source: {path}}: Read) {
  const places = new Map(
    figures(snapshot, path).map(({span, place, chapter}) => [span.from, `${place} ${chapter}`.trim()]),
  )
  const uses = extract(snapshot, path).flatMap(({indicator, asOf, text, start}) =>
    indicator !== null && asOf !== null
      ? [{indicator, asOf, value: text.slice(0, 60), heading: (places.get(start) ?? '').slice(0, 200)}]
      : [],
  )
  const title = review(snapshot, path)?.title || path.replace(/^.*\//, '').replace(/\.\w+$/, '')
  return {title: title.slice(0, 200), uses}
}
