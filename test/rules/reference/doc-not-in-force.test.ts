import {docNotInForce} from '../../../server/src/core/rules/reference/doc-not-in-force.js'
import {shows} from '../../fixture.js'

shows(docNotInForce)
