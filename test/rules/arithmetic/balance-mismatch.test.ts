import {balanceMismatch} from '../../../server/src/core/rules/arithmetic/balance-mismatch.js'
import {shows} from '../../fixture.js'

shows(balanceMismatch)
