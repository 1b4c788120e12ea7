import assert from 'node:assert/strict'
import {outline} from '../../server/src/core/markdown/outline.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {after, offered, rulesIn} from './acting.js'
import {registry} from './draft.js'

suite('turn a numbered line into a heading', () => {
  const head = (marked: string) => after(marked, 'Make it a heading')?.draft

  test('of the depth that the same numbers have elsewhere', () =>
    assert.equal(head('### 一、现状\n\n二、任$0务\n\n推进。\n'), '### 一、现状\n\n### 二、任务\n\n推进。\n'))

  test('one below what it stands under', () => {
    assert.equal(head('# 规划\n\n一、任$0务\n'), '# 规划\n\n## 一、任务\n')
    assert.equal(head('# 规划\n\n## 一、任务\n\n（一）交$0通\n'), '# 规划\n\n## 一、任务\n\n### （一）交通\n')
    assert.equal(head('一、任务\n\n（一）交通\n\n1. 公$0路\n'), '一、任务\n\n（一）交通\n\n#### 1. 公路\n')
  })

  test('without the dress of a pasted one, in a text without empty lines', () =>
    assert.equal(
      head('# 规划\n推进实施。\n　　**一、任$0务**\n建设公路。\n'),
      '# 规划\n推进实施。\n## 一、任务\n建设公路。\n',
    ))

  test('not of a line that goes on, a heading, an item with more below it, or a line of a quote or list', () => {
    assert.equal(head('1.公路$0领先。建成高速公路。\n'), undefined)
    assert.equal(head('## 一、任$0务\n'), undefined)
    assert.equal(head('1. 公$0路\n\n   建设公路。\n'), undefined)
    assert.equal(head('> 一、任$0务\n'), undefined)
    assert.equal(head('- 一、任$0务\n'), undefined)
    assert.equal(head('推进任$0务。\n'), undefined)
  })

  test('every line of an outline in turn: the outline stays what it was', () => {
    let text = '# 规划\n\n一、现状\n\n（一）成绩\n\n1. 公路\n\n2. 铁路\n\n（二）不足\n\n二、任务\n\n（一）交通\n'
    const shape = (it: string) => outline(open(it)).sections.map(({title, level}) => `${level} ${title}`)
    const [before, lines] = [shape(text), text.split('\n').filter((line) => /^[一二（\d]/.test(line))]
    for (const line of lines) {
      const at = text.search(new RegExp(`^${line.replace(/[.]/g, '[.]')}$`, 'm'))
      const now = head(`${text.slice(0, at + 1)}$0${text.slice(at + 1)}`)
      assert.ok(now, line)
      text = now
      assert.deepEqual(shape(text), before)
    }
    assert.deepEqual(
      rulesIn(text).filter((rule) => rule.startsWith('heading-')),
      [],
    )
  })
})

suite('expand an abbreviation at its first use', () => {
  const expand = (marked: string, yaml?: string) => after(marked, 'Write', yaml)?.draft
  const yaml = registry.replace('terms:\n', 'terms:\n  BIM: {type: abbreviation, full: 建筑信息模型}\n')

  test('from any place where it stands', () => {
    const now = '# BIM\n\n应用建筑信息模型（BIM）技术。\n\n推广BIM审图。\n'
    assert.equal(expand('# BIM\n\n应用BI$0M技术。\n\n推广BIM审图。\n', yaml), now)
    assert.equal(expand('# BIM\n\n应用BIM技术。\n\n推广BI$0M审图。\n', yaml), now)
  })

  test('not where it is explained, nor where the check of first uses offers it', () => {
    assert.equal(expand('应用建筑信息模型（BIM）技术。推广BI$0M审图。\n', yaml), undefined)
    assert.equal(expand('应用BI$0M（建筑信息模型）技术。\n', yaml), undefined)
    assert.equal(expand('应用BIM$0S系统。\n', yaml), undefined)
    assert.equal(expand('应用BI$0M技术。\n', yaml.replace('模型}', '模型, firstUse: required}')), undefined)
  })

  test('a short title that is introduced too late: its introduction moves up', () => {
    const draft = '按照《规$0划》推进。\n\n《云州市综合交通规划》（云府发〔2021〕9号，以下简称《规划》）提出目标。\n'
    const now = '按照《云州市综合交通规划》（云府发〔2021〕9号，以下简称《规划》）推进。\n\n《规划》提出目标。\n'
    assert.equal(expand(draft), now)
    assert.ok(rulesIn(draft.replace('$0', '')).includes('abbreviation-undefined'))
    assert.ok(!rulesIn(now).includes('abbreviation-undefined'))
  })

  test('not of one that is introduced first', () =>
    assert.equal(expand('《云州市综合交通规划》（以下简称《规划》）提出目标。按照《规$0划》推进。\n'), undefined))
})

