import {tableAttributeMissing} from '../../../server/src/core/rules/table/table-attribute-missing.js'
import {shows} from '../../fixture.js'

shows(tableAttributeMissing)
