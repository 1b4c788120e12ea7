import assert from 'node:assert/strict'
import {findings} from '../../server/src/core/rules/run.js'
import {read, worldOf} from '../fixture.js'

const world = worldOf({config: 'houseStyle: gbt-print\n'})
const said = (draft: string) =>
  findings(read(draft, world), world)
    .filter(({severity}) => severity !== 'hint')
    .map(({rule, span}) => `${draft.slice(span.from, span.to)} ${rule}`)

suite('one sign, one finding', () => {
  for (const [draft, ...expected] of [
    ['2０２１年０1月05日\n', '2０２１年０1月05日 date-format'],
    // One finding speaks for all places of a habit: the first of them is the date's, the others are nobody else's.
    ['２０２１年０1月05日，共１２项、３项。\n', '２０２１ digit-width', '２０２１年０1月05日 date-format'],
    ['２０２１年０1月０5日\n', '２０２１年０1月０5日 date-format'],
    ['二零二一年十月二十四日\n', '二零二一年十月二十四日 date-format'],
    ['展望二０三五年。\n', '二０三五 chinese-year-form'],
    ['建成12\u00a0万个。\n', '\u00a0 compat-character'],
    ['(一)、完善网络\n', '(一)、 heading-punctuation'],
    [
      '出口额由50.00亿元增加到71.20亿元，增长7.7%。其中，装备26.10亿元，增长23.5%；农产品45.10亿元，增长9.2%。\n',
      '7.7% growth-mismatch',
    ],
    ['建成１２个，⼆是完善网络。\n', '１２ digit-width', '⼆ compat-character'],
  ])
    test(JSON.stringify(draft), () => assert.deepEqual(said(draft ?? ''), expected))
})