suite('fix all of a rule', () => {
  test('safe fixes at once', () =>
    assert.equal(
      after('截止$02020年底，建成。截止2021年底，建成。\n', 'Fix all')?.draft,
      '截至2020年底，建成。截至2021年底，建成。\n',
    ))

  test('what is the only fix of each, to be looked over first', () => {
    const draft = '2020年，互联网数据中心达到1$005个。\n\n2020年，常住人口城镇化率达到62%。\n'
    const [action] = offered(draft).filter(({kind}) => kind === 'fix-rule')
    assert.equal(action?.title.zh, '全部修正：数值不符（2处）')
    assert.equal(action?.confirm, true)
    assert.equal(
      after(draft, 'Fix all')?.draft,
      '2020年，互联网数据中心达到103个。\n\n2020年，常住人口城镇化率达到63.9%。\n',
    )
  })

  test('not of one place only', () => assert.equal(after('2020年，互联网数据中心达到1$005个。\n', 'Fix all'), null))
})

suite('renumber the headings', () => {
  const renumber = (draft: string) => after(draft, 'Renumber')?.draft

  test('where they skip or repeat, in each style, and references follow', () =>
    assert.equal(
      renumber(
        '# 规划\n\n第一章 现状\n\n第三章 任务\n\n第一节 公路\n\n第三节 铁路\n\n第四章 保障\n\n见第三章第三节，参照第4章。\n',
      ),
      '# 规划\n\n第一章 现状\n\n第二章 任务\n\n第一节 公路\n\n第二节 铁路\n\n第三章 保障\n\n见第二章第二节，参照第3章。\n',
    ))

  test('一、 is what others call a part', () =>
    assert.equal(
      renumber('## 一、现状\n\n## 三、任务\n\n## 四、保障\n\n具体见第四部分。\n'),
      '## 一、现状\n\n## 二、任务\n\n## 三、保障\n\n具体见第三部分。\n',
    ))

  test('a reference that fits two headings or none stays', () =>
    assert.equal(
      renumber('## 一、现状\n\n## 二、任务\n\n## 二、保障\n\n见第二部分，见第七部分。\n'),
      '## 一、现状\n\n## 二、任务\n\n## 三、保障\n\n见第二部分，见第七部分。\n',
    ))

  test('nothing to do', () => assert.equal(renumber('## 一、现状\n\n## 二、任务\n'), undefined))

  test('afterwards the check of the sequence is content', () => {
    const now = renumber('一、甲\n\n三、乙\n\n（一）丙\n\n（三）丁\n\n五、戊\n\n六、己\n') ?? ''
    assert.equal(now, '一、甲\n\n二、乙\n\n（一）丙\n\n（二）丁\n\n三、戊\n\n四、己\n')
    assert.ok(!rulesIn(now).includes('heading-sequence'))
  })
})

suite('house style', () => {
  const draft = '截止２０２０年底，增长５％。\n\n⟦截止2021年底⟧，建成。\n'

  test('all that leaves the meaning, to be looked over first', () => {
    const action = offered(draft.replace(/[⟦⟧]/g, '')).find(({kind}) => kind === 'house-style')
    assert.equal(action?.confirm, true)
    assert.equal(
      after(draft.replace(/[⟦⟧]/g, ''), 'Bring the draft')?.draft,
      '截至2020年底，增长5%。\n\n截至2021年底，建成。\n',
    )
  })

  test('of the selection only', () =>
    assert.equal(after(draft, 'Bring the selection')?.draft, '截止２０２０年底，增长５％。\n\n截至2021年底，建成。\n'))
})
