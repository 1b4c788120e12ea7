import {hanDigitSpacing} from '../../../server/src/core/rules/wording/han-digit-spacing.js'
import {shows} from '../../fixture.js'

shows(hanDigitSpacing)
