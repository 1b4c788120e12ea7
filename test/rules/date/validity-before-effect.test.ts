import {validityBeforeEffect} from '../../../server/src/core/rules/date/validity-before-effect.js'
import {shows} from '../../fixture.js'

shows(validityBeforeEffect)
