import assert from 'node:assert/strict'
import fc from 'fast-check'
import {indexNames} from '../../server/src/core/registry/names.js'
import type {NameEntry} from '../../server/src/core/registry/schema.js'
import {mark} from '../marks.js'

const seed = 20_211_024

const name = (text: string, kind: NameEntry['kind'] = 'name'): NameEntry => ({name: text, indicator: text, kind})

function finds(title: string, names: readonly NameEntry[], marked: string, ...indicators: readonly string[]): void {
  test(title, () => {
    const text = marked.replace(/[⟦⟧]/g, '')
    const found = indexNames(names).matches(text)
    assert.equal(mark(text, found), marked)
    if (indicators.length)
      assert.deepEqual(
        found.map(({entries}) => entries.map((it) => it.indicator).join('|')),
        indicators,
      )
  })
}

suite('names in a text', () => {
  finds(
    'the longest name wins',
    [name('充电桩'), name('公共充电桩'), name('公共充电桩利用率')],
    '⟦公共充电桩利用率⟧为8%，⟦公共充电桩⟧200个，⟦充电桩⟧3万个',
  )
  finds(
    'the leftmost wins over a longer one behind it',
    [name('养老床位'), name('床位使用率统计')],
    '⟦养老床位⟧使用率统计',
  )
  finds(
    'a counting head may be left out',
    [name('社区食堂数量'), name('口袋公园总数')],
    '建成⟦社区食堂⟧86家、⟦口袋公园⟧40个',
    '社区食堂数量',
    '口袋公园总数',
  )
  finds('an index is no count', [name('发展指数')], '发展指⟦发展指数⟧')
  finds(
    'quotes are no part of a name',
    [name('“随申办”用户数'), name('掌上云州注册数')],
    '⟦随申办用户数⟧与“⟦随申办”用户数⟧，“⟦掌上云州”注册⟧',
  )
  finds(
    'a written name goes before one that lacks its head',
    [name('冷链仓库'), name('冷链仓库数')],
    '⟦冷链仓库⟧12座',
    '冷链仓库',
  )
  finds(
    'what is not to be confused is found with what it is short for',
    [name('室内小站', 'notThis'), name('室内小站数')],
    '⟦室内小站⟧5个',
    '室内小站|室内小站数',
  )
  finds('a single character is no name', [name('桩')], '桩桩件件')

  test('a name is looked up as it is normalised', () => {
    const index = indexNames([name('覆盖率（城区）'), name('5Ｇ基站数')])
    assert.deepEqual(
      index.named('覆盖率(城区)').map((it) => it.name),
      ['覆盖率（城区）'],
    )
    assert.deepEqual(
      index.named('5G基站数').map((it) => it.name),
      ['5Ｇ基站数'],
    )
    assert.deepEqual(index.named('5G基站'), [])
    assert.deepEqual(index.named(''), [])
  })

  test('finds what looking at every place for every name finds', () => {
    const word = fc.string({unit: fc.constantFrom('基', '站', '数', '量', 'G'), minLength: 2, maxLength: 5})
    fc.assert(
      fc.property(
        fc.uniqueArray(word, {maxLength: 8}),
        fc.string({unit: fc.constantFrom('基', '站', '数', '量', 'G', '。'), maxLength: 30}),
        (words, text) => {
          const found = indexNames(words.map((it) => name(it, 'notThis'))).matches(text)
          assert.deepEqual(
            found.map(({from, to}) => text.slice(from, to)),
            slowly(words, text),
          )
        },
      ),
      {seed, numRuns: 2000},
    )
  })

  test('deep tries grow', () => {
    const words = Array.from({length: 3000}, (_, at) => `指标${at}的${'长'.repeat(at % 40)}名${at}`)
    const index = indexNames(words.map((it) => name(it)))
    for (const word of words) assert.equal(index.named(word)[0]?.name, word)
  })
})

function slowly(words: readonly string[], text: string): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    const longest = words.filter((it) => text.startsWith(it, at)).sort((a, b) => b.length - a.length)[0]
    if (longest) found.push(longest)
    at += longest?.length ?? 1
  }
  return found
}
