import {chineseYearForm} from '../../../server/src/core/rules/wording/chinese-year-form.js'
import {shows} from '../../fixture.js'

shows(chineseYearForm)
