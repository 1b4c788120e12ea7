import {suppressionUnused} from '../../../server/src/core/rules/suppression/suppression-unused.js'
import {shows} from '../../fixture.js'

shows(suppressionUnused)
