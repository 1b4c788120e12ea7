import {registryMultiplierSlip} from '../../../server/src/core/rules/registry/registry-multiplier-slip.js'
import {shows} from '../../fixture.js'

shows(registryMultiplierSlip)
