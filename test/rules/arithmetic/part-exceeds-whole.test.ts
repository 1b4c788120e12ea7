import {partExceedsWhole} from '../../../server/src/core/rules/arithmetic/part-exceeds-whole.js'
import {shows} from '../../fixture.js'

shows(partExceedsWhole)
