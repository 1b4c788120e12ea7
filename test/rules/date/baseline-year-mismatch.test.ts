import {baselineYearMismatch} from '../../../server/src/core/rules/date/baseline-year-mismatch.js'
import {shows} from '../../fixture.js'

shows(baselineYearMismatch)
