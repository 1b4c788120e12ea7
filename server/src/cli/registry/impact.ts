import {type Impact, impacts} from '../../core/ide/findings/impact.js'
import {advance} from '../../core/session/advance.js'
import type {Snapshot} from '../../core/session/snapshot.js'
import {Complaint, complaint} from '../complaint.js'
import {readDraft, sourcesOf} from '../drafts.js'
import {writeFixed} from '../fix.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {complain, print} from '../output.js'
import {withProposal} from './decide.js'
import {proposalOf} from './proposal-files.js'
import {printReport} from './report.js'
import {openWorkspace, stateOf} from './state.js'

/** `plumbline registry impact A [B]`: the sentences of drafts that a change of the registry makes false, or true. */
export async function runImpact(options: Options): Promise<number> {
  const [a, b, ...more] = options.paths
  if (options.proposal !== null && a === undefined) {
    const {snapshot} = await openWorkspace(options)
    return sayImpact(snapshot, withProposal(snapshot, await proposalOf(options.proposal)), options)
  }
  if (a === undefined || more.length) throw complaint('registry impact takes A and B', 'registry impact 需要 A 和 B')
  const before = await stateOf(a, options)
  const after = b === undefined ? (await openWorkspace(options)).snapshot : await stateOf(b, options)
  return sayImpact(before, after, options)
}

/** What becomes of every draft of the workspace from one snapshot to another. Answers the exit status. */
export async function sayImpact(before: Snapshot, after: Snapshot, options: Options): Promise<number> {
  const {sources} = await sourcesOf([], ['draft'])
  const found: (Impact & {readonly path: string})[] = []
  for (const source of sources) {
    const decoded = await readDraft(source)
    if (decoded instanceof Complaint) {
      complain(decoded, options.locale)
      continue
    }
    const [was, now] = [before, after].map((it) =>
      advance(it, {kind: 'draft-opened', uri: source.path, text: decoded.text}),
    ) as [Snapshot, Snapshot]
    const {impacts: all, text} = impacts(was, now, source.path)
    found.push(...all.map((it) => ({...it, path: source.path})))
    if (options.apply && text !== null) await apply({source, ...decoded}, text, options)
  }
  await report(found, options)
  return found.some(({after: it}) => it) ? 1 : 0
}

async function apply(read: Parameters<typeof writeFixed>[0], text: string, {locale}: Options): Promise<void> {
  const failed = await writeFixed(read, {text})
  if (failed) complain(failed, locale)
  else if (locale === 'en') await print(`${read.source.path}: changed\n`)
  else await print(`${read.source.path}：已改\n`)
}

const report = (found: readonly (Impact & {readonly path: string})[], {format, locale}: Options): Promise<void> =>
  printReport(
    {
      title: {zh: `${found.length} 处文字受影响`, en: `${found.length} places of drafts are affected`},
      columns: [
        {zh: '位置', en: 'place'},
        {zh: '原来', en: 'was'},
        {zh: '以后', en: 'will be'},
        {zh: '改法', en: 'edit'},
      ],
      rows: found.map(({path, line, before, after}) => [
        `${path}:${line}`,
        before && after ? inLocale(before.words, locale) : '',
        after ? inLocale(after.words, locale) : locale === 'en' ? 'no longer reported' : '不再有问题',
        after?.fixes[0] ? inLocale(after.fixes[0].title, locale) : '',
      ]),
      json: found.map(({path, line, sentence, before, after}) => ({
        ...{path, line, sentence},
        before: before && {rule: before.rule, severity: before.severity, message: inLocale(before.words, locale)},
        after: after && {rule: after.rule, severity: after.severity, message: inLocale(after.words, locale)},
        edit: after?.fixes[0] ? inLocale(after.fixes[0].title, locale) : null,
      })),
    },
    format,
    locale,
  )
