import assert from 'node:assert/strict'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {runServe} from '../../server/src/serve/index.js'
import {folderWith, registry} from '../cli/run.js'

suite('serve load', () => {
  const start = () => {
    const folder = folderWith({'serve.yaml': 'store: kept\n', 'base.metrics.yaml': registry})
    const run = async (words: readonly string[], isDry = false): Promise<string> => {
      let said = ''
      const say = async (_: string, en: string) => {
        said += en
      }
      const told = {by: '陈立', approvedBy: '周明', reason: '年报', until: null, isDry, program: '', say}
      await runServe({...told, words, config: join(folder, 'serve.yaml')})
      return said
    }
    return {
      folder,
      run,
      load: (isDry: boolean, name = 'base.metrics.yaml') => run(['load', join(folder, name), 'prov'], isDry),
    }
  }

  test('a dry run lists what would be new or changed, and writes nothing', async () => {
    const {run, load, folder} = start()
    const dry = await load(true)
    assert.match(dry, /^new {2}\w+ \S+\n[\s\S]*new {2}yz\.idc\nnew {2}yz\.idc 2020-12-31 103\n/)
    assert.match(dry, /(\d+) items would be loaded, 0 of them changes; nothing was written\n$/)
    assert.match(await run(['verify']), /^0 acts/)
    assert.match(await load(false), /^\d+ items, prepared by 陈立 and approved by 周明/)
    assert.match(await load(true), /^0 items would be loaded/)
    writeFileSync(join(folder, 'new.metrics.yaml'), registry.replace('value: 103', 'value: 105'))
    assert.equal(
      await load(true, 'new.metrics.yaml'),
      'changes version 1  yz.idc 2020-12-31 105\n1 items would be loaded, 1 of them changes; nothing was written\n',
    )
    assert.match(await run(['verify']), /^2 acts/)
  })

  test('more than one proposal holds: no indicator is parted from its figures', async () => {
    const {run, folder} = start()
    const levels = Array.from({length: 20}, (_, at) => `{asOf: "${2001 + at}", value: ${at}}`).join(', ')
    const items = Array.from(
      {length: 480},
      (_, at) => `  - {id: yz.i${at}, name: 指标${at}, unit: 个, observations: [${levels}]}\n`,
    )
    writeFileSync(join(folder, 'large.metrics.yaml'), `plumbline: 1\nindicators:\n${items.join('')}`)
    const words = ['load', join(folder, 'large.metrics.yaml'), 'prov']
    assert.match(await run(words, true), /10080 items would be loaded, 0 of them changes/)
    assert.match(await run(words), /^10080 items, prepared by/)
    assert.match(await run(['verify']), /^4 acts/)
  })

  test('who prepared it and who approved it are two people, named', async () => {
    const {folder, run} = start()
    await assert.rejects(
      run(['load', join(folder, 'base.metrics.yaml')]),
      /load takes FILE SCOPE --by NAME --approved-by NAME/,
    )
    await assert.rejects(run(['load', join(folder, 'none.yaml'), 'prov']), /none\.yaml: cannot be read/)
  })
})
