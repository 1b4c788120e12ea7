import {sumMismatch} from '../../../server/src/core/rules/arithmetic/sum-mismatch.js'
import {shows} from '../../fixture.js'

shows(sumMismatch)
