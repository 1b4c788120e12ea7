import {approxNumberForm} from '../../../server/src/core/rules/wording/approx-number-form.js'
import {shows} from '../../fixture.js'

shows(approxNumberForm)
