import type {Skipped} from '../../quantity/quantity.js'
import type {TimePhrase} from '../../quantity/time.js'
import type {Span} from '../../text/span.js'

/** What numbers belong to that state nothing: references, ordinals, names, dates without a lead, numbers of a list. */
const GUARDS: readonly (readonly [guard: string, pattern: RegExp])[] = [
  [
    'reference',
    /\b(?:Table|Figure|Box|Chapter|Section|Annex|Appendix|Part|Article|Page|Step|Phase|Priority|Goal|Target|Objective|Action)s? \d[\d.–-]*(?:(?:,| and| to) \d[\d.–-]*)*/g,
  ],
  ['ordinal', /\b\d+(?:st|nd|rd|th)\b/g],
  ['document', /\b(?:No\.|Number|ISO|EN|Directive|Regulation|Law|Act|Resolution) ?\(?[A-Z]*\)? ?\d[\d/.-]*/g],
  ['hotline', /\b(?:phone|call|tel\.?):? ?[\d +()-]{3,}/gi],
  ['address', /https?:\/\/[\x21-\x7e]{1,500}|www\.[\x21-\x7e]{1,500}/g],
  ['clock', /\b\d{1,2}:\d\d\b/g],
  ['date', /\b(?:19|20)\d\d\b(?!\s?%|,\d| (?:homes|people|jobs|units|schools|places))/g],
  ['name', /[A-Za-z]+-?\d[\w-]*|\b\d+(?:\.\d+)?[GDKA]\b(?!\w)/g],
  [
    'name',
    /\b(?:[Rr]oute|[Ll]ine|Highway|Motorway|Road|Zone|District|Ward|Terminal|Platform|Phase|Stage|Runway) \d+\b/g,
  ],
  ['level', /\bLevel \d|\bGrade \d|\bTier \d|\b\d+-star\b/g],
  ['page', /\[\d{1,2}\]/g],
  [
    'term',
    /\b\d{1,2}[- ](?:year|month|day|minute|hour)s?(?:[- ](?:plan|strategy|period|programme|horizon|neighbourhood|city|walk)\b)/gi,
  ],
]

const LIST = /^\s*(\d{1,2}(?:\.\d{1,2})*)[.)]?\s/

/** Spans that no quantity overlaps, in order. */
export function guarded(text: string, numbers: readonly Span[], phrases: readonly TimePhrase[]): readonly Skipped[] {
  if (!numbers.length) return []
  const found: Skipped[] = phrases.map(({span}) => ({span, guard: 'time'}))
  const list = LIST.exec(text)
  if (list && !/^\s*\d{1,2}\s/.test(text))
    found.push({
      span: {from: list[0].indexOf(list[1]!), to: list[0].indexOf(list[1]!) + list[1]!.length},
      guard: 'numbering',
    })
  for (const [guard, pattern] of GUARDS)
    for (const {index, 0: all} of text.matchAll(pattern))
      found.push({span: {from: index, to: index + all.length}, guard})
  let to = 0
  return found
    .sort((a, b) => a.span.from - b.span.from)
    .filter(({span}) => {
      const isFree = span.from >= to
      if (isFree) to = span.to
      return isFree && numbers.some((number) => number.from < span.to && span.from < number.to)
    })
}
