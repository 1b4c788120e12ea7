import {indicatorUnitMissing} from '../../../server/src/core/rules/indicator/indicator-unit-missing.js'
import {shows} from '../../fixture.js'

shows(indicatorUnitMissing)
