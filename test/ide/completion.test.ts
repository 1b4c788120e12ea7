import assert from 'node:assert/strict'
import {completionsAt, describe} from '../../server/src/core/ide/completion/completion.js'
import {speller} from '../../server/src/core/ide/search/spelling.js'
import {advance} from '../../server/src/core/session/advance.js'
import {apply} from '../../server/src/core/text/edit.js'
import {draftWith, registry, registryPath, uri} from './draft.js'

const complete = (marked: string) => {
  const {snapshot, at, text} = draftWith(marked)
  const {items, isIncomplete} = completionsAt(snapshot, uri, at)
  return {
    labels: items.map(({label}) => label),
    after: items.map(({replace, insert}) => apply(text, {...replace, insert})),
    items,
    isIncomplete,
  }
}

suite('completion', () => {
  test('a name inside an unsegmented run takes the place of what was typed of it', () => {
    const {after, isIncomplete} = complete('到2025年，全市常住人$0，')
    assert.equal(after[0], '到2025年，全市常住人口城镇化率，')
    assert.equal(isIncomplete, true)
  })

  test('an alias, and a name by its middle', () => {
    const {labels} = complete('全市城镇$0')
    assert.deepEqual(labels, ['城镇化率', '常住人口城镇化率'])
  })

  test('by initials, at the start of the name or inside it, and by pinyin', () => {
    for (const typed of ['czrk', 'czhl', 'changzhu', 'chengzhenhualu', 'chengzhenhualv'])
      assert.ok(complete(`全市${typed}$0`).after.includes('全市常住人口城镇化率'), typed)
  })

  test('the filter holds name, initials and pinyin', () =>
    assert.equal(
      complete('全市czhl$0').items.at(-1)?.filter,
      '常住人口城镇化率 czrkczhl changzhurenkouchengzhenhualu changzhurenkouchengzhenhualv',
    ))

  test('behind a name, its registered values with unit and time', () => {
    const {labels, items} = complete('2020年，常住人口城镇化率达到$0')
    assert.deepEqual(labels, ['不低于66%', '63.9%'])
    assert.deepEqual(
      items.map(({note}) => note.zh),
      ['2025 目标值', '2020-12-31 登记值'],
    )
  })

  test('behind 《, titles; the closing mark of the editor is not doubled', () => {
    assert.deepEqual(complete('依据《云州数字$0》').after, ['依据《云州市数字经济促进办法》'])
    assert.deepEqual(complete('依据《云州数字$0').after, ['依据《云州市数字经济促进办法》'])
  })

  test('behind 〔, numbers of the issuer, or of the title before', () => {
    assert.deepEqual(complete('云府办发〔$0').after, ['云府办发〔2021〕29号'])
    assert.deepEqual(complete('《云州市数字经济促进办法》（〔$0').after, [
      '《云州市数字经济促进办法》（云府办发〔2021〕29号',
    ])
  })

  test('behind “, terms', () => assert.deepEqual(complete('推进“一$0').after, ['推进“一网通办”']))

  test('behind 见, the boxes of the draft', () => {
    const {labels} = complete('专栏1 主要指标\n\n专栏2 重大工程\n\n具体见专栏$0\n')
    assert.deepEqual(labels, ['专栏1', '专栏2'])
  })

  test('behind 见第, the chapters; behind 见, whatever is numbered', () => {
    const draft = '# 第一章 发展基础\n\n# 第二章 总体要求\n\n附件1 名词解释\n\n'
    assert.deepEqual(complete(`${draft}具体见第$0\n`).labels, ['第一章', '第二章'])
    assert.ok(complete(`${draft}具体见$0\n`).labels.includes('附件1'))
    assert.deepEqual(complete(`${draft}征求意见$0\n`).labels, [])
  })

  test('at the start of an empty line, nothing', () => assert.deepEqual(complete('全市。\n\n$0\n').labels, []))

  test('never more than a hundred, of however many names', () => {
    const many = Array.from(
      {length: 300},
      (_, index) => `  - {id: x.n${index}, name: 产业项目${index}类数, unit: 个}\n`,
    )
    const {snapshot, at} = draftWith('全市产业$0')
    const wide = advance(snapshot, {kind: 'registry-read', path: registryPath, text: registry + many.join('')})
    assert.equal(completionsAt(wide, uri, at).items.length, 100)
  })

  test('what an item stands for is said when it is asked', () => {
    const {snapshot} = draftWith('')
    assert.match(
      describe(snapshot, 'yz.idc')?.zh ?? '',
      /互联网数据中心\n报告期末投入运行.*\n个\n2020-12-31 103个\n2025 不低于120个/,
    )
    assert.equal(describe(snapshot, 'none'), null)
  })

  test('pinyin of common words of plans', () => {
    const spell = speller()
    assert.deepEqual(spell('5G基站数'), {full: '5gjizhanshu', typed: null, initials: '5gjzs'})
    assert.equal(spell('重点行业增加值').full, 'zhongdianhangyezengjiazhi')
    assert.equal(spell('增长率').initials, 'zzl')
    assert.equal(spell('长期护理').initials, 'cqhl')
    assert.equal(spell('\ud800😀（）').full, '')
  })

  test('characters of several readings have the one of their word', () => {
    const spell = speller()
    for (const [name, full] of [
      ['天然气供给量', 'tianranqigongjiliang'],
      ['预算执行情况', 'yusuanzhixingqingkuang'],
      ['银行分行业贷款', 'yinhangfenhangyedaikuan'],
      ['产业结构调整', 'chanyejiegoutiaozheng'],
      ['城镇调查失业人数', 'chengzhendiaochashiyerenshu'],
      ['地区用地', 'diquyongdi'],
      ['重组重点企业比重', 'chongzuzhongdianqiyebizhong'],
      ['退耕还林和偿还', 'tuigenghuanlinhechanghuan'],
      ['财会与社会计划', 'caikuaiyushehuijihua'],
      ['泊位与湖泊', 'boweiyuhupo'],
    ])
      assert.equal(spell(name ?? '').full, full, name)
  })
})

suite('completion of rows', () => {
  const head = '| 序号 | 指标 | 单位 | 2020年 | 2025年目标 |\n|---|---|---|---|---|\n'
  const rows = (line: string) => complete(`${head}| 1 | 互联网数据中心 | 个 | 103 | 120 |\n${line}`)
  const row = '| 2 | 常住人口城镇化率 | % | 63.9 | ≥66 |'
  const first = (line: string) => rows(line).after[0]?.split('\n')[3]

  test('a row of the registry for an indicator that the table lacks', () => {
    const {items} = rows('|$0')
    assert.deepEqual(
      items.map(({kind, label}) => [kind, label]),
      [['row', '常住人口城镇化率']],
    )
    assert.equal(first('|$0'), row)
  })

  test('by the beginning of a name, by pinyin, by the word metric, beside the number of the row', () => {
    for (const typed of ['| 2 | 常住$0', '常住$0 |', '| czrk$0', '| 2 | metr$0 |'])
      assert.equal(first(typed), row, typed)
  })

  test('the filter begins with what stands before the name', () =>
    assert.match(rows('| 2 | 常住$0').items[0]?.filter ?? '', /^\| 2 \| 常住人口城镇化率 czrk/))

  test('not behind the name, nor in another table', () => {
    const none = (marked: string) =>
      assert.ok(
        complete(marked).items.every(({kind}) => kind !== 'row'),
        marked,
      )
    none(`${head}| 1 | 常住人口城镇化率 | $0`)
    none(`${head}| 1 | 常住$0 | % |\n`)
    none('| 区 | 电话 |\n|---|---|\n| 常住$0')
  })
})
