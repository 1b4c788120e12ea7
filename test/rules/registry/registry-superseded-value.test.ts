import {registrySupersededValue} from '../../../server/src/core/rules/registry/registry-superseded-value.js'
import {shows} from '../../fixture.js'

shows(registrySupersededValue)
