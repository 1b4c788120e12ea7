import {registryScopeMismatch} from '../../../server/src/core/rules/registry/registry-scope-mismatch.js'
import {shows} from '../../fixture.js'

shows(registryScopeMismatch)
