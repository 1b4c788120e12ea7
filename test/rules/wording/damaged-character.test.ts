import {damagedCharacter} from '../../../server/src/core/rules/wording/damaged-character.js'
import {shows} from '../../fixture.js'

shows(damagedCharacter)
