import {xrefUnresolved} from '../../../server/src/core/rules/reference/xref-unresolved.js'
import {shows} from '../../fixture.js'

shows(xrefUnresolved)
