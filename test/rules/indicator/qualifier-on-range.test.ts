import {qualifierOnRange} from '../../../server/src/core/rules/indicator/qualifier-on-range.js'
import {shows} from '../../fixture.js'

shows(qualifierOnRange)
