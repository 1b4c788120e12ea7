export type Locale = 'zh-cn' | 'en'

/** The language of messages that the environment asks for; Chinese where it asks for none (`C`, `POSIX`, nothing). */
export function localeOf(environment: Readonly<Record<string, string | undefined>>): Locale {
  const wished = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^(zh|C\b|POSIX\b|$)/.test(wished) ? 'zh-cn' : 'en'
}

/** One text for people in both languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** The half of a text in two languages that is asked for. */
export const inLocale = (words: Words, locale: Locale): string => (locale === 'en' ? words.en : words.zh)

/** The language that a command line asks for, whatever else is wrong with it, else that of the environment. */
export function localeIn(words: readonly string[]): Locale {
  const asked = /(?:^|\0)--locale[\0=](zh-cn|en)(?:\0|$)/.exec(words.join('\0'))?.[1]
  return asked === 'en' || asked === 'zh-cn' ? asked : localeOf(process.env)
}
