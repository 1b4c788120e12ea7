import {unitNonstandard} from '../../../server/src/core/rules/indicator/unit-nonstandard.js'
import {fixes, shows} from '../../fixture.js'

shows(unitNonstandard)

fixes(
  unitNonstandard,
  'a figure with such a unit is a figure: what stands behind it has a name of its own',
  '轨道交通达到860⟦KM⟧，发电30亿⟦KWH⟧。',
  '轨道交通达到860km，发电30亿kWh。',
)
