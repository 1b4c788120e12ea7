import {registryTargetMismatch} from '../../../server/src/core/rules/registry/registry-target-mismatch.js'
import {shows} from '../../fixture.js'

shows(registryTargetMismatch)
