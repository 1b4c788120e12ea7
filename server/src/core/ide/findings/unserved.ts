import type {Draft} from '../../markdown/draft.js'
import type {Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Finding} from './findings.js'
import {ageWords, type Trouble, troubleWords} from './trouble.js'

/** A registry that the configuration names and that the host could not have. */
export interface UnservedSource {
  readonly source: string
  readonly reason: 'not-found' | 'unreadable' | 'no-match' | 'encoding' | 'unreachable' | 'outside'
  /** Of an address: why it gave nothing. */
  readonly trouble?: Trouble
}

/** An address that gave nothing now, so that what it gave before is in use; `since`: when that was, in ms. */
export interface AgedSource {
  readonly source: string
  readonly trouble: Trouble
  readonly since: number
}

const reasons: Readonly<Record<UnservedSource['reason'], Words>> = {
  'not-found': {zh: '没有这个登记库文件，或无法读取', en: 'no such registry file, or it cannot be read'},
  unreadable: {
    zh: '有登记库文件读不出来（超过 50 MB，或没有权限）',
    en: 'a registry file cannot be read (more than 50 MB, or not allowed)',
  },
  'no-match': {zh: '没有与此相符的登记库文件', en: 'no registry file matches'},
  encoding: {zh: '既不是 UTF-8 也不是 GB18030 文本', en: 'neither UTF-8 nor GB18030 text'},
  unreachable: {zh: '无法取得，也没有存下的副本', en: 'cannot be had, and no copy is kept'},
  outside: {
    zh: '网上的登记库只能引用它自己网址之下的文件，未读取',
    en: 'a registry on the web may include only what lies below its own address; not read',
  },
}

/** Why a source could not be had, with its name. */
export function unservedWords({source, reason, trouble}: UnservedSource): Words {
  const why = trouble && troubleWords(trouble)
  const {zh, en} = reasons[reason]
  const isAsked = trouble?.kind !== 'unsaved'
  return {
    zh: `${source}：${why ? `${why.zh}${isAsked ? '；本机也没有存下的副本' : ''}` : zh}`,
    en: `${source}: ${why ? `${why.en}${isAsked ? '; no copy is kept either' : ''}` : en}`,
  }
}

/** That an old copy is in use, how old it is, and why; `now` in ms. */
export function agedWords({source, trouble, since}: AgedSource, now: number): Words {
  const [why, age] = [troubleWords(trouble), ageWords(now - since)]
  const day = new Date(since).toISOString().slice(0, 16).replace('T', ' ')
  return {
    zh: `${source}：${why.zh}。现用的是 ${age.zh}（${day} UTC）取得的副本`,
    en: `${source}: ${why.en}. In use is the copy of ${age.en} (${day} UTC)`,
  }
}

/** What the host could not have, and what it could have only as of another day. */
export interface SourceStates {
  readonly unserved: readonly UnservedSource[]
  readonly aged: readonly AgedSource[]
  /** What is newer than plumbline.lock holds it. */
  readonly behind: readonly string[]
}

/** That a source has gone on since the lock was made. */
export const behindWords = (source: string): Words => ({
  zh: `${source} 比 plumbline.lock 所记的新；plumbline registry update --dry-run 列出有什么变化、影响哪些文稿`,
  en: `${source} is newer than plumbline.lock holds it; plumbline registry update --dry-run shows what that changes in which drafts`,
})

/**
 * The configuration's findings together with those on sources that could not be had, without which nothing is checked,
 * and on those of which an old copy is in use. What is still on its way is not missing.
 */
export function sourceFindings(
  {configFile}: Snapshot,
  {unserved, aged, behind}: SourceStates,
  others: readonly Finding[],
  now: number,
): readonly Finding[] {
  if (!configFile || !(unserved.length || aged.length || behind.length)) return others
  const at = (source: string): Finding['span'] => {
    const from = configFile.text.indexOf(source)
    // One that a glob has found is named nowhere.
    if (from < 0) return {from: 0, to: /^.*/.exec(configFile.text)?.[0].length ?? 0}
    return {from, to: from + source.length}
  }
  const none = {related: [], fixes: []}
  const missing = unserved
    .filter(({trouble}) => trouble?.kind !== 'pending')
    .map(
      (it): Finding => ({
        rule: 'config-registry-missing',
        severity: isWaiting(it) ? 'information' : 'error',
        span: at(it.source),
        words: unservedWords(it),
        ...none,
      }),
    )
  const old = aged.map(
    (it): Finding => ({
      rule: 'config-registry-aged',
      severity: 'warning',
      span: at(it.source),
      words: agedWords(it, now),
      ...none,
    }),
  )
  const newer = behind.map(
    (it): Finding => ({
      rule: 'registry-newer-available',
      severity: 'information',
      span: at(it),
      words: behindWords(it),
      ...none,
    }),
  )
  return [...missing, ...old, ...newer, ...others]
}

/** Nothing is wrong with it: somebody is to do something first. */
const isWaiting = ({trouble}: UnservedSource): boolean => trouble?.kind === 'unsaved' || trouble?.kind === 'asking'

/**
 * The findings of a draft together with what it was not held against: its writer reads no configuration. What is still on
 * its way is said at once too, since a server may take half a minute to fail.
 */
export function unheldFindings(
  {drafts}: Snapshot,
  path: string,
  unserved: readonly UnservedSource[],
  others: readonly Finding[],
): readonly Finding[] {
  const draft = drafts.get(path)
  return draft && unserved.length ? [...unserved.map((it) => unheld(firstLine(draft), it)), ...others] : others
}

function unheld(span: Finding['span'], it: UnservedSource): Finding {
  const isPending = it.trouble?.kind === 'pending'
  const {zh, en} = unservedWords(it)
  return {
    rule: isPending ? 'config-registry-pending' : 'config-registry-missing',
    severity: isPending ? 'information' : 'warning',
    span,
    words: isPending
      ? {
          zh: `登记库 ${it.source} 正在取得，本稿还没有同它核对`,
          en: `The registry ${it.source} is on its way; the draft is not held against it yet`,
        }
      : {zh: `${zh}。本稿没有同它核对`, en: `${en}. The draft is not held against it`},
    related: [],
    fixes: [],
  }
}

function firstLine({text, frontMatter}: Draft): Finding['span'] {
  const head = frontMatter?.to ?? 0
  const from = text.length - text.slice(head).trimStart().length
  const [line = ''] = /^.*/.exec(text.slice(from)) ?? []
  return {from, to: from + line.trimEnd().length}
}
