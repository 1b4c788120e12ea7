import {classifierMismatch} from '../../../server/src/core/rules/indicator/classifier-mismatch.js'
import {shows} from '../../fixture.js'

shows(classifierMismatch)
