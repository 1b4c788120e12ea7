import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Explanation, explainAt} from '../../server/src/core/ide/explain/explain.js'
import {knownGuards} from '../../server/src/core/ide/explain/guard-words.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {find} from '../../server/src/core/mentions/find.js'
import {chinese} from '../../server/src/core/mentions/languages.js'
import {buildProgram, config, folderWith, plumbline, registry as small} from '../cli/run.js'
import {mark} from '../marks.js'
import {draftWith, uri} from './draft.js'

const explain = (marked: string): Explanation | null => {
  const {snapshot, at, text, spans} = draftWith(marked)
  const found = explainAt(snapshot, uri, at)
  assert.equal(mark(text, found ? [found.span] : []), mark(text, spans))
  return found
}

suite('explain', () => {
  test('a figure: indicator, what was considered, the basis of its time', () => {
    const found = explain('截至2020年底，全市建成互联网数据中心⟦10$05个⟧。')
    assert.equal(found?.verdict, 'matched')
    assert.deepEqual(found?.considered, [{id: 'yz.idc', name: '互联网数据中心', score: 1, unit: 'same', taken: true}])
    assert.match(JSON.stringify(found?.rows), /出自本句“截至2020年底”/)
  })

  test('what dates and wills a figure from above is said in the reader’s words', () => {
    const found = explain('## 发展目标\n\n到2027年，服务体系基本建成。\n\n公园更多。公园达到⟦1$02座⟧。')
    const said = JSON.stringify(found?.rows)
    assert.match(said, /2027 “到2027年”（承自本节开头“到2027年”）/)
    assert.match(said, /作为目标：本节开头“到2027年”（opening\/opening-mood）/)
    assert.match(JSON.stringify(explain('## 发展目标\n\n公园达到⟦1$02座⟧。')?.rows), /作为目标：标题“发展目标”/)
    assert.match(JSON.stringify(explain('公园达到⟦1$02座⟧。')?.rows), /作为现状：上下文没有表示目标的词/)
  })

  test('an alias is worth less than the name', () =>
    assert.equal(explain('2020年城镇化率达到⟦63$0.9%⟧。')?.considered[0]?.score, 0.95))

  test('a number of a document says which guard left it out', () => {
    const found = explain('依据云府办发⟦〔2021〕2$09号⟧，推进改革。')
    assert.equal(found?.verdict, 'skipped')
    assert.equal(found?.guard, 'document')
  })

  test('a figure without an entry', () => assert.equal(explain('2020年公园达到⟦1$02座⟧。')?.verdict, 'unmatched'))

  test('no number, no explanation', () => assert.equal(explain('全$0市推进改革。'), null))

  test('what a guard means is said', () => {
    const found = explain('推进⟦5G$0⟧网络建设。')
    assert.equal(found?.guard, 'name')
    assert.match(JSON.stringify(found?.rows), /名称的一部分/)
  })
})

suite('guards', () => {
  test('every guard that the passages of the corpus meet has words of its own', () => {
    const folder = join(import.meta.dirname, '../corpus/passages')
    const met = readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) => open(readFileSync(join(folder, name), 'utf8')).chunks)
      .flatMap(({passages}) => passages.flatMap(({passage}) => find(passage, chinese).skipped.map(({guard}) => guard)))
    assert.ok(met.length > 50, `only ${met.length} met`)
    assert.deepEqual(
      [...new Set(met)].filter((guard) => !knownGuards.has(guard) && !guard.startsWith('table-')),
      [],
    )
  })
})

suite('plumbline explain', () => {
  suiteSetup(buildProgram)
  const folder = () =>
    folderWith({
      'plumbline.yaml': config,
      'base.metrics.yaml': small,
      'plan.md': '# 规划\n\n截至2020年底，全市建成互联网数据中心105个。\n',
    })

  test('says why, and 0', () => {
    const {status, stdout} = plumbline(folder(), ['explain', 'plan.md:3:22'])
    assert.equal(status, 0, stdout)
    assert.match(stdout, /105个[\s\S]*As of: 2020-12-31[\s\S]*✓ 互联网数据中心 \(yz\.idc\) 1, unit fits/)
  })

  test('1 where no number stands, 2 where the place makes no sense', () => {
    assert.equal(plumbline(folder(), ['explain', 'plan.md:1:3']).status, 1)
    assert.equal(plumbline(folder(), ['explain', 'plan.md']).status, 2)
    assert.equal(plumbline(folder(), ['explain', 'none.md:1:1']).status, 2)
  })
})
