import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Mention} from '../../server/src/core/mentions/mention.js'
import {print} from '../../server/src/core/quantity/decimal.js'
import {isRange} from '../../server/src/core/quantity/interval.js'
import {unmark} from '../marks.js'
import {mentionsOf} from './reading.js'

const [, ...rows] = readFileSync(join(import.meta.dirname, '../corpus/english.tsv'), 'utf8')
  .trim()
  .split('\n')

const head = '---\nlocale: en\n---\n\n'

const signs: Readonly<Record<string, string>> = {ge: '≥', gt: '>', le: '≤', lt: '<', about: '~', nearly: '≈'}

/** 12500000 tonnes, ≥40 %. */
function amountOf({quantity: {value, unit, qualifier}}: Mention): string {
  const number = value === null ? '—' : isRange(value) ? value.map(print).join('–') : print(value)
  return `${signs[qualifier] ?? ''}${number}${unit ? ` ${unit}` : ''}`
}

/** What a figure is read as: its change, else its role. */
const kindOf = ({change, role}: Mention): string => change ?? role

suite('English', () => {
  for (const row of rows) {
    const [marked = '', names, values, times, roles] = row.split('\t')
    test(marked, () => {
      const {text, spans} = unmark(head + marked)
      const mentions = mentionsOf(text)
      const found = spans.map(({from, to}) => {
        const mention = mentions.find(({span}) => span.from === from && span.to === to)
        assert.ok(mention, `nothing is read at ${text.slice(from, to)}; read are ${mentions.map((it) => it.text)}`)
        return mention
      })
      const joined = (of: (mention: Mention) => string) => found.map(of).join(' / ')
      assert.deepEqual(
        [joined(({name}) => name.text), joined(amountOf), joined(({asOf}) => asOf.time ?? ''), joined(kindOf)],
        [names, values, times, roles],
      )
    })
  }
})
