import {numberGrouping} from '../../../server/src/core/rules/wording/number-grouping.js'
import {fixes, shows} from '../../fixture.js'

shows(numberGrouping)

suite('number-grouping', () => {
  fixes(numberGrouping, '每一处空格都删去', '支出⟦3, 156, 077.5⟧万元', '支出3,156,077.5万元')
})
