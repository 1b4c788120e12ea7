import {registrySourceConflict} from '../../../server/src/core/rules/registry/registry-source-conflict.js'
import {shows} from '../../fixture.js'

shows(registrySourceConflict)
