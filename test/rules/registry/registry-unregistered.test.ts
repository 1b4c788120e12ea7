import {registryUnregistered} from '../../../server/src/core/rules/registry/registry-unregistered.js'
import {shows} from '../../fixture.js'

shows(registryUnregistered)
