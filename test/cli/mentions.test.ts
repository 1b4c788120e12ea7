import assert from 'node:assert/strict'
import {mentionFormats} from '../../server/src/cli/format/mentions.js'
import {extract} from '../../server/src/core/ide/explain/extract.js'
import {draftWith, uri} from '../ide/draft.js'

suite('how mentions are printed', () => {
  const {snapshot} = draftWith('2024年，货运量增长8%。到2027年，力争货运量增长9%。\n')
  const printed = (format: keyof typeof mentionFormats): string =>
    mentionFormats[format]('en').draft('plan.md', extract(snapshot, uri))

  test('every format says which change is planned', () => {
    assert.match(printed('text'), /8% {2}@2024 {2}increment\/percent\n.*9% {2}@2027 {2}increment\/percent {2}planned\n/)
    assert.deepEqual(
      printed('csv')
        .trim()
        .split('\r\n')
        .map((line) => line.split(',').slice(-4).join()),
      ['increment,percent,,', 'increment,percent,,true'],
    )
    assert.match(printed('jsonl'), /"role":"increment","change"[^\n]*\n.*"role":"increment","planned":true,"change"/)
  })
})
