import {tableChangeMismatch} from '../../../server/src/core/rules/table/table-change-mismatch.js'
import {shows} from '../../fixture.js'

shows(tableChangeMismatch)
