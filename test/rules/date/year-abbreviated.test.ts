import {yearAbbreviated} from '../../../server/src/core/rules/date/year-abbreviated.js'
import {shows} from '../../fixture.js'

shows(yearAbbreviated)
