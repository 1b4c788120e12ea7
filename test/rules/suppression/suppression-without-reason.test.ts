import {suppressionWithoutReason} from '../../../server/src/core/rules/suppression/suppression-without-reason.js'
import {shows} from '../../fixture.js'

shows(suppressionWithoutReason)
