import {zhFormulas as say} from '../language/zh.js'
import type {Reading} from '../mentions/mention.js'
import {apart, type Bounds, over, placesOf, plus, times} from '../quantity/bounds.js'
import {type Figure, figuresOf} from './figures.js'

/** Whether a paragraph has some word of every form below. */
export const tellsShare = ({passage}: Reading): boolean => say.sharing.test(passage.source)

/** A share that its text says of a part and a whole, and what they give. */
export interface Share {
  readonly share: Figure
  readonly part: Figure
  /** The likeliest one. */
  readonly whole: Figure
  /** In percent, as the printed numbers allow. */
  readonly ratio: Bounds
  /** Whether a whole that a reader might take gives the share. */
  readonly holds: boolean
}

/** The shares of a paragraph that can be recomputed from it. */
export function* sharesOf(reading: Reading): Generator<Share> {
  if (!tellsShare(reading)) return
  const figures = figuresOf(reading)
  for (const share of figures) {
    const {bounds} = share
    const operands = share.unit === '%' && bounds ? operandsOf(figures, share) : null
    const [whole] = operands?.wholes ?? []
    if (!operands || !bounds || !whole) continue
    const {part, wholes} = operands
    const ratio = ratioOf(part, whole)
    if (!ratio) continue
    const printed = orCutOff(share, bounds)
    const holds = wholes.some((it) => {
      const other = ratioOf(part, it)
      return other !== null && !apart(other, printed)
    })
    yield {share, part, whole, ratio, holds}
  }
}

/** 69.96% is often cut off to 69.9%, and what is cut off is no slip. */
const orCutOff = ({mention: {quantity}}: Figure, {low, high}: Bounds): Bounds => ({
  low,
  high: quantity.written === null ? high : high + 10 ** -placesOf(quantity.written) / 2,
})

interface Operands {
  readonly part: Figure
  /** The likeliest first; the others are wholes that a reader might take. */
  readonly wholes: readonly Figure[]
}

/** 一般公共预算支出 is what is spent, and no budget that it is held against. */
const withoutAccount = (words: string): string => words.replace(say.budgetAccount, '')

function operandsOf(figures: readonly Figure[], share: Figure): Operands | null {
  const before = figures[share.index - 1]
  if (!before) return null
  if (say.townRate.test(share.before)) return urbanOf(figures, share)
  if (share.opens) return byName(figures, share)
  const named = say.shareOfSame.test(share.before) ? '' : (say.shareOfNamed.exec(share.before)?.[1] ?? null)
  if (share.before === '的' && say.shareOfNumber.test(before.before)) return sharedOut(figures, before)
  if (named === null) return respective(figures, share) ?? byName(figures, share)
  const own = named.replace(say.ownAreaAhead, '')
  if (say.shareOutside.test(withoutAccount(own))) return null
  const part = lastLevel(figures, share.index)
  const candidates = part ? wholesBefore(figures, part) : []
  const whole = named
    ? ((own === named ? candidates.find((it) => isNamed(it, own)) : undefined) ?? nearNamed(figures, part, own))
    : (candidates.find((it) => joins(figures, it, part!)) ?? totalBefore(figures, part, share))
  // More than all of a whole that is only alike in name is a share of another one.
  if (part?.bounds && whole?.bounds && part.bounds.low > whole.bounds.high) return null
  return part && whole ? {part, wholes: [whole, ...candidates.filter((it) => it !== whole)]} : null
}

/** 年末常住人口320万人，其中城镇常住人口208万人…；常住人口城镇化率为65%: by its definition, the share of those who live in towns. */
function urbanOf(figures: readonly Figure[], share: Figure): Operands | null {
  const near = figures
    .slice(Math.max(0, share.index - 8), share.index)
    .reverse()
    .filter(({bounds, mention}) => bounds && !mention.change)
  const part = near.find(({lead}) => say.townPeople.test(lead))
  const whole = near.find((it) => part && it.index < part.index && say.residents.test(it.lead))
  return part && whole && part.unit === whole.unit && /^人/.test(part.unit) ? {part, wholes: [whole]} : null
}

/** 民生支出1889亿元，占一般公共预算支出2498亿元的75.6%. */
function sharedOut(figures: readonly Figure[], whole: Figure): Operands | null {
  const part = figures[whole.index - 1]
  if (
    !part ||
    whole.opens ||
    part.unit !== whole.unit ||
    !say.opensShareOfNumber.test(whole.before) ||
    say.shareOutside.test(withoutAccount(whole.before))
  )
    return null
  return {part, wholes: [whole, ...wholesBefore(figures, part)]}
}

/** …、室内小站5.2万个，合计8.4万个，其中室外基站占38.1%: a part that the sentence has given its number before. */
function byName(figures: readonly Figure[], share: Figure): Operands | null {
  const [, name = '', of = ''] = say.partShare.exec(share.before) ?? []
  const before = figures[share.index - 1]
  if (!name || !before) return null
  const near = share.opens ? [before, ...sentenceBefore(figures, before)] : sentenceBefore(figures, share)
  const whole = of ? near.find((it) => isNamed(it, of)) : before
  if (!whole || (!of && !say.summedUp.test(whole.lead))) return null
  const part = near.find((it) => it !== whole && isNamed(it, name))
  return part && part.unit === whole.unit ? {part, wholes: [whole]} : null
}

