import {numberMixedScript} from '../../../server/src/core/rules/indicator/number-mixed-script.js'
import {shows} from '../../fixture.js'

shows(numberMixedScript)
