import {suppressionRule} from '../rule.js'

interface Facts {
  /** Rules that the comment names, and that have nothing to silence there. */
  readonly idle: readonly string[]
  /** Whether nothing of the comment does anything. */
  readonly whole: boolean
}

export const suppressionUnused = suppressionRule<Facts>({
  id: 'suppression-unused',
  severity: 'warning',
  summary: {zh: '抑制检查的注释没有抑制任何结果', en: 'A comment silences a check that has nothing to say there'},
  why: {
    zh: '文字改好之后，原来的抑制注释如果留着，会悄悄盖住以后的新问题。规则名写错的注释也属此类。',
    en: 'Once the words are put right, a comment left behind would hide the next problem. A misspelt rule is found this way too.',
  },
  halfWidth: 'unaffected',
  examples: [
    {
      draft:
        '⟦<!-- plumbline-disable-next-line heading-sequence: 编号照上位规划 -->⟧\n本规划由市发展改革委负责解释。\n',
      says: [
        {
          zh: '此处没有heading-sequence的结果可抑制。请删去注释或核对规则名。',
          en: 'There is no finding of heading-sequence here to silence. Delete the comment or check the rule’s name.',
        },
      ],
    },
    {
      draft:
        '⟦<!-- plumbline-disable-next-line heading-sequence, date-invalid: 编号照上位规划 -->⟧\n本规划由市发展改革委负责解释。\n',
      says: [
        {
          zh: '此处没有heading-sequence、date-invalid的结果可抑制。请删去注释或核对规则名。',
          en: 'There is no finding of heading-sequence, date-invalid here to silence. Delete the comment or check the rule’s name.',
        },
      ],
    },
    {
      draft: '⟦<!-- plumbline-disable-next-line : 编号照上位规划 -->⟧\n本规划由市发展改革委负责解释。\n',
      says: [
        {
          zh: '此注释没有写规则名，不起作用。请写明要抑制的规则。',
          en: 'This comment names no rule and does nothing. Name the rule to silence.',
        },
      ],
    },

    {draft: '本规划由市发展改革委负责解释。\n\n<!-- 编者按：此段待定 -->\n'},
  ],
  *check(uses) {
    for (const {span, rules, idle} of uses)
      if (idle.length || !rules.length) yield {span, facts: {idle, whole: idle.length === rules.length}}
  },
  say: ({idle}) => ({
    zh: idle.length
      ? `此处没有${idle.join('、')}的结果可抑制。请删去注释或核对规则名。`
      : '此注释没有写规则名，不起作用。请写明要抑制的规则。',
    en: idle.length
      ? `There is no finding of ${idle.join(', ')} here to silence. Delete the comment or check the rule’s name.`
      : 'This comment names no rule and does nothing. Name the rule to silence.',
  }),
  tag: ({whole}) => (whole ? 'unnecessary' : null),
})
