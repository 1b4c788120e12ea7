import {headingLevelSkip} from '../../../server/src/core/rules/structure/heading-level-skip.js'
import {shows} from '../../fixture.js'

shows(headingLevelSkip)
