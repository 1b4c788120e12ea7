import {decreaseByMultiple} from '../../../server/src/core/rules/arithmetic/decrease-by-multiple.js'
import {shows} from '../../fixture.js'

shows(decreaseByMultiple)
