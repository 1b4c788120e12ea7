import {unitNonstandard} from '../../../server/src/core/rules/indicator/unit-nonstandard.js'
import {shows} from '../../fixture.js'

shows(unitNonstandard)
