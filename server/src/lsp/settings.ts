import type {InlayMode} from '../core/ide/inlay.js'

/** What a user may set in the editor, under `plumbline`; docs/editors.md says what each key does. */
export interface Settings {
  readonly locale: 'auto' | 'zh-cn' | 'en'
  readonly inlayHints: InlayMode
  readonly codeLens: boolean
  readonly diagnostics: 'workspace' | 'open'
}

const defaults: Settings = {locale: 'auto', inlayHints: 'on-difference', codeLens: true, diagnostics: 'workspace'}

/** The settings of one session: those of `initialize`, with those over them that the client was last heard to have. */
export class SettingsCell {
  readonly #initial: Settings
  #now: Settings

  constructor(initial: unknown) {
    this.#initial = readSettings(initial, defaults)
    this.#now = this.#initial
  }

  get now(): Settings {
    return this.#now
  }

  /** Null and the like are a client's way to say that nothing is set. Answers whether anything is another now. */
  take(said: unknown): boolean {
    const before = this.#now
    this.#now = readSettings(said, this.#initial)
    return JSON.stringify(before) !== JSON.stringify(this.#now)
  }
}

/** A value that means nothing leaves the one that was. */
function readSettings(said: unknown, otherwise: Settings): Settings {
  const {locale, inlayHints, codeLens, diagnostics}: Readonly<Record<string, unknown>> = isObject(said) ? said : {}
  return {
    locale: oneOf(['auto', 'zh-cn', 'en'], locale) ?? otherwise.locale,
    inlayHints: oneOf(['off', 'on', 'on-difference'], inlayHints) ?? otherwise.inlayHints,
    codeLens: typeof codeLens === 'boolean' ? codeLens : otherwise.codeLens,
    diagnostics: oneOf(['workspace', 'open'], diagnostics) ?? otherwise.diagnostics,
  }
}

const isObject = (said: unknown): said is Readonly<Record<string, unknown>> => typeof said === 'object' && said !== null

const oneOf = <const Word extends string>(words: readonly Word[], said: unknown): Word | undefined =>
  words.find((word) => word === said)
