import {captionRunTogether} from '../../../server/src/core/rules/reference/caption-run-together.js'
import {shows} from '../../fixture.js'

shows(captionRunTogether)
