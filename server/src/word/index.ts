/** What the rest of the program asks of Word files; loaded when the first of them is met. */
export {type Comment, withComments} from './comments.js'
export {Refused} from './package.js'
export {placeWords} from './places.js'
export {refusals} from './refusals.js'
export {type Suggestion, withSuggestions} from './suggestions.js'
export {openWord, type WordFile} from './word-file.js'
