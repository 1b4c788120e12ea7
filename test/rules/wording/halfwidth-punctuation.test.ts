import {halfwidthPunctuation} from '../../../server/src/core/rules/wording/halfwidth-punctuation.js'
import {shows} from '../../fixture.js'

shows(halfwidthPunctuation)
