import type {ExtensionContext} from 'vscode'
import type {Extending} from './preview.js'

/** One extension for both worlds, so that what they share is packed once. */
export const activate = async (context: ExtensionContext): Promise<Extending> => {
  const host = 'WorkerGlobalScope' in globalThis ? await import('./browser.js') : await import('./node.js')
  return host.activate(context)
}