/** The level right before, over changes it took on the way: 税收收入94.86亿元，增加1.86亿元，增长2%，占…. */
function lastLevel(figures: readonly Figure[], index: number): Figure | null {
  for (let at = index - 1; at >= 0 && at >= index - 3; at--) {
    const figure = figures[at]!
    // 项目支出77.9亿元（含提前告知26.8亿元），占…: what a bracket tells is no level of the sentence.
    if (say.opensBracket.test(figure.before)) continue
    const isChange = !figure.opens && say.changesBetween.test(figure.before)
    const isLevel = figure.unit !== '%' && !figure.unit.endsWith('百分点')
    if (isLevel && !isChange) return figures[at + 1]?.opens ? null : figure
    if (!isChange) return null
  }
  return null
}

/** Levels of the same unit before a part in its sentence, the nearest first. */
function wholesBefore(figures: readonly Figure[], part: Figure): readonly Figure[] {
  const [led] = say.partsLead.exec(part.before) ?? []
  if (part.opens && !led) return []
  const last = led?.startsWith('。') ? figures[part.index - 1] : undefined
  const near = last ? [last, ...sentenceBefore(figures, last)] : sentenceBefore(figures, part)
  return near.filter(({unit, bounds, mention}) => unit === part.unit && bounds && !mention.change)
}

/** At most a dozen figures back: sentences with more are lists, where nothing says what belongs to what. */
function sentenceBefore(figures: readonly Figure[], figure: Figure): readonly Figure[] {
  const found: Figure[] = []
  for (let at = figure.index; at > 0 && found.length < 12 && !/[。!?\n]/.test(figures[at]!.before); at--)
    found.push(figures[at - 1]!)
  return found
}

/** Whether 其中 or 中有 leads from the whole to the part, with nothing but changes of the whole between them. */
function joins(figures: readonly Figure[], whole: Figure, part: Figure): boolean {
  if (part.index - whole.index > 5 || say.comparedBase.test(whole.before)) return false
  const words = figures.slice(whole.index + 1, part.index + 1).map(({before}) => before)
  const last = words.pop() ?? ''
  if (words.some((word) => !say.changesBetween.test(word) && !say.comparedBase.test(word))) return false
  return say.partsOpen.test(last) || say.partsWithin.test(last) || say.partsDone.test(last)
}

/** The level of that name before a part, up to a dozen figures back: the whole may open the paragraph. */
const nearNamed = (figures: readonly Figure[], part: Figure | null, name: string): Figure | undefined =>
  part
    ? figures
        .slice(Math.max(0, part.index - 12), part.index)
        .findLast(
          ({unit, bounds, mention}) =>
            unit === part.unit &&
            bounds &&
            !mention.change &&
            mention.asOf.time === part.mention.asOf.time &&
            plain(mention.name.text) === plain(name),
        )
    : undefined

/** 占总产值的 is of the 建筑业总产值 told before it, where the levels that follow that one make it up. */
function totalBefore(figures: readonly Figure[], part: Figure | null, {before}: Figure): Figure | undefined {
  const [, named] = say.shareOfTotal.exec(before) ?? []
  if (!part || !named) return undefined
  const isLevel = ({unit, bounds, mention}: Figure) => unit === part.unit && bounds !== null && !mention.change
  const whole = figures
    .slice(Math.max(0, part.index - 12), part.index)
    .findLast((it) => isLevel(it) && it.mention.name.text.endsWith(named))
  if (!whole?.bounds) return undefined
  let sum: Bounds = {low: 0, high: 0}
  for (const it of figures.slice(whole.index + 1, part.index + 12)) {
    if (it.index > part.index && it.opens) break
    if (isLevel(it)) sum = plus(sum, it.bounds!)
  }
  return apart(sum, whole.bounds) ? undefined : whole
}

/** 其中医师3.24万人、护士3.96万人，分别占45.8%和55.9%: as many parts as shares, and the whole before them. */
function respective(figures: readonly Figure[], share: Figure): Operands | null {
  let first = share.index
  while (first > 0 && say.coordinates.test(figures[first]!.before) && figures[first - 1]!.unit === '%') first--
  if (!say.shareEach.test(figures[first]!.before)) return null
  let end = share.index + 1
  while (figures[end]?.unit === '%' && say.coordinates.test(figures[end]!.before)) end++
  const parts = figures.slice(Math.max(0, 2 * first - end), first)
  const whole = figures[2 * first - end - 1]
  const part = parts[share.index - first]
  if (!part || !whole || parts.some(({unit, mention}) => unit !== whole.unit || mention.change)) return null
  return joins(figures, whole, parts[0]!) ? {part, wholes: [whole]} : null
}

function isNamed({mention: {name}}: Figure, written: string): boolean {
  const [a, b] = [plain(name.text), plain(written)]
  return a.length > 1 && (a === b || a.endsWith(b) || b.endsWith(a))
}

const plain = (name: string): string => name.replace(say.nameAround, '').replace(say.nameCount, '')

const ratioOf = (part: Figure, whole: Figure): Bounds | null => {
  const ratio = part.bounds && whole.bounds ? over(part.bounds, whole.bounds) : null
  return ratio && times(ratio, 100)
}
