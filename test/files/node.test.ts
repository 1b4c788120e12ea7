import assert from 'node:assert/strict'
import {pathToFileURL} from 'node:url'
import {nodeFiles, nodeUriFiles} from '../../server/src/files/node.js'
import {folderWith} from '../cli/run.js'

suite('files of the machine', () => {
  const folder = folderWith({
    'plumbline.yaml': '',
    'a/plumbline.yaml': '',
    'a/not-plumbline.yaml': '',
    '.b/plumbline.yaml': '',
  })

  test('a listing by ending may name whole files', async () => {
    const found = ['a/plumbline.yaml', 'plumbline.yaml']
    assert.deepEqual(
      await nodeFiles.list(folder, '/plumbline.yaml'),
      found.map((it) => `${folder}/${it}`),
    )
    const uri = pathToFileURL(folder).href
    assert.deepEqual(
      await nodeUriFiles.list(uri, '/plumbline.yaml'),
      found.map((it) => `${uri}/${it}`),
    )
  })
})
