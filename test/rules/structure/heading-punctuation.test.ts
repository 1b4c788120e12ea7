import {headingPunctuation} from '../../../server/src/core/rules/structure/heading-punctuation.js'
import {shows} from '../../fixture.js'

shows(headingPunctuation)
