import {attachmentMismatch} from '../../../server/src/core/rules/reference/attachment-mismatch.js'
import {shows} from '../../fixture.js'

shows(attachmentMismatch)
