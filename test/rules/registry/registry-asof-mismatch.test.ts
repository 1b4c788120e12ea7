import {registryAsofMismatch} from '../../../server/src/core/rules/registry/registry-asof-mismatch.js'
import {shows} from '../../fixture.js'

shows(registryAsofMismatch)
