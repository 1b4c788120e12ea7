import {normalise} from '../../text/view.js'
import {quote} from '../quote.js'
import {type Contribution, groupRule, replaceWith, within} from '../rule.js'

interface Entry {
  readonly written: string
  readonly indicator: string
}

interface Facts {
  readonly written: string
  readonly first: string
  readonly indicator: string
}

export const indicatorNameInconsistent = groupRule<Facts, Entry>({
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
    },
    {
      draft: '截至2020年底，互联网数据中心机柜总量14.3万架。\n\n2020年底，机柜总量为14.3万架。\n',
      registry:
        'indicators:\n  - id: idc.racks\n    name: 互联网数据中心机柜总量\n    aliases: [机柜总量]\n    unit: 架\n    kind: stock\n',
    },
  ],
  *gather({mentions, passage}): Generator<Contribution<Entry>> {
    for (const {match, name, cell} of mentions) {
      // A table names its rows in its own short way.
      if (!match || match.score < 0.95 || !name.span || cell) continue
      const written = passage.source.slice(name.span.from, name.span.to)
      yield {key: match.indicator.id, span: name.span, entry: {written, indicator: match.indicator.name}}
    }
  },
  *check(group) {
    const first = group[0]
    if (!first) return
    for (const member of group.slice(1)) {
      if (sameName(first.entry.written, member.entry.written)) continue
      const place = within(member, member)
      yield {
        span: place,
        facts: {written: member.entry.written, first: first.entry.written, indicator: member.entry.indicator},
        related: [
          {
            at: within(first, first),
            message: {zh: `前文写作“${first.entry.written}”`, en: `Above: “${first.entry.written}”`},
          },
        ],
        fixes: [replaceWith(place, first.entry.written)],
      }
    }
  },
  say: ({written, first, indicator}) => ({
    zh: `${quote(written)}与前文${quote(first)}是同一指标（登记名称：${indicator}）。请统一名称。`,
    en: `${quote(written)} and ${quote(first)} above are one indicator (registered as ${indicator}). Use one name.`,
  }),
})

/** Equal, or one the shorter form of the other: every character of the shorter stands in the longer, in order. */
function sameName(a: string, b: string): boolean {
  const [short = '', long = ''] = [bare(a), bare(b)].sort((x, y) => x.length - y.length)
  let at = 0
  for (const sign of long) if (sign === short[at]) at++
  return at === short.length
}

const bare = (name: string): string => normalise(name).replace(/[“”"的]|总数|数量|数$/g, '')
