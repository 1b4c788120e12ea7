import type {Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Span} from '../../text/span.js'
import {placeOf} from '../place.js'
import {aboutRule} from './about-rule.js'
import {type Finding, findings} from './findings.js'

/** A finding as a comment in the margin: at its words, a paragraph each line. */
export interface MarginNote extends Span {
  readonly lines: readonly string[]
}

/** The findings of a draft as comments: the fact and the advice, what it is held against, what may be written, which rule speaks. */
export const marginNotes = (snapshot: Snapshot, path: string, language: keyof Words): readonly MarginNote[] =>
  findings(snapshot, path).map((it) => ({
    from: it.span.from,
    to: it.span.to,
    lines: linesOf(snapshot, path, it, language),
  }))

function linesOf(
  snapshot: Snapshot,
  path: string,
  {rule, words, related, fixes}: Finding,
  language: keyof Words,
): readonly string[] {
  const about = aboutRule(rule)?.summary
  const isChinese = language === 'zh'
  return [
    words[language],
    ...related.map(({at, message}) => {
      const place = placeOf(snapshot, path, at).path
      // In the file itself its name says nothing.
      return `${isChinese ? '参见' : 'see'} ${place === path ? '' : `${place}: `}${message[language]}`
    }),
    ...fixes.map(({title}) => (isChinese ? `可改：${title.zh}` : `fix: ${title.en}`)),
    ...(about ? [`（${about[language]}）`] : []),
  ]
}
