import type {Verdict} from '../core/ide/coverage/standing.js'
import type {Review} from '../core/ide/review/review.js'
import {type Language, wording} from './wording.js'

/** In the order of their weight for a reviewer. */
export const verdictOrder = ['differ', 'unregistered', 'uncompared', 'agree'] as const satisfies readonly Verdict[]

/** How far the review may be relied on: by the registry that it was made with. */
export function conclusionOf({registry}: Review, language: Language): string {
  const {texts} = wording[language]
  if (!registry) return texts.noRegistry
  const open = registry.unverified ? `${texts.unverified}${registry.unverified}` : ''
  return `${texts.honesty}${open}${language === 'zh' ? '。' : '.'}`
}
