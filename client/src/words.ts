/** A text for people, in both languages; same facts. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** Picks one of two languages: the one that is set for messages, else that of the editor. */
export const isEnglish = (wished: string | undefined, editor: string): boolean =>
  !(wished === undefined || wished === 'auto' ? editor : wished).toLowerCase().startsWith('zh')
