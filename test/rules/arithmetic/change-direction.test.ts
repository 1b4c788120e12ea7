import {changeDirection} from '../../../server/src/core/rules/arithmetic/change-direction.js'
import {shows} from '../../fixture.js'

shows(changeDirection)
