/** `npm run read "一句话"`: what is read of a text (its times, its figures), and by which rules. `\\n` in it begins a new line. */
import {open} from '../server/src/core/markdown/reparse.ts'
import {find} from '../server/src/core/mentions/find.ts'
import {readings} from '../server/src/core/mentions/resolve.ts'
import {toNumber} from '../server/src/core/quantity/decimal.ts'
import {emptySnapshot} from '../server/src/core/session/snapshot.ts'
import {readRules} from '../test/language/tables.ts'

const text = process.argv.slice(2).join(' ').replaceAll('\\n', '\n')

const rules = readRules()

const amountOf = ({value}) => (value === null ? '—' : [value].flat().map(toNumber).join('–'))

function decided(kind, reason) {
  if (!reason) return console.log(`    ${kind}  （没有规则判定）`)
  const rule = rules.find(({id}) => id === reason.rule)
  console.log(`    ${kind}  ${reason.rule}${reason.said && ` “${reason.said}”`}  ${rule?.fact ?? ''}`)
}

for (const {reading} of readings(open(text), emptySnapshot.world)) {
  const {told, skipped} = find(reading.passage, reading.language)
  console.log(reading.passage.source)
  for (const {written, time, kind, planned} of told.phrases)
    console.log(`  时间短语  ${written}  ${time ?? '—'}  ${kind}${planned ? '  目标' : ''}`)
  for (const {speech} of told.sentences) {
    for (const {text: word} of speech.modals) console.log(`  意愿词  ${word}`)
    for (const {text: word} of speech.dones) console.log(`  完成词  ${word}`)
  }
  for (const mention of reading.mentions) {
    const {quantity, name, asOf, role, change, why} = mention
    console.log(`  ${mention.text}  ${name.text || '（没有名称）'}  ${amountOf(quantity)}  ${quantity.unit ?? '—'}`)
    console.log(`    ${asOf.time ?? '—'}  ${asOf.text ?? ''}  ${role}${change ? ` ${change}` : ''}`)
    decided('时点', why.time)
    decided('性质', why.mood)
  }
  for (const {span, guard} of skipped)
    console.log(`  ${reading.passage.source.slice(span.from, span.to)}  不作指标数值（${guard}）`)
}
