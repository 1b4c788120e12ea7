import {ratioOutOfRange} from '../../../server/src/core/rules/arithmetic/ratio-out-of-range.js'
import {shows} from '../../fixture.js'

shows(ratioOutOfRange)
