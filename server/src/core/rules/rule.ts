import type {Severity} from '../config/config.js'
import type {World} from '../config/world.js'
import type {Draft} from '../markdown/draft.js'
import type {Outline} from '../markdown/outline.js'
import type {PlacedReading, Reading} from '../mentions/mention.js'
import type {Declared} from '../registry/schema.js'
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

/** A draft that shows a rule at work: executed by the tests, printed in the rule's page. */
export interface Example {
  /** The expected words stand between `⟦` and `⟧`; without marks the rule must be silent. */
  readonly draft: string
  /** The draft after the first fix of each finding; left out where there is none. */
  readonly fixed?: string
  /** Registry YAML that the draft is held against (a whole file, or `indicators:` alone). */
  readonly registry?: string
  /** `plumbline.yaml`, where the rule depends on it. */
  readonly config?: string
}

interface RuleBase<Facts> {
  /** The catalogue's id; also the file's name. */
  readonly id: string
  /** Default; `plumbline.yaml` may set another. */
  readonly severity: Severity
  /** What it finds, in one line: the rule table's row. */
  readonly summary: Words
  /** Why it matters, when it stays silent and why: the rule page's text. */
  readonly why: Words
  /** The norm behind it, only where the domain notes mark it [A] or [B]. */
  readonly norm?: Words
  /** What half-width (NFKC) text means for it: read alike, left alone unless the house style asks, or no matter. */
  readonly halfWidth: 'alike' | 'styled' | 'unaffected'
  readonly examples: readonly Example[]
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

export type Rule = PassageRule<unknown> | DraftRule<unknown>

export const passageRule = <Facts>(rule: Omit<PassageRule<Facts>, 'scope'>): Rule => ({scope: 'passage', ...rule}) as Rule

export const draftRule = <Facts>(rule: Omit<DraftRule<Facts>, 'scope'>): Rule => ({scope: 'draft', ...rule}) as Rule

/** A draft, read: what rules of the whole draft see. */
export interface DraftReading {
  readonly draft: Draft
  readonly readings: readonly PlacedReading[]
  readonly outline: Outline
}
