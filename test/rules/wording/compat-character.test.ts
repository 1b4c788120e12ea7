import {compatCharacter} from '../../../server/src/core/rules/wording/compat-character.js'
import {shows} from '../../fixture.js'

shows(compatCharacter)
