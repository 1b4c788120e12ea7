import {yearlyAverageMismatch} from '../../../server/src/core/rules/arithmetic/yearly-average-mismatch.js'
import {shows} from '../../fixture.js'

shows(yearlyAverageMismatch)
