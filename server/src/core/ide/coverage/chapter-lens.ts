import type {Section} from '../../markdown/outline.js'
import type {Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset, Span} from '../../text/span.js'
import {findings} from '../findings/findings.js'
import {readingOf} from '../reading.js'
import {coverageWithin} from './coverage.js'
import {coverageEn, coverageZh} from './coverage-words.js'
import {isOfWording} from './standing.js'

/** The headings of a draft's chapters, its own title included; what stands under them is counted when it is looked at. */
export const chapters = (snapshot: Snapshot, uri: string): readonly Span[] =>
  (readingOf(snapshot, uri)?.outline.sections ?? []).filter(isChapter).map(({span}) => span)

/** 第一章 and 一、 are chapters with and without `#`; a deeper heading is a part of one. */
const isChapter = ({depth, numbering}: Section): boolean =>
  depth > 0 ? depth <= 2 : numbering?.style === 'part' || numbering?.style === 'chapter' || numbering?.style === 'han'

/**
 * What was read under the heading that starts at a place: figures, what became of them, and what is wrong beside them.
 * It says so where there are none, since silence would look like approval. Null where no heading starts there.
 */
export function chapterWords(snapshot: Snapshot, uri: string, at: Offset): Words | null {
  const section = readingOf(snapshot, uri)?.outline.sections.find(({span}) => span.from === at)
  if (!section) return null
  const {from, to} = section.extent
  const counts = coverageWithin(snapshot, uri, section.extent)
  const inside = findings(snapshot, uri).filter(({span}) => from <= span.from && span.from < to)
  const wording = inside.filter(isOfWording).length
  return {
    zh: `${counts.mentions ? coverageZh(counts) : '没有读到指标数值'}${wording ? ` · 文字和引用 ${wording} 处` : ''}`,
    en: `${counts.mentions ? coverageEn(counts) : 'no figures read'}${wording ? ` · ${wording} of wording and references` : ''}`,
  }
}
