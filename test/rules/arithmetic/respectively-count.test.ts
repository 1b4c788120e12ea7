import {respectivelyCount} from '../../../server/src/core/rules/arithmetic/respectively-count.js'
import {shows} from '../../fixture.js'

shows(respectivelyCount)
