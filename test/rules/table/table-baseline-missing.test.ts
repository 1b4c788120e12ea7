import {tableBaselineMissing} from '../../../server/src/core/rules/table/table-baseline-missing.js'
import {shows} from '../../fixture.js'

shows(tableBaselineMissing)
