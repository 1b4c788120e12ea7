import {digitWidth} from '../../../server/src/core/rules/wording/digit-width.js'
import {shows} from '../../fixture.js'

shows(digitWidth)
