import {timeOutsidePeriod} from '../../../server/src/core/rules/date/time-outside-period.js'
import {shows} from '../../fixture.js'

shows(timeOutsidePeriod)
