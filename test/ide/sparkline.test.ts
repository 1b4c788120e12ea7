import assert from 'node:assert/strict'
import {figureCardAt} from '../../server/src/core/ide/hover/figure-card.js'
import {draftWith, registry, uri} from './draft.js'

const list = '      - {asOf: "2020-12-31", value: 103, qualifier: eq, status: final, source: {doc: plan}}\n'
const levels = (years: readonly number[]) =>
  years.map((year) => `      - {asOf: "${year}", value: ${(year - 1900) * 3}, source: {doc: plan}}\n`).join('')

/** The picture of the card, as SVG; null where the card has none. */
function picture(yaml: string, count = 103): {svg: string; address: string} | null {
  const {snapshot, at} = draftWith(`2020年，互联网数据中心达到$0${count}个。\n`, yaml)
  const address = figureCardAt(snapshot, uri, at)?.picture?.address
  return address ? {address, svg: decodeURIComponent(address.slice(address.indexOf(',') + 1))} : null
}

suite('the course of an indicator, drawn', () => {
  test('observations as a line, targets as a broken one', () => {
    const {svg = ''} = picture(registry) ?? {}
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    assert.match(svg, /<polyline points="4,20 156,4"[^>]*stroke-dasharray/)
  })

  test('below 8 KB however long the course, in signs that Markdown takes', () => {
    const years = Array.from({length: 120}, (_, index) => 1901 + index)
    const {address = '', svg = ''} = picture(registry.replace(list, levels(years)), 360) ?? {}
    assert.ok(address.length > 1000 && address.length < 8192, String(address.length))
    assert.match(address, /^data:image\/svg\+xml,[\w%.-]+$/)
    assert.equal(svg.match(/<circle/g)?.length, 25)
  })

  test('no ground, and no colour that only one theme shows', () => {
    const {svg = ''} = picture(registry) ?? {}
    const colours = [...svg.matchAll(/#([0-9a-f]{6})/g)].map(([, hex = '']) => hex)
    for (const ground of [1, 0.0129])
      for (const colour of colours) {
        const [light, dark] = [luminance(colour), ground].sort((a, b) => b - a) as [number, number]
        assert.ok((light + 0.05) / (dark + 0.05) >= 3, `${colour} on ${ground}`)
      }
    assert.ok(colours.length > 2 && !svg.includes('<rect'))
  })

  test('a single point is no course', () => assert.equal(picture(registry.replace(/ {4}targets:\n.*\n/, '')), null))
})

/** Relative luminance (WCAG 2.1). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
