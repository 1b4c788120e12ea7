import {suppressionRule} from '../rule.js'

export const suppressionWithoutReason = suppressionRule<readonly string[]>({
  id: 'suppression-without-reason',
  severity: 'warning',
  summary: {zh: '抑制检查的注释没有写明理由', en: 'A comment silences a check without giving a reason'},
  why: {
    zh: '抑制一处检查结果，等于替审核人作了判断；理由随注释保留，审核人才能复核。没有理由的注释仍然生效，但本身会被指出。',
    en: 'Whoever silences a finding decides in the place of the reviewer; the reason stays with the comment so that the reviewer can check it. A comment without one still works, and is itself reported.',
  },
  halfWidth: 'unaffected',
  examples: [
    {
      draft: '⟦<!-- plumbline-disable-next-line indicator-asof-missing -->⟧\n全市建成公共充电桩3.2万个。\n',
      says: [
        {
          zh: '此处抑制了indicator-asof-missing，但没有写明理由。请在规则名后加冒号并写明理由。',
          en: 'This comment silences indicator-asof-missing without a reason. Add a colon and the reason after the rule.',
        },
      ],
    },
    {
      draft:
        '⟦<!-- plumbline-disable-next-line indicator-asof-missing, han-digit-spacing -->⟧\n全市建成公共充电桩 3.2万个。\n',
      says: [
        {
          zh: '此处抑制了indicator-asof-missing、han-digit-spacing，但没有写明理由。请在规则名后加冒号并写明理由。',
          en: 'This comment silences indicator-asof-missing, han-digit-spacing without a reason. Add a colon and the reason after the rule.',
        },
      ],
    },
    {
      draft: '⟦<!-- plumbline-disable-next-line -->⟧\n全市建成公共充电桩3.2万个。\n',
      says: [
        {
          zh: '此处抑制了检查，但没有写明理由。请在规则名后加冒号并写明理由。',
          en: 'This comment silences a check without a reason. Add a colon and the reason after the rule.',
        },
      ],
    },

    {
      draft:
        '<!-- plumbline-disable-next-line indicator-asof-missing: 时点见上文总述 -->\n全市建成公共充电桩3.2万个。\n',
    },
  ],
  *check(uses) {
    for (const {span, rules, reason} of uses) if (!reason) yield {span, facts: rules}
  },
  say: (rules) => ({
    zh: `此处抑制了${rules.length ? rules.join('、') : '检查'}，但没有写明理由。请在规则名后加冒号并写明理由。`,
    en: `This comment silences ${rules.join(', ') || 'a check'} without a reason. Add a colon and the reason after the rule.`,
  }),
})
