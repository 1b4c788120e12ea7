import type {Severity} from '../config/severity.js'
import type {World} from '../config/world.js'
import type {Draft} from '../markdown/draft.js'
import type {Outline} from '../markdown/outline.js'
import type {PlacedReading, Reading, ResolvedMention} from '../mentions/mention.js'
import type {Declared} from '../registry/schema.js'
import type {Offset, Span} from '../text/span.js'

/** A text for people, in both languages; same facts. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** Another place that bears on a finding: in the draft, or in a registry file. */
export interface Related<Place extends Span = Span> {
  readonly at: Place | Declared
  readonly message: Words
}

/** Replaces a place by `insert`. */
export type Change<Place extends Span = Span> = Place & {readonly insert: string}

/**
 * Edits that remove a finding. `safe`: the meaning stays, `--fix` and fix-all apply it; otherwise it is a choice for
 * the writer, offered.
 */
export interface Fix<Place extends Span = Span> {
  readonly title: Words
  readonly safe: boolean
  readonly edits: readonly Change<Place>[]
}

/** How an editor may show the words of a finding: faded, since they do nothing, or struck through, since they are out of use. */
export type Tag = 'unnecessary' | 'deprecated'

/** A problem in a draft; every offset counts in the draft. Read its fields, do not spread it: they are worked out when asked for. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly span: Span
  readonly words: Words
  readonly tag?: Tag | null
  /** The same object as long as the same is said and marked, wherever it stands now; none of a finding that is not kept. */
  readonly said?: object | null
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
}

/** What `check` yields: the facts, their place, and edits. Wording is the rule's `say`. */
export interface Detected<Facts, Place extends Span = Span> {
  readonly span: Place
  readonly facts: Facts
  readonly related?: readonly Related<Place>[]
  readonly fixes?: readonly Fix<Place>[]
  /** Where the case at hand is milder or graver than the rule's default. */
  readonly severity?: Severity
}

/** What a reader is offered in an example: the title of a fix, and whether `--fix` applies it unasked. */
export interface Offer extends Words {
  readonly grade: 'safe' | 'choice'
}

/** What a reader is told in an example: the message of one finding, its other places, and every fix in the order of offer. */
export interface Said extends Words {
  /** Where it is not the rule's own. */
  readonly severity?: Severity
  /** What is said of each other place; left out where there is none. */
  readonly related?: readonly Words[]
  /** Left out where there is none. */
  readonly fixes?: readonly Offer[]
}

/** A draft that shows a rule at work: executed by the tests, printed in the rule's page. */
export interface Example {
  /** The expected words stand between `⟦` and `⟧`; without marks the rule must be silent. */
  readonly draft: string
  /** The draft after the first fix of each finding; left out where there is none. */
  readonly fixed?: string
  /** One entry for each finding, in the draft's order; left out where the rule is silent. */
  readonly says?: readonly Said[]
  /** Registry YAML that the draft is held against: a whole file, or only the sections that matter (`indicators:` …). */
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
  /** Only where all that is underlined does nothing, or the registry itself calls it out of use; what is wrong is neither. */
  tag?(facts: Facts): Tag | null
}

/** A rule that needs one passage only: spans count in the passage's source, and results are kept with the reading. */
export interface PassageRule<Facts> extends RuleBase<Facts> {
  readonly scope: 'passage'
  /** A cheap look that tells most readings in which there is nothing to find; left out where `check` is as cheap. */
  where?(reading: Reading, world: World): boolean
  /** Asked only where `where` holds. */
  check(reading: Reading, world: World): Iterable<Detected<Facts>>
}

/**
 * A rule that compares what passages say of the same thing. `gather` needs no `this`, and is kept with the reading; `check` sees the members
 * of one key, in the draft's order, and runs again only when that group has changed.
 */
export interface GroupRule<Facts, Entry> extends RuleBase<Facts> {
  readonly scope: 'group'
  /** The smallest group that `check` wants to see; 2 unless said otherwise. */
  readonly least?: number
  readonly gather: (reading: Reading, world: World) => Iterable<Contribution<Entry>>
  /**
   * Only for a rule that holds a whole draft in one group: whether two entries are one to `check`, which asks nothing more of
   * the members that it says nothing of. A keystroke that leaves all entries alike has the group not checked again.
   */
  alike?(one: Entry, other: Entry): boolean
  /**
   * Only where it matters to `check` how far from the draft's beginning, or from each other, members stand: what of it. When
   * that is another, the group is checked again though no passage of it has changed; asked at each keystroke.
   */
  standing?(group: readonly Member<Entry>[]): string
  check(group: readonly Member<Entry>[], world: World): Iterable<Detected<Facts, Within>>
}

