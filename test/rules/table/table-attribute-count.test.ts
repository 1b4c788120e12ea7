import {tableAttributeCount} from '../../../server/src/core/rules/table/table-attribute-count.js'
import {shows} from '../../fixture.js'

shows(tableAttributeCount)
