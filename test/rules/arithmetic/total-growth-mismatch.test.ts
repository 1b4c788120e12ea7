import {totalGrowthMismatch} from '../../../server/src/core/rules/arithmetic/total-growth-mismatch.js'
import {shows} from '../../fixture.js'

shows(totalGrowthMismatch)
