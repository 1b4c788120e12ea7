import type {InlayMode} from '../core/ide/coverage/inlay.js'

/** `auto`: where a plumbline.yaml lies above, or the text or its writer asks for it. */
export type Enable = 'auto' | 'always' | 'never'

/** What a user may set in the editor, under `plumbline`; docs/editors.md says what each key does. */
export interface Settings {
  readonly enable: Enable
  readonly locale: 'auto' | 'zh-cn' | 'en'
  readonly inlayHints: InlayMode
  readonly codeLens: boolean
  readonly diagnostics: 'workspace' | 'open'
  /** How much of the standing of figures colours say, in an editor that has colours for it. */
  readonly colours: 'verdicts' | 'differing' | 'off'
}

const defaults: Settings = {
  enable: 'auto',
  locale: 'auto',
  inlayHints: 'on-difference',
  codeLens: true,
  diagnostics: 'workspace',
  colours: 'verdicts',
}

/** The settings of one session: those of `initialize`, with those over them that the client was last heard to have. */
export class SettingsCell {
  readonly #initial: Settings
  #now: Settings
  /** What folders of the workspace have set of their own, by place. */
  #ofFolders: ReadonlyMap<string, Enable> = new Map()

  constructor(initial: unknown) {
    this.#initial = readSettings(initial, defaults)
    this.#now = this.#initial
  }

  get now(): Settings {
    return this.#now
  }

  /** What is set for a place: by the innermost folder of the workspace around it, or for all. */
  enableAt(place: string): Enable {
    const around = [...this.#ofFolders.keys()].filter((folder) => place.startsWith(`${folder}/`))
    const inmost = around.reduce((best, folder) => (folder.length > best.length ? folder : best), '')
    return this.#ofFolders.get(inmost) ?? this.#now.enable
  }

  /** Null and the like are a client's way to say that nothing is set. Answers whether anything is another now. */
  take(said: unknown, ofFolders: ReadonlyMap<string, unknown> = new Map()): boolean {
    const before = JSON.stringify([this.#now, [...this.#ofFolders]])
    this.#now = readSettings(said, this.#initial)
    this.#ofFolders = new Map([...ofFolders].map(([folder, own]) => [folder, readSettings(own, this.#now).enable]))
    return before !== JSON.stringify([this.#now, [...this.#ofFolders]])
  }
}

/** A value that means nothing leaves the one that was. */
function readSettings(said: unknown, otherwise: Settings): Settings {
  const {enable, locale, inlayHints, codeLens, diagnostics, colours}: Readonly<Record<string, unknown>> = isObject(said)
    ? said
    : {}
  return {
    enable: oneOf(['auto', 'always', 'never'], enable) ?? otherwise.enable,
    locale: oneOf(['auto', 'zh-cn', 'en'], locale) ?? otherwise.locale,
    inlayHints: oneOf(['off', 'on', 'on-difference'], inlayHints) ?? otherwise.inlayHints,
    codeLens: typeof codeLens === 'boolean' ? codeLens : otherwise.codeLens,
    diagnostics: oneOf(['workspace', 'open'], diagnostics) ?? otherwise.diagnostics,
    colours: oneOf(['verdicts', 'differing', 'off'], colours) ?? otherwise.colours,
  }
}

const isObject = (said: unknown): said is Readonly<Record<string, unknown>> => typeof said === 'object' && said !== null

const oneOf = <const Word extends string>(words: readonly Word[], said: unknown): Word | undefined =>
  words.find((word) => word === said)
