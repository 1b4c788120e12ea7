import {termFirstUse} from '../../../server/src/core/rules/term/term-first-use.js'
import {shows} from '../../fixture.js'

shows(termFirstUse)
