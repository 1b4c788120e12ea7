/** Started by a test: appends acts to a folder and says the id of each that was answered, until it is killed. */
import {writeSync} from 'node:fs'
import {openFolder} from '../../server/src/store/folder.js'
import {StoreError} from '../../server/src/store/store.js'
import {draft} from './contract.js'

const [folder = '', word] = process.argv.slice(2)
const store = await openFolder(folder)

async function write(writer: number): Promise<void> {
  for (let n = 1; ; n++) {
    const it = draft([{key: `${process.pid}/${writer}`, version: n}])
    await store.append(it, [], [])
    writeSync(1, `${it.id}\n`)
  }
}

/** Against a limit on the size of files, which the system answers as it does a full disk. */
async function overfill(): Promise<void> {
  for (let n = 0; n < 3; n++) {
    const it = draft(Array.from({length: 60}, (_, at) => ({key: `many/${n}/${at}`, version: 1})))
    await store.append(it, [], []).then(
      () => writeSync(1, 'written\n'),
      (error: unknown) => writeSync(1, `${error instanceof StoreError ? error.kind : error}\n`),
    )
  }
  await store.close()
}

await (word === 'full' ? overfill() : Promise.all([1, 2, 3, 4].map(write)))
