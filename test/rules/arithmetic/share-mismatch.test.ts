import {shareMismatch} from '../../../server/src/core/rules/arithmetic/share-mismatch.js'
import {shows} from '../../fixture.js'

shows(shareMismatch)
