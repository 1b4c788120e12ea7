import {tableIndicatorCount} from '../../../server/src/core/rules/table/table-indicator-count.js'
import {shows} from '../../fixture.js'

shows(tableIndicatorCount)
