import {draftAtMost, isUnread} from '../../markdown/large.js'
import type {Finding, Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'

const size = `${draftAtMost / 1_000_000} MB`

const words: Words = {
  zh: `文稿超过 ${size}，未作检查。请拆成几个文件，图片另存为文件。`,
  en: `The draft is larger than ${size} and was not checked. Split it, and keep its pictures in files of their own.`,
}

/** The one thing that is said of a draft that was not read: without it, it would look clean. */
export const unreadFinding: Finding = {
  rule: 'draft-too-large',
  severity: 'error',
  span: {from: 0, to: 1},
  words,
  related: [],
  fixes: [],
}

/** Why an open draft was not read; null where it was. */
export function unreadWords({drafts}: Snapshot, path: string): Words | null {
  const draft = drafts.get(path)
  return draft && isUnread(draft) ? words : null
}
