/** How figures are written in drafts and messages. */
export {showLevel, showLike} from './zh/show.js'
