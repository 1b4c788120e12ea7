import {sectionCountMismatch} from '../../../server/src/core/rules/structure/section-count-mismatch.js'
import {shows} from '../../fixture.js'

shows(sectionCountMismatch)