/** A rule that needs the draft as a whole: spans count in the draft. Runs at every change, so it reads small indexes only. */
export interface DraftRule<Facts> extends RuleBase<Facts> {
  readonly scope: 'draft'
  check(draft: DraftReading, world: World): Iterable<Detected<Facts>>
}

/** A rule about the comments that silence others. */
export interface SuppressionRule<Facts> extends RuleBase<Facts> {
  readonly scope: 'suppressions'
  check(uses: readonly Use[]): Iterable<Detected<Facts>>
}

export type Rule = PassageRule<unknown> | GroupRule<unknown, unknown> | DraftRule<unknown> | SuppressionRule<unknown>

/** What one passage says of `key`; the span counts in the passage's source. */
export interface Contribution<Entry> {
  readonly key: string
  readonly span: Span
  readonly entry: Entry
}

/** A passage's place in a draft. `at` moves with the draft: read it while a check runs, never keep it. */
export interface Slot {
  readonly reading: Reading
  readonly at: Offset
}

/** A stretch of the passage in a slot: counts in that passage's source. */
export interface Within extends Span {
  readonly of: Slot
}

/** A contribution in its place. */
export interface Member<Entry> extends Within {
  readonly entry: Entry
}

/** A draft, read: what rules of the whole draft see. */
export interface DraftReading {
  readonly draft: Draft
  readonly readings: readonly PlacedReading[]
  readonly outline: Outline
}

/** A comment that silences rules, and what it silenced. */
export interface Use {
  /** The comment, in the draft. */
  readonly span: Span
  readonly rules: readonly string[]
  readonly reason: string
  /** Of `rules`, those that had nothing to silence. */
  readonly idle: readonly string[]
}

export const passageRule = <Facts>(rule: Omit<PassageRule<Facts>, 'scope'>): PassageRule<Facts> => ({
  scope: 'passage',
  ...rule,
})

/** What a rule answers with that has nothing to say: nearly all answers are this, and nothing is made for it. */
export const none: readonly never[] = []

/** The check of a rule that looks at one mention at a time. Nearly always nothing is found, and nothing is made then. */
export const eachMention =
  <Facts>(check: (mention: ResolvedMention, reading: Reading, world: World) => Detected<Facts> | null) =>
  (reading: Reading, world: World): readonly Detected<Facts>[] => {
    let all: Detected<Facts>[] | null = null
    for (const mention of reading.mentions) {
      const detected = check(mention, reading, world)
      if (!detected) continue
      all ??= []
      all.push(detected)
    }
    return all ?? none
  }

export const groupRule = <Facts, Entry>(rule: Omit<GroupRule<Facts, Entry>, 'scope'>): GroupRule<Facts, Entry> => ({
  scope: 'group',
  ...rule,
})

export const draftRule = <Facts>(rule: Omit<DraftRule<Facts>, 'scope'>): DraftRule<Facts> => ({scope: 'draft', ...rule})

export const suppressionRule = <Facts>(rule: Omit<SuppressionRule<Facts>, 'scope'>): SuppressionRule<Facts> => ({
  scope: 'suppressions',
  ...rule,
})

/** The title of a fix after which `text` stands there. */
export const changeTo = (text: string): Words => ({zh: `改为“${text}”`, en: `Change to “${text}”`})

/** A fix for the writer to choose: one place, other words. `title` where what will stand there is more than those. */
export const replaceWith = <Place extends Span>(place: Place, insert: string, title?: Words): Fix<Place> => ({
  title: title ?? changeTo(insert),
  safe: false,
  edits: [changeOf(place, insert)],
})

/** A fix for the writer to choose: words put in before offset `at` of the passage or draft. */
export const insertAt = (at: Offset, insert: string, title?: Words): Fix => ({
  title: title ?? {zh: `补写“${insert}”`, en: `Insert “${insert}”`},
  safe: false,
  edits: [{from: at, to: at, insert}],
})

/** The same fix, declared not to change what the text says. */
export const safely = <Place extends Span>(fix: Fix<Place>): Fix<Place> => ({...fix, safe: true})

/** One edit of a fix that makes several. */
export const changeOf = <Place extends Span>(place: Place, insert: string): Change<Place> => ({...place, insert})

/** A stretch of the same passage as `member`. */
export const within = ({of}: Within, {from, to}: Span): Within => ({from, to, of})

/** So many examples a reader is shown, of what is found and of what is not; the tests run all. */
const most = {found: 3, silent: 2}

/** The first of them, in their order. */
export function shownExamples(examples: readonly Example[]): readonly Example[] {
  const left = {...most}
  return examples.filter(({draft}) => left[draft.includes('⟦') ? 'found' : 'silent']-- > 0)
}
