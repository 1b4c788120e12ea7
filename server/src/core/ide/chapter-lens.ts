import type {Section} from '../markdown/outline.js'
import type {Words} from '../rules/rule.js'
import type {Snapshot} from '../session/snapshot.js'
import type {Offset, Span} from '../text/span.js'
import {findings} from './findings.js'
import {mentionsWithin} from './mention-at.js'
import {readingOf} from './reading.js'

/** The headings of a draft's chapters, its own title included; what stands under them is counted when it is looked at. */
export const chapters = (snapshot: Snapshot, uri: string): readonly Span[] =>
  (readingOf(snapshot, uri)?.outline.sections ?? []).filter(isChapter).map(({span}) => span)

/** 第一章 and 一、 are chapters with and without `#`; a deeper heading is a part of one. */
const isChapter = ({depth, numbering}: Section): boolean =>
  depth > 0 ? depth <= 2 : numbering?.style === 'chapter' || numbering?.style === 'han'

/**
 * What was read under the heading that starts at a place: figures, how many of them the registry knows, and findings.
 * It says so where there are none, since silence would look like approval. Null where no heading starts there.
 */
export function chapterWords(snapshot: Snapshot, uri: string, at: Offset): Words | null {
  const section = readingOf(snapshot, uri)?.outline.sections.find(({span}) => span.from === at)
  if (!section) return null
  const {from, to} = section.extent
  const own = mentionsWithin(snapshot, uri, section.extent).filter(({span}) => from <= span.from && span.to <= to)
  const grounded = own.filter(({mention}) => mention.match).length
  const found = findings(snapshot, uri).filter(({span}) => from <= span.from && span.from < to).length
  return {
    zh: `${figuresZh(own.length, grounded)} · ${found ? `发现问题 ${found} 处` : '未发现问题'}`,
    en: `${figuresEn(own.length, grounded)} · ${found ? `${found} finding${found === 1 ? '' : 's'}` : 'no findings'}`,
  }
}

const figuresZh = (all: number, grounded: number): string =>
  all ? `读到指标数值 ${all} 个，已登记 ${grounded} 个` : '没有读到指标数值'

const figuresEn = (all: number, grounded: number): string =>
  all ? `${all} figure${all === 1 ? '' : 's'} read, ${grounded} registered` : 'no figures read'
