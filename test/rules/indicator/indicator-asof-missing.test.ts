import {indicatorAsofMissing} from '../../../server/src/core/rules/indicator/indicator-asof-missing.js'
import {shows} from '../../fixture.js'

shows(indicatorAsofMissing)
