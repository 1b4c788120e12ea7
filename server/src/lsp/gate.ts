import {callsItselfDraft} from '../core/ide/registering/draft-head.js'
import {toPlace} from '../files/uri.js'
import type {SettingsCell} from './settings.js'

/**
 * Which Markdown files are drafts. Every project of the world has Markdown: of a file that nobody has called a draft the
 * server says nothing.
 */
export class Gate {
  readonly #settings: SettingsCell
  /** Where the pages of the rules lie: they quote mistakes on purpose. */
  readonly #pages: string | null
  readonly #chosen = new Set<string>()

  constructor(settings: SettingsCell, pages: string | null) {
    this.#settings = settings
    this.#pages = pages && toPlace(pages)
  }

  /** The writer wants this file checked, or no longer. */
  choose(uri: string, isChosen: boolean): void {
    if (isChosen) this.#chosen.add(toPlace(uri))
    else this.#chosen.delete(toPlace(uri))
  }

  /** Whether the server may speak of a place at all. */
  isOn(place: string): boolean {
    return this.#settings.enableAt(place) !== 'never'
  }

  /** Whether an open Markdown file is a draft; `folder` is that of the plumbline.yaml above it, '' where there is none. */
  takes(uri: string, text: string, folder: string): boolean {
    const place = toPlace(uri)
    if (!this.isOn(place)) return false
    return this.takesClosed(place, folder) || this.#chosen.has(place) || callsItselfDraft(text)
  }

  /** Whether a Markdown file that nobody has open is a draft. */
  takesClosed(place: string, folder: string): boolean {
    const enable = this.#settings.enableAt(place)
    if (enable === 'never' || (this.#pages && place.startsWith(this.#pages))) return false
    return enable === 'always' || folder !== ''
  }
}
