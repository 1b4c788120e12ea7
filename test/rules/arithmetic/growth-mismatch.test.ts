import {growthMismatch} from '../../../server/src/core/rules/arithmetic/growth-mismatch.js'
import {shows} from '../../fixture.js'

shows(growthMismatch)
