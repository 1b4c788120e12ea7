import type {Draft} from '../markdown/draft.js'
import type {Registry} from '../registry/schema.js'
import {english} from './en/language.js'
import type {Language} from './language.js'
import {chinese} from './zh/language.js'

/** Whoever reads a text without a draft around it reads Chinese. */
export {chinese}

const languages: readonly Language[] = [chinese, english]

const LOCALE = /^(?:locale|lang|language):[ \t]*["']?([a-z]{2})\b/im

/**
 * The language of a draft: what its front matter says (`locale: en`), else what its registry does; Chinese where neither
 * names a language that is known.
 */
export function languageOf({text, frontMatter}: Draft, {locale}: Pick<Registry, 'locale'>): Language {
  const own = frontMatter && LOCALE.exec(text.slice(frontMatter.from, frontMatter.to))?.[1]
  const wanted = (own ?? locale ?? '').slice(0, 2).toLowerCase()
  return languages.find(({id}) => id === wanted) ?? chinese
}
