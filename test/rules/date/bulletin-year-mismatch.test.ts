import {bulletinYearMismatch} from '../../../server/src/core/rules/date/bulletin-year-mismatch.js'
import {shows} from '../../fixture.js'

shows(bulletinYearMismatch)
