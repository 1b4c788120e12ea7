import {indicatorNameAmbiguous} from '../../../server/src/core/rules/indicator/indicator-name-ambiguous.js'
import {shows} from '../../fixture.js'

shows(indicatorNameAmbiguous)
