import type {Config, Severity} from '../session/config.js'
import type {Draft} from '../markdown/draft.js'
import type {Outline} from '../markdown/outline.js'
import type {PlacedReading, Reading} from '../mentions/mention.js'
import type {Declared, Registry} from '../registry/schema.js'
import type {Edit} from '../text/edit.js'
import type {Span} from '../text/span.js'

/** A text for people, in both languages; same facts. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** Another place that bears on a finding: in the draft, or in a registry file. */
export interface Related {
  readonly at: Span | Declared
  readonly message: Words
}

/**
 * Edits that remove a finding. `safe`: the meaning stays, `--fix` and fix-all apply it; otherwise it is a choice for
 * the writer, offered.
 */
export interface Fix {
  readonly title: Words
  readonly safe: boolean
  readonly edits: readonly Edit[]
}

/** What `check` yields: the facts, their place, and edits. Wording is the rule's `say`. */
export interface Detected<Facts> {
  readonly span: Span
  readonly facts: Facts
  readonly related?: readonly Related[]
  readonly fixes?: readonly Fix[]
  /** Where the case at hand is milder or graver than the rule's default. */
  readonly severity?: Severity
}

interface RuleBase<Facts> {
  /** The catalogue's id; also the file's name. */
  readonly id: string
  /** Default; `plumbline.yaml` may set another. */
  readonly severity: Severity
  say(facts: Facts): Words
}

/** A rule that needs one passage only: spans count in the passage's source, and results are kept with the reading. */
export interface PassageRule<Facts> extends RuleBase<Facts> {
  readonly scope: 'passage'
  check(reading: Reading, world: World): Iterable<Detected<Facts>>
}

/** A rule that compares places of a draft: spans count in the draft. Runs at every change, so it reads indexes only. */
export interface DraftRule<Facts> extends RuleBase<Facts> {
  readonly scope: 'draft'
  check(draft: DraftReading, world: World): Iterable<Detected<Facts>>
}

export type Rule<Facts = never> = PassageRule<Facts> | DraftRule<Facts>

export interface World {
  readonly registry: Registry
  readonly config: Config
}

/** A draft, read: what rules of the whole draft see. */
export interface DraftReading {
  readonly draft: Draft
  readonly readings: readonly PlacedReading[]
  readonly outline: Outline
}
