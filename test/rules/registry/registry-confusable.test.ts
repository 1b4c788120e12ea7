import {registryConfusable} from '../../../server/src/core/rules/registry/registry-confusable.js'
import {shows} from '../../fixture.js'

shows(registryConfusable)
