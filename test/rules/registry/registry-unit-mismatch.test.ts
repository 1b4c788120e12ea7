import {registryUnitMismatch} from '../../../server/src/core/rules/registry/registry-unit-mismatch.js'
import {shows} from '../../fixture.js'

shows(registryUnitMismatch)
