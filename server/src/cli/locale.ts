export type Locale = 'zh-cn' | 'en'

/** The language of messages that the environment asks for; Chinese where it asks for none (`C`, `POSIX`, nothing). */
export function localeOf(environment: Readonly<Record<string, string | undefined>>): Locale {
  const wished = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^(zh|C\b|POSIX\b|$)/.test(wished) ? 'zh-cn' : 'en'
}

/** The half of a text in two languages that is asked for. */
export const inLocale = (words: {readonly zh: string; readonly en: string}, locale: Locale): string =>
  locale === 'en' ? words.en : words.zh
