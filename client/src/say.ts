import {env, workspace} from 'vscode'
import {isEnglish, type Words} from './words.js'

/** A text in the language of messages. */
export const say = ({zh, en}: Words): string =>
  isEnglish(workspace.getConfiguration('plumbline').get<string>('locale'), env.language) ? en : zh
