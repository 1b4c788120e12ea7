import {pointsVsPercent} from '../../../server/src/core/rules/arithmetic/points-vs-percent.js'
import {shows} from '../../fixture.js'

shows(pointsVsPercent)
