/** How figures are written in drafts and messages. */
export {qualified, showLevel, showLike} from './zh/show.js'
