import {periodMismatch} from '../../../server/src/core/rules/date/period-mismatch.js'
import {shows} from '../../fixture.js'

shows(periodMismatch)
