import type {Passage} from '../../markdown/passage.js'
import type {Term} from '../../registry/schema.js'
import {normalise, toSource} from '../../text/view.js'
import {perWorld} from '../per-world.js'
import {quote} from '../quote.js'
import {
  type Contribution,
  type Detected,
  groupRule,
  type Member,
  none,
  replaceWith,
  type Within,
  within,
} from '../rule.js'
import {viewsOf} from '../search.js'

/** How the abbreviation stands: after its full name, before it, or alone. */
interface Entry {
  readonly term: Term
  readonly form: 'full-first' | 'short-first' | 'alone'
}

interface Facts {
  readonly short: string
  readonly full: string
  readonly fault: 'unexplained' | 'order' | 'again'
}

export const termFirstUse = groupRule<Facts, Entry>({
  id: 'term-first-use',
  severity: 'information',
  summary: {
    zh: '缩略语首次出现未写全称，或重复解释',
    en: 'An abbreviation is not expanded at first use, or expanded again',
  },
  why: {
    zh: '术语库中要求首次出现时写全称的缩略语，首次出现应写“全称（缩略语）”，以后直接用缩略语。缩略语在前、全称在括号内的，只作提示。',
    en: 'Abbreviations for which the registry asks it are written in full at first, as 全称（缩略语）, and alone afterwards. With the abbreviation first and the full name in brackets there is only a hint.',
  },
  halfWidth: 'alike',
  least: 1,
  examples: [
    {
      draft: '应用⟦BIM⟧技术。',
      fixed: '应用建筑信息模型（BIM）技术。',
      registry: 'terms:\n  BIM: {type: abbreviation, full: 建筑信息模型, firstUse: required}\n',
      says: [
        {
          zh: '“BIM”首次出现未写全称。请写作“建筑信息模型（BIM）”。',
          en: '“BIM” is not expanded at first use. Write “建筑信息模型（BIM）”.',
          fixes: [{zh: '改为“建筑信息模型（BIM）”', en: 'Change to “建筑信息模型（BIM）”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `terms:
  BIM: {type: abbreviation, full: 建筑信息模型, firstUse: required}
`,
      draft: '应用⟦BIM⟧（建筑信息模型）技术。\n',
      says: [
        {
          zh: '“BIM”首次出现时缩略语在前。宜写作“建筑信息模型（BIM）”。',
          en: '“BIM” comes before its full name. Prefer “建筑信息模型（BIM）”.',
          severity: 'hint',
        },
      ],
    },
    {
      registry: `terms:
  BIM: {type: abbreviation, full: 建筑信息模型, firstUse: required}
`,
      draft: '应用建筑信息模型（BIM）技术。\n\n深化建筑信息模型（⟦BIM⟧）技术应用。\n',
      says: [{zh: '“BIM”前文已写过全称。此处可直接用“BIM”。', en: '“BIM” has been expanded above. Use “BIM” here.'}],
    },

    {
      draft: '应用建筑信息模型（BIM）技术，推广BIM审图。',
      registry: 'terms:\n  BIM: {type: abbreviation, full: 建筑信息模型, firstUse: required}\n',
    },
    {
      draft: '市、区、街镇的城市运行管理中心（以下简称“城运中心”）分层运转，城运中心全天值守。',
      registry: 'terms:\n  城运中心: {type: abbreviation, full: 城市运行管理中心, firstUse: required}\n',
    },
    {
      draft: '推广CIM平台和BIMS系统。',
      registry: 'terms:\n  BIM: {type: abbreviation, full: 建筑信息模型, firstUse: required}\n',
    },
  ],
  gather: ({passage}, world) => {
    const all = shortenedIn(world)
    return all.length ? all.flatMap((it) => [...uses(it, passage)]) : none
  },
  *check(group) {
    const [first, ...later] = group
    if (!first) return
    const {term, form} = first.entry
    if (form !== 'full-first') yield unexplained(first, form === 'alone' ? 'unexplained' : 'order')
    for (const again of later)
      if (again.entry.form !== 'alone') yield {span: placeOf(again), facts: factsOf(term, 'again')}
  },
  say: ({short, full, fault}) =>
    fault === 'unexplained'
      ? {
          zh: `${quote(short)}首次出现未写全称。请写作“${full}（${short}）”。`,
          en: `${quote(short)} is not expanded at first use. Write “${full}（${short}）”.`,
        }
      : fault === 'order'
        ? {
            zh: `${quote(short)}首次出现时缩略语在前。宜写作“${full}（${short}）”。`,
            en: `${quote(short)} comes before its full name. Prefer “${full}（${short}）”.`,
          }
        : {
            zh: `${quote(short)}前文已写过全称。此处可直接用${quote(short)}。`,
            en: `${quote(short)} has been expanded above. Use ${quote(short)} here.`,
          },
})

function unexplained(member: Member<Entry>, fault: 'unexplained' | 'order'): Detected<Facts, Within> {
  const {term} = member.entry
  const facts = factsOf(term, fault)
  const place = placeOf(member)
  return fault === 'order'
    ? {span: place, facts, severity: 'hint'}
    : {span: place, facts, fixes: [replaceWith(place, `${facts.full}（${facts.short}）`)]}
}

const placeOf = (member: Within): Within => within(member, member)

const factsOf = ({text, full}: Term, fault: Facts['fault']): Facts => ({short: text, full: full ?? '', fault})

/** A term that is to be written in full at first, as a view reads it. */
interface Shortened {
  readonly term: Term
  readonly short: string
  readonly long: string
}

/** Few of the hundreds of terms of a registry are, and every passage asks. */
const shortenedIn = perWorld(({registry: {terms}}): readonly Shortened[] =>
  terms.flatMap((term) =>
    term.firstUse === 'required' && term.full ? [{term, short: normalise(term.text), long: normalise(term.full)}] : [],
  ),
)

function* uses({term, short, long}: Shortened, passage: Passage): Generator<Contribution<Entry>> {
  for (const view of viewsOf(passage)) {
    const {text} = view
    for (let at = text.indexOf(short); at >= 0; at = text.indexOf(short, at + short.length)) {
      const [before, after] = [text.slice(0, at), text.slice(at + short.length)]
      if (/[A-Za-z0-9]$/.test(before.slice(-1)) || /^[A-Za-z0-9]/.test(after)) continue
      const form = isIntroduced(before, long) ? 'full-first' : after.startsWith(`(${long}`) ? 'short-first' : 'alone'
      yield {key: term.text, span: toSource(view, {from: at, to: at + short.length}), entry: {term, form}}
    }
  }
}

/**
 * 建筑信息模型（BIM）, 城市运行管理中心（以下简称“城运中心”）. A full name may go on after the bracket, as in
 * 道路交通管理（IDPS）系统, so its beginning is enough.
 */
function isIntroduced(before: string, full: string): boolean {
  const head = /^(.*?)[(,](?:以下)?(?:简称)?(?:为)?[“"]?$/.exec(before.slice(-40))?.[1]
  if (!head) return false
  for (let length = full.length; length >= Math.min(4, full.length); length--)
    if (head.endsWith(full.slice(0, length))) return true
  return false
}
