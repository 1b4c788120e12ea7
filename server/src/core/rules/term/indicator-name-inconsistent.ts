import type {Span} from '../../text/span.js'
import {normalise} from '../../text/view.js'
import {perEntry} from '../per-entry.js'
import {quote} from '../quote.js'
import {groupRule, type Member, replaceWith, type Within, within} from '../rule.js'
import {type Said, saidOf} from '../said.js'

interface Named {
  readonly span: Span
  readonly written: string
  readonly indicator: string
}

interface Facts {
  readonly written: string
  readonly first: string
  readonly indicator: string
}

export const indicatorNameInconsistent = groupRule<Facts, Said>({
  id: 'indicator-name-inconsistent',
  severity: 'information',
  summary: {zh: '同一指标在文中用了两个名称', en: 'One indicator goes by two names in the draft'},
  why: {
    zh: '同一指标前后名称不同，读者会当作两个指标。一个名称是另一个的简省（机柜总量、数据中心机柜总量）的，不作判断。',
    en: 'Two names for one indicator read as two indicators. A shorter form of the same name (机柜总量, 数据中心机柜总量) is left alone.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '截至2020年底，机柜总量14.3万架。\n\n2020年底，⟦机架总数⟧为14.3万架。\n',
      fixed: '截至2020年底，机柜总量14.3万架。\n\n2020年底，机柜总量为14.3万架。\n',
      registry:
        'indicators:\n  - id: idc.racks\n    name: 机柜总量\n    aliases: [机架总数]\n    unit: 架\n    kind: stock\n',
      says: [
        {
          zh: '“机架总数”与前文“机柜总量”是同一指标（登记名称：机柜总量）。请统一名称。',
          en: '“机架总数” and “机柜总量” above are one indicator (registered as 机柜总量). Use one name.',
          related: [{zh: '前文写作“机柜总量”', en: 'Above: “机柜总量”'}],
          fixes: [{zh: '改为“机柜总量”', en: 'Change to “机柜总量”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '截至2020年底，互联网数据中心机柜总量14.3万架。\n\n2020年底，机柜总量为14.3万架。\n',
      registry:
        'indicators:\n  - id: idc.racks\n    name: 互联网数据中心机柜总量\n    aliases: [机柜总量]\n    unit: 架\n    kind: stock\n',
    },
  ],
  gather: saidOf,
  *check(group, world) {
    let first: (Named & {readonly place: Within}) | null = null
    for (const member of group) {
      const it = namedIn(member, world)
      if (!it) continue
      first ??= {...it, place: within(member, it.span)}
      if (sameName(first.written, it.written)) continue
      const place = within(member, it.span)
      yield {
        span: place,
        facts: {written: it.written, first: first.written, indicator: it.indicator},
        related: [{at: first.place, message: {zh: `前文写作“${first.written}”`, en: `Above: “${first.written}”`}}],
        fixes: [replaceWith(place, first.written)],
      }
    }
  },
  say: ({written, first, indicator}) => ({
    zh: `${quote(written)}与前文${quote(first)}是同一指标（登记名称：${indicator}）。请统一名称。`,
    en: `${quote(written)} and ${quote(first)} above are one indicator (registered as ${indicator}). Use one name.`,
  }),
})

/** The name that a figure of a known indicator bears in running text: a table names its rows in its own short way. */
const namedIn = perEntry((member: Member<Said>): Named | null => {
  const mention = 'mention' in member.entry ? member.entry.mention : null
  if (!mention?.match || mention.match.score < 0.95 || !mention.name.span || mention.cell) return null
  const {span} = mention.name
  const written = member.of.reading.passage.source.slice(span.from, span.to)
  return {span, written, indicator: mention.match.indicator.name}
})

/** Equal, or one the shorter form of the other: every character of the shorter stands in the longer, in order. */
function sameName(a: string, b: string): boolean {
  if (a === b) return true
  const [short = '', long = ''] = [bare(a), bare(b)].sort((x, y) => x.length - y.length)
  let at = 0
  for (const sign of long) if (sign === short[at]) at++
  return at === short.length
}

const bare = (name: string): string => normalise(name).replace(/[“”"的]|总数|数量|数$/g, '')
