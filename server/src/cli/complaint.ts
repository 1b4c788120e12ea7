import type {Locale} from './locale.js'

/** Something that the program could not do: one line for people, on stderr, and exit status 2. */
export class Complaint extends Error {
  constructor(readonly say: Readonly<Record<Locale, string>>) {
    super(say.en)
  }
}

export const complaint = (en: string, zh: string): Complaint => new Complaint({en, 'zh-cn': zh})
