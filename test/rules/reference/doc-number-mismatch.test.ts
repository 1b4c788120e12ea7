import {docNumberMismatch} from '../../../server/src/core/rules/reference/doc-number-mismatch.js'
import {shows} from '../../fixture.js'

shows(docNumberMismatch)
