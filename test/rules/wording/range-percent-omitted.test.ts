import {rangePercentOmitted} from '../../../server/src/core/rules/wording/range-percent-omitted.js'
import {shows} from '../../fixture.js'

shows(rangePercentOmitted)
