import {indicatorAsofMissing} from '../../../server/src/core/rules/indicator/indicator-asof-missing.js'
import {checks, shows} from '../../fixture.js'

shows(indicatorAsofMissing)

checks(
  indicatorAsofMissing,
  'takes no sentence for a title: 截止2020年底…上线运行。 dates nothing but itself',
  '养老机构有⟦47家⟧，运行平稳。\n\n截止2020年底，助餐平台上线运行。',
)
