import {add, multiply, toNumber} from '../../quantity/decimal.js'
import {isRange} from '../../quantity/interval.js'
import {endOf} from '../../quantity/time.js'
import type {Indicator, Level, Observation, Target} from '../../registry/schema.js'
import type {Words} from '../../rules/rule.js'
import {sayTime} from '../../rules/words.js'
import {showLevelOf} from '../show.js'

/** Of more levels the latest: the picture stays below 8 KB, and no reader counts further. */
const [mostObservations, mostTargets] = [24, 6]

const [width, height, edge] = [160, 24, 4]

/**
 * The course of an indicator and the way to its targets, as an SVG in a data URI that Markdown takes. Colours of middle
 * lightness on no ground, since nobody tells a picture whether the theme is dark. Null of fewer than two points.
 */
export function sparkline(indicator: Indicator): string | null {
  const observed = pointsOf(indicator.observations).slice(-mostObservations)
  const last = observed.at(-1)
  const aimed = pointsOf(indicator.targets)
    .filter(({day}) => !last || day > last.day)
    .slice(0, mostTargets)
  const all = [...observed, ...aimed]
  const [first, end] = [all[0], all.at(-1)]
  if (!first || first === end) return null
  const at = placer(all)
  const path = (points: readonly Point[]): string => points.map(at).join(' ')
  const drawn = [
    line(path(observed), grey, ''),
    line(path(last ? [last, ...aimed] : aimed), grey, ' stroke-dasharray="4 3"'),
    ...observed.map((point) => dot(at(point), `fill="${grey}"`)),
    ...aimed.map((point) => dot(at(point), `fill="none" stroke="${grey}"`)),
  ]
  return dataUri(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn.join('')}</svg>`,
  )
}

/** Reaches 3:1 against white and against the dark of editors. */
const grey = '#808080'

interface Point {
  /** Days, roughly: enough to space the years. */
  readonly day: number
  readonly value: number
  readonly level: Level
}

const pointsOf = (levels: readonly Level[]): readonly Point[] =>
  levels
    .flatMap((level) => {
      const [year = Number.NaN, month = 12, day = 31] = endOf(level.asOf).split('-').map(Number)
      const value = numberOf(level)
      const days = year * 365 + month * 30.4 + day
      return Number.isFinite(days) && value !== null ? [{day: days, value, level}] : []
    })
    .sort((a, b) => a.day - b.day)

function numberOf({value}: Level): number | null {
  if (value === null) return null
  const number = toNumber(isRange(value) ? multiply(add(value[0], value[1]), {digits: 5, exponent: -1}) : value)
  return Number.isFinite(number) ? number : null
}

/** From a point to its place in the picture; values that are all the same run through the middle. */
function placer(points: readonly Point[]): (point: Point) => string {
  const span = (numbers: readonly number[]): readonly [number, number] => [Math.min(...numbers), Math.max(...numbers)]
  const [firstDay, lastDay] = span(points.map(({day}) => day))
  const [low, high] = span(points.map(({value}) => value))
  const [across, down] = [width - 2 * edge, height - 2 * edge]
  return ({day, value}) => {
    const x = edge + (lastDay > firstDay ? (across * (day - firstDay)) / (lastDay - firstDay) : across / 2)
    const y = edge + (high > low ? (down * (high - value)) / (high - low) : down / 2)
    return `${Math.round(x)},${Math.round(y)}`
  }
}

const line = (points: string, colour: string, more: string): string =>
  points.includes(' ') ? `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="1.5"${more}/>` : ''

function dot(place: string, look: string): string {
  const [x, y] = place.split(',')
  return `<circle cx="${x}" cy="${y}" r="2.5" ${look}/>`
}

/** Percent-coded, brackets too: Markdown ends a link's target at one. A lone surrogate cannot be coded. */
const dataUri = (svg: string): string =>
  `data:image/svg+xml,${encodeURIComponent(svg.replace(/\p{Cs}/gu, '\ufffd')).replace(/['()*!~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`

/** What the picture shows, in words. */
export function courseOf(indicator: Indicator): Words {
  const [first, last] = [indicator.observations[0], indicator.targets.at(-1) ?? indicator.observations.at(-1)]
  const said = (level: Observation | Target | undefined, language: 'zh' | 'en'): string =>
    level
      ? `${sayTime(level.asOf)[language]}${language === 'en' ? ' ' : ''}${showLevelOf(level, indicator)[language]}`
      : ''
  return {
    zh: [first, last].map((it) => said(it, 'zh')).join('，'),
    en: [first, last].map((it) => said(it, 'en')).join(', '),
  }
}
