import type {Sample} from './sample.js'

/**
 * Shares (占…%) whose part and whole stand before them in the same paragraph: the reader can divide. What a share is to reach
 * (占比达到) is of the whole of a later year, which may be another.
 */
export function* shares({text}: Sample): Generator<readonly [number, number]> {
  for (const match of text.matchAll(/占(?!比达到)[^，。,;；\d\n]{0,14}(\d+(?:\.\d+)?)%(?![～~—])/dg)) {
    const place = match.indices?.[1]
    const paragraph = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index)
    if (place && isQuotient(match[1] ?? '', figuresOf(paragraph))) yield place
  }
}

interface Counted {
  readonly value: number
  readonly unit: string
}

const multipliers: Readonly<Record<string, number>> = {万: 1e4, 亿: 1e8, 万亿: 1e12}

const figuresOf = (paragraph: string): readonly Counted[] =>
  [...paragraph.matchAll(/(\d+(?:\.\d+)?)(万亿|[万亿])?([^\d，。、；,;\s（）()]{0,3})/g)].map(
    ([, number, multiplier = '', unit = '']) => ({
      value: Number(number) * (multipliers[multiplier] ?? 1),
      unit: unit.charAt(0),
    }),
  )

const isQuotient = (share: string, figures: readonly Counted[]): boolean => {
  const decimals = /\.(\d+)/.exec(share)?.[1]?.length ?? 0
  return figures.some((part) =>
    figures.some(
      (whole) =>
        part.unit === whole.unit &&
        part.value < whole.value &&
        ((100 * part.value) / whole.value).toFixed(decimals) === Number(share).toFixed(decimals),
    ),
  )
}
