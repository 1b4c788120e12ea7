import {cagrMismatch} from '../../../server/src/core/rules/arithmetic/cagr-mismatch.js'
import {shows} from '../../fixture.js'

shows(cagrMismatch)
