import {rangeMultiplierOmitted} from '../../../server/src/core/rules/wording/range-multiplier-omitted.js'
import {fixes, shows} from '../../fixture.js'

shows(rangeMultiplierOmitted)

fixes(
  rangeMultiplierOmitted,
  'sees through full width and what nobody sees',
  '年均新增投资⟦３\u00ad—５\u200b亿元⟧。',
  '年均新增投资３亿\u00ad—５\u200b亿元。',
)
