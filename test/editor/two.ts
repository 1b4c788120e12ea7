import {workspace} from 'vscode'
import {at, found, holds, open, type Story, until} from './kit.js'

/** Two folders, each with a registry of its own. */
export const two: Story = {
  'there are two folders': async () => holds(workspace.workspaceFolders?.length === 2, 'there are not'),
  'each draft is held against the registry of its own folder': async () => {
    for (const [folder, value] of [
      [0, '103'],
      [1, '203'],
    ] as const) {
      const {uri} = await open(at('plan.md', folder))
      const [finding] = await until(
        () => (found(uri).length ? found(uri) : null),
        `nothing is found in folder ${folder}`,
      )
      holds(finding?.message.includes(value), `${folder}: ${finding?.message}`)
    }
  },
}
