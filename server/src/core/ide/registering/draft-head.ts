import {frontMatter} from '../../markdown/front-matter.js'

/** Whether a Markdown text calls itself a draft: `plumbline: true` among the metadata at its head. */
export function callsItselfDraft(text: string): boolean {
  if (!text.startsWith('---') && !text.startsWith('\uFEFF---')) return false
  const plain = text.replace(/^\uFEFF/, '')
  const head = frontMatter(plain)
  return head !== null && /^plumbline:[ \t]*true[ \t]*(?:#.*)?$/m.test(plain.slice(head.from, head.to))
}
