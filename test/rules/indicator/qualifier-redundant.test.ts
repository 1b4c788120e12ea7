import {qualifierRedundant} from '../../../server/src/core/rules/indicator/qualifier-redundant.js'
import {shows} from '../../fixture.js'

shows(qualifierRedundant)
