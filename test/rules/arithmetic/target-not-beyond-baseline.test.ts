import {targetNotBeyondBaseline} from '../../../server/src/core/rules/arithmetic/target-not-beyond-baseline.js'
import {shows} from '../../fixture.js'

shows(targetNotBeyondBaseline)
