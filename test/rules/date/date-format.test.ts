import {dateFormat} from '../../../server/src/core/rules/date/date-format.js'
import {shows} from '../../fixture.js'

shows(dateFormat)
