import {multipleMismatch} from '../../../server/src/core/rules/arithmetic/multiple-mismatch.js'
import {shows} from '../../fixture.js'

shows(multipleMismatch)
