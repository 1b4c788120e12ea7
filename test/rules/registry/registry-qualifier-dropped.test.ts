import {registryQualifierDropped} from '../../../server/src/core/rules/registry/registry-qualifier-dropped.js'
import {shows} from '../../fixture.js'

shows(registryQualifierDropped)
