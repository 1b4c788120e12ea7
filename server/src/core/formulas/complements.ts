import {zhFormulas as say} from '../language/zh.js'
import type {Reading} from '../mentions/mention.js'
import {type Figure, figuresOf} from './figures.js'

/** Shares of one whole in all of its parts: they make 100. */
export interface Complements {
  /** What has these parts. */
  readonly name: string
  readonly shares: readonly Figure[]
}

/** 第一产业增加值占国内生产总值的比重为7.9%，第二产业增加值比重为40.5%，第三产业增加值比重为51.6%, and 税收收入…占…的比重 with 非税收入…占…. */
export function complementsOf(reading: Reading): readonly Complements[] {
  const {passage} = reading
  if (passage.kind === 'table') return none
  const {text} = passage.view
  if (!say.tellsSectorsOrTax.test(text) || !say.tellsComposition.test(text)) return none
  const figures = figuresOf(reading)
  return [...sectors(figures), ...revenues(figures)]
}

const none: readonly Complements[] = []

function* sectors(figures: readonly Figure[]): Generator<Complements> {
  for (let at = 0; at + 2 < figures.length; at++) {
    const shares = figures.slice(at, at + 3)
    if (shares.map((it) => (isShare(it) ? (say.sectorShare.exec(it.lead)?.[1] ?? '') : '')).join('') === '一二三')
      yield {name: '三次产业比重', shares}
  }
}

/** 税收 and 非税 divide the same revenue, each in a part of the sentence of its own. */
function* revenues(figures: readonly Figure[]): Generator<Complements> {
  const shares = figures.filter((it) => isShare(it) && say.revenueShare.test(it.lead))
  for (const [index, share] of shares.entries()) {
    const next = shares[index + 1]
    if (!next || next.mention.sentence !== share.mention.sentence) continue
    const owners = [ownerOf(figures, share), ownerOf(figures, next)]
    const [one, other] = [share, next].map(({lead}) => say.revenueShare.exec(lead)?.[1])
    if (one === other && owners.includes('税收收入') && owners.includes('非税收入'))
      yield {name: `${one}的构成`, shares: [share, next]}
  }
}

/** What the part of the sentence that a share stands in begins with. */
function ownerOf(figures: readonly Figure[], share: Figure): string | undefined {
  for (let at = share.index; at >= 0 && share.index - at < 6; at--) {
    const figure = figures[at]!
    const [owner] = say.revenueKind.exec(figure.lead) ?? []
    if (owner || figure.opens) return owner
  }
  return undefined
}

const isShare = ({unit, mention}: Figure): boolean =>
  unit === '%' && !mention.change && mention.quantity.qualifier === 'eq'
