import {registryRestrictedFigure} from '../../../server/src/core/rules/registry/registry-restricted-figure.js'
import {shows} from '../../fixture.js'

shows(registryRestrictedFigure)
