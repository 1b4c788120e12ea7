import assert from 'node:assert/strict'
import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {registry} from '../ide/draft.js'
import {diagnosed, draft, files, until} from './capabilities.js'
import type {Running} from './program.js'

/** A workspace of its own below the folder, with another value in its registry; whatever makes it known is the caller's. */
function madeOnDisk({folder}: Running, name: string, value: number): void {
  mkdirSync(`${folder}/${name}`)
  writeFileSync(`${folder}/${name}/plumbline.yaml`, files['plumbline.yaml'])
  writeFileSync(`${folder}/${name}/base.metrics.yaml`, registry.replace('value: 103', `value: ${value}`))
}

const count = async (editor: Running, name: string): Promise<number> => (await diagnosed(editor, name)).length

type Shown = (editor: Running, name: string) => Promise<void>

/** As `capabilities.ts`, for what concerns files and folders. */
export const shownOfWorkspace: Readonly<Record<string, Shown>> = {
  'workspace.workspaceFolders.supported': async (editor) => {
    const [first, second] = ['folder-a', 'folder-b']
    madeOnDisk(editor, first, 105)
    madeOnDisk(editor, second, 103)
    const added = [first, second].map((name) => ({uri: editor.uri(name), name}))
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {event: {added, removed: []}})
    await editor.open(`${first}/plan.md`, draft)
    await editor.open(`${second}/plan.md`, draft)
    assert.deepEqual([await count(editor, `${first}/plan.md`), await count(editor, `${second}/plan.md`)], [0, 1])
  },
  'workspace.workspaceFolders.changeNotifications': async (editor) => {
    const name = 'folder-c'
    madeOnDisk(editor, name, 105)
    const folder = {uri: editor.uri(name), name}
    const tell = (event: object) => editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {event})
    await tell({added: [folder], removed: []})
    await editor.open(`${name}/plan.md`, draft)
    assert.equal(await count(editor, `${name}/plan.md`), 0)
    rmSync(`${editor.folder}/${name}`, {recursive: true})
    await tell({added: [], removed: [folder]})
    // Without a workspace of its own it belongs to the one around it.
    assert.equal(await count(editor, `${name}/plan.md`), 1)
  },
  'workspace.fileOperations.didCreate.filters': async (editor) => {
    const name = 'made'
    await editor.open(`${name}/plan.md`, draft)
    assert.equal(await count(editor, `${name}/plan.md`), 1)
    madeOnDisk(editor, name, 105)
    await editor.connection.sendNotification('workspace/didCreateFiles', {files: [{uri: editor.uri(name)}]})
    await until(async () => (await count(editor, `${name}/plan.md`)) === 0)
  },
  'workspace.fileOperations.didRename.filters': async (editor) => {
    const [before, after] = ['before', 'after']
    madeOnDisk(editor, before, 105)
    await editor.connection.sendNotification('workspace/didCreateFiles', {files: [{uri: editor.uri(before)}]})
    await editor.open(`${before}/plan.md`, draft)
    await until(async () => (await count(editor, `${before}/plan.md`)) === 0)
    await editor.open(`${after}/plan.md`, draft)
    renameSync(`${editor.folder}/${before}`, `${editor.folder}/${after}`)
    const moved = [{oldUri: editor.uri(before), newUri: editor.uri(after)}]
    await editor.connection.sendNotification('workspace/didRenameFiles', {files: moved})
    await until(async () => (await count(editor, `${after}/plan.md`)) === 0)
    await until(async () => (await count(editor, `${before}/plan.md`)) === 1)
  },
  'workspace.fileOperations.didDelete.filters': async (editor) => {
    const name = 'deleted'
    madeOnDisk(editor, name, 105)
    await editor.connection.sendNotification('workspace/didCreateFiles', {files: [{uri: editor.uri(name)}]})
    await editor.open(`${name}/plan.md`, draft)
    await until(async () => (await count(editor, `${name}/plan.md`)) === 0)
    rmSync(`${editor.folder}/${name}`, {recursive: true})
    await editor.connection.sendNotification('workspace/didDeleteFiles', {files: [{uri: editor.uri(name)}]})
    await until(async () => (await count(editor, `${name}/plan.md`)) === 1)
  },
}

/** What the server asks for by registration, and what shows that it is heard. */
export const shownOfRegistered: Readonly<Record<string, Shown>> = {
  'workspace/didChangeWatchedFiles': async (editor) => {
    const name = 'watched'
    madeOnDisk(editor, name, 103)
    await editor.connection.sendNotification('workspace/didCreateFiles', {files: [{uri: editor.uri(name)}]})
    await editor.open(`${name}/plan.md`, draft)
    const path = `${editor.folder}/${name}/base.metrics.yaml`
    writeFileSync(path, registry.replace('value: 103', 'value: 105'))
    const changes = [{uri: editor.uri(`${name}/base.metrics.yaml`), type: 2}]
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {changes})
    await until(async () => (await count(editor, `${name}/plan.md`)) === 0)
  },
  'workspace/didChangeConfiguration': async (editor, name) => {
    await editor.open(name, draft)
    const said = async () => JSON.stringify((await diagnosed(editor, name))[0]?.message)
    assert.match(await said(), /登记/)
    editor.settings = {locale: 'en'}
    await editor.connection.sendNotification('workspace/didChangeConfiguration', {settings: null})
    await until(async () => /regist/.test(await said()))
    editor.settings = {}
    await editor.connection.sendNotification('workspace/didChangeConfiguration', {settings: null})
    await until(async () => /登记/.test(await said()))
  },
}
