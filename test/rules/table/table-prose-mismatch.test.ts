import {tableProseMismatch} from '../../../server/src/core/rules/table/table-prose-mismatch.js'
import {shows} from '../../fixture.js'

shows(tableProseMismatch)
