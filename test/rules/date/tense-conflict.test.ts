import {tenseConflict} from '../../../server/src/core/rules/date/tense-conflict.js'
import {shows} from '../../fixture.js'

shows(tenseConflict)
