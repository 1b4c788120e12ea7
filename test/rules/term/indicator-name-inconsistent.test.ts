import {indicatorNameInconsistent} from '../../../server/src/core/rules/term/indicator-name-inconsistent.js'
import {shows} from '../../fixture.js'

shows(indicatorNameInconsistent)
