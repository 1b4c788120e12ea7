import {termVariant} from '../../../server/src/core/rules/term/term-variant.js'
import {shows} from '../../fixture.js'

shows(termVariant)
