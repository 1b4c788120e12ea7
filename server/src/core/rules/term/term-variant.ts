import type {Registry, Term} from '../../registry/schema.js'
import {normalise} from '../../text/view.js'
import {quote} from '../quote.js'
import {passageRule, replaceWith, safely} from '../rule.js'
import {search} from '../search.js'

interface Facts {
  readonly written: string
  readonly term: string
  readonly deprecated: boolean
}

interface Forms {
  readonly pattern: RegExp
  readonly wrong: ReadonlyMap<string, Term>
}

export const termVariant = passageRule<Facts>({
  id: 'term-variant',
  severity: 'warning',
  summary: {zh: '使用了登记为误写或停用的名称', en: 'A name is written in a form registered as wrong or out of use'},
  why: {
    zh: '术语库登记了规范名称及其常见误写。名称准确是公文审核的内容之一。误写恰好是某个规范名称一部分的，不作判断。',
    en: 'The registry keeps the proper form of names and their usual misspellings. A misspelling that is part of a proper name is left alone.',
  },
  norm: {
    zh: '《党政机关公文处理工作条例》第二十条（四）：人名、地名、时间、数字、段落顺序、引文等准确。',
    en: 'Regulations on official documents, Art. 20 (4): names are to be accurate.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '推广“⟦随身办⟧”应用。',
      fixed: '推广“随申办”应用。',
      registry: 'terms:\n  随申办: {type: system, wrong: [随身办]}\n',
      says: [
        {
          zh: '“随身办”与登记名称不同，登记为“随申办”。请改用登记名称。',
          en: '“随身办” differs from the registered name: “随申办”. Use the registered name.',
          related: [{zh: '术语库登记为“随申办”', en: 'Registered as “随申办”'}],
          fixes: [{zh: '改为“随申办”', en: 'Change to “随申办”', grade: 'safe'}],
        },
      ],
    },
    {
      registry: `terms:
  一网办: {type: system, deprecated: true, use: 一网通办}
  一网通办: {type: system}
`,
      draft: '推广“⟦一网办⟧”应用。\n',
      fixed: '推广“一网通办”应用。\n',
      says: [
        {
          zh: '“一网办”已停用，登记为“一网通办”。请改用登记名称。',
          en: '“一网办” is out of use: “一网通办”. Use the registered name.',
          related: [{zh: '术语库登记为“一网通办”', en: 'Registered as “一网通办”'}],
          fixes: [{zh: '改为“一网通办”', en: 'Change to “一网通办”', grade: 'safe'}],
        },
      ],
    },

    {draft: '推广“随申办”应用。', registry: 'terms:\n  随申办: {type: system, wrong: [随身办]}\n'},
    {
      draft: '随身办公设备更新。',
      registry: 'terms:\n  随申办: {type: system, wrong: [随身办]}\n  随身办公: {type: concept}\n',
    },
  ],
  where: (_, {registry}) => formsOf(registry) !== null,
  *check({passage}, {registry}) {
    const forms = formsOf(registry)
    if (!forms) return
    for (const {span, match} of search(passage, forms.pattern)) {
      const term = forms.wrong.get(match[0])
      if (!term) continue
      const better = term.deprecated && term.use ? term.use : term.text
      yield {
        span,
        facts: {written: match[0], term: better, deprecated: term.deprecated},
        related: [{at: term.declaredAt, message: {zh: `术语库登记为“${better}”`, en: `Registered as “${better}”`}}],
        fixes: [safely(replaceWith(span, better))],
      }
    }
  },
  say: ({written, term, deprecated}) => ({
    zh: `${quote(written)}${deprecated ? '已停用' : '与登记名称不同'}，登记为“${term}”。请改用登记名称。`,
    en: `${quote(written)} ${deprecated ? 'is out of use' : 'differs from the registered name'}: “${term}”. Use the registered name.`,
  }),
  tag: ({deprecated}) => (deprecated ? 'deprecated' : null),
})

const kept = new WeakMap<Registry, Forms | {readonly pattern: null}>()

/** Right and wrong forms in one pattern, the longest first: a wrong form inside a right one is then never met. */
function formsOf(registry: Registry): Forms | null {
  const known = kept.get(registry) ?? makeForms(registry)
  kept.set(registry, known)
  return known.pattern ? known : null
}

function makeForms({terms}: Registry): Forms | {readonly pattern: null} {
  const right = new Set(
    terms
      .filter(({deprecated}) => !deprecated)
      .flatMap(({text, aliases, full}) => [text, ...aliases, full ?? ''])
      .map(normalise),
  )
  const wrong = new Map<string, Term>()
  for (const term of terms) {
    const bad = term.deprecated && term.use ? [...term.wrong, term.text, ...term.aliases] : term.wrong
    for (const form of bad.map(normalise)) if (form && !right.has(form)) wrong.set(form, term)
  }
  if (!wrong.size) return {pattern: null}
  const forms = [...new Set([...right, ...wrong.keys()])].filter(Boolean).sort((a, b) => b.length - a.length)
  return {pattern: new RegExp(forms.map(bounded).join('|'), 'g'), wrong}
}

/** A Latin form is a word of its own: 5g is not in 5gs. */
function bounded(form: string): string {
  const escaped = form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return `${/^[A-Za-z0-9]/.test(form) ? '(?<![A-Za-z0-9])' : ''}${escaped}${/[A-Za-z0-9]$/.test(form) ? '(?![A-Za-z0-9])' : ''}`
}
