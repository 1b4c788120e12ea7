import {unitStyleMixed} from '../../../server/src/core/rules/indicator/unit-style-mixed.js'
import {shows} from '../../fixture.js'

shows(unitStyleMixed)
