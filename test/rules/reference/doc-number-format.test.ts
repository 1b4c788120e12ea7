import {docNumberFormat} from '../../../server/src/core/rules/reference/doc-number-format.js'
import {shows} from '../../fixture.js'

shows(docNumberFormat)
