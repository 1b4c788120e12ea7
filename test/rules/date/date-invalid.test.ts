import {dateInvalid} from '../../../server/src/core/rules/date/date-invalid.js'
import {shows} from '../../fixture.js'

shows(dateInvalid)
