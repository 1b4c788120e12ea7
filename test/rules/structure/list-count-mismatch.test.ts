import {listCountMismatch} from '../../../server/src/core/rules/structure/list-count-mismatch.js'
import {shows} from '../../fixture.js'

shows(listCountMismatch)
