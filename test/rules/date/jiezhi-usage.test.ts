import {jiezhiUsage} from '../../../server/src/core/rules/date/jiezhi-usage.js'
import {shows} from '../../fixture.js'

shows(jiezhiUsage)
