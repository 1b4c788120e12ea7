import {tableUnitMissing} from '../../../server/src/core/rules/table/table-unit-missing.js'
import {shows} from '../../fixture.js'

shows(tableUnitMissing)
