import {abbreviationUndefined} from '../../../server/src/core/rules/reference/abbreviation-undefined.js'
import {shows} from '../../fixture.js'

shows(abbreviationUndefined)
