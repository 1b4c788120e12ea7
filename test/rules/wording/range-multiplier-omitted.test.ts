import {rangeMultiplierOmitted} from '../../../server/src/core/rules/wording/range-multiplier-omitted.js'
import {shows} from '../../fixture.js'

shows(rangeMultiplierOmitted)
