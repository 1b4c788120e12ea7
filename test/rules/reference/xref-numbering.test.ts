import {xrefNumbering} from '../../../server/src/core/rules/reference/xref-numbering.js'
import {shows} from '../../fixture.js'

shows(xrefNumbering)
