import {docTitleVariant} from '../../../server/src/core/rules/reference/doc-title-variant.js'
import {shows} from '../../fixture.js'

shows(docTitleVariant)
