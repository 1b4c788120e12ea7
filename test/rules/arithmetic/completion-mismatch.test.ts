import {completionMismatch} from '../../../server/src/core/rules/arithmetic/completion-mismatch.js'
import {shows} from '../../fixture.js'

shows(completionMismatch)
