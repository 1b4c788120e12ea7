import {structureCountMismatch} from '../../../server/src/core/rules/structure/structure-count-mismatch.js'
import {shows} from '../../fixture.js'

shows(structureCountMismatch)
