import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {mkdirSync, symlinkSync, truncateSync} from 'node:fs'
import {join as path} from 'node:path'
import {type Files, folderAbove, join} from '../../server/src/files/files.js'
import {loadRegistries} from '../../server/src/files/load.js'
import {nodeFiles, nodeUriFiles} from '../../server/src/files/node.js'
import {fileAtMost, readAll, readRegular, Unreadable} from '../../server/src/files/regular.js'
import {findRootAbove} from '../../server/src/lsp/roots.js'
import {Session} from '../../server/src/lsp/session.js'
import {folderWith, registry} from '../cli/run.js'

const codeOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof Unreadable ? error.code : String(Object(error).code)),
  )

suite('places of files', () => {
  test('an absolute path lies on the machine of the folder, in a terminal and in an editor', () => {
    const places = [
      ['/a/b', '/srv/r.yaml', '/srv/r.yaml'],
      ['file:///a/b', '/srv/r.yaml', 'file:///srv/r.yaml'],
      ['file:///c:/a', 'D:\\r.yaml', 'file:///D:/r.yaml'],
      ['vscode-vfs://github/a/b', '/r.yaml', 'vscode-vfs://github/r.yaml'],
      ['file:///a/b', 'https://a.example/r.yaml', 'https://a.example/r.yaml'],
      ['file:///a/b', '../r.yaml', 'file:///a/r.yaml'],
    ]
    for (const [folder = '', source = '', place = ''] of places) assert.equal(join(folder, source), place)
  })

  test('a registry named by an absolute path is read by both', async () => {
    const folder = folderWith({'r.metrics.yaml': registry})
    const source = path(folder, 'r.metrics.yaml')
    for (const [files, at] of [
      [nodeFiles, '/elsewhere'],
      [nodeUriFiles, 'file:///elsewhere'],
    ] as const) {
      const {files: read, unserved} = await loadRegistries(files, at, [source])
      assert.deepEqual([read.map(({text}) => text), unserved], [[registry], []])
    }
  })

  test('nobody looks above the root of a URI', async () => {
    assert.deepEqual(['/a', '', 'file:///a', 'file://', 'file://host/a', 'file://host'].map(folderAbove), [
      '',
      null,
      'file://',
      null,
      'file://host',
      null,
    ])
    const asked: string[] = []
    const files: Files = {
      read: async (place) => {
        asked.push(place)
        return null
      },
      list: async () => [],
    }
    await findRootAbove(
      new Session({isOn: () => true, takes: () => true, takesClosed: () => true}),
      files,
      'file:///a/b/plan.md',
    )
    const folders = ['file:///a/b/', 'file:///a/', 'file:///']
    assert.deepEqual(
      asked,
      folders.flatMap((folder) => [`${folder}plumbline.yaml`, `${folder}plumbline.yml`]),
    )
  })
})

suite('files that are none', () => {
  const folder = folderWith({'plan.md': '甲', 'empty.md': '', 'large.md': ''})
  suiteSetup(function () {
    if (process.platform === 'win32') return this.skip()
    execFileSync('mkfifo', [path(folder, 'pipe.md')])
    symlinkSync('pipe.md', path(folder, 'link-to-pipe.md'))
    symlinkSync('/dev/zero', path(folder, 'zero.md'))
    symlinkSync('plan.md', path(folder, 'link.md'))
    symlinkSync('nowhere', path(folder, 'dangling.md'))
    mkdirSync(path(folder, 'folder.md'))
    truncateSync(path(folder, 'large.md'), fileAtMost + 1)
  })

  test('pipes, devices, folders and files without end are refused at once', async () => {
    const before = Date.now()
    const codes = ['pipe', 'link-to-pipe', 'zero', 'folder', 'large', 'dangling', 'plan', 'link', 'empty'].map((name) =>
      codeOf(readRegular(path(folder, `${name}.md`))),
    )
    assert.deepEqual(await Promise.all(codes), [
      ...['not-a-file', 'not-a-file', 'not-a-file', 'EISDIR', 'too-large', 'ENOENT'],
      ...['read', 'read', 'read'],
    ])
    assert.ok(Date.now() - before < 3000)
    assert.equal(Buffer.from(await readRegular(path(folder, 'link.md'))).toString(), '甲')
  })

  test('a file that grows, or that says it is empty, is read to its end or to the limit', async () => {
    const status = Buffer.from(await readRegular('/proc/self/status')).toString()
    assert.match(status, /^Name:[\s\S]*\n$/)
    assert.equal(await codeOf(readRegular('/proc/self/status', 20)), 'too-large')
  }).timeout(process.platform === 'linux' ? 10_000 : 0)

  test('a listing has no pipes and devices', async () => {
    const names = (await nodeFiles.list(folder, '.md')).map((place) => place.slice(folder.length + 1))
    assert.deepEqual(names, ['dangling.md', 'empty.md', 'large.md', 'link.md', 'plan.md'])
  })

  test('a stream without end is left at the limit', async () => {
    const endless = async function* () {
      for (;;) yield Buffer.alloc(1 << 16)
    }
    assert.equal(await codeOf(readAll(endless())), 'too-large')
  })
})
