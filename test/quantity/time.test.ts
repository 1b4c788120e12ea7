import assert from 'node:assert/strict'
import {endOf, sameTime, yearOf} from '../../server/src/core/quantity/time.js'
import {resolveTime, timePhrases} from '../../server/src/core/quantity/zh/time.js'
import {mark, unmark} from '../marks.js'

const cases: readonly (readonly [marked: string, ...said: string[]])[] = [
  ['⟦截至2022年底⟧，累计建成', 'point 2022-12-31'],
  ['⟦截至2024年6月⟧', 'point 2024-06'],
  ['⟦到2027年⟧，占比达到', 'point 2027 planned'],
  ['⟦2025年底前⟧完成', 'point 2025-12-31 planned'],
  ['⟦2019年末⟧人口，比⟦2018年末⟧增加', 'point 2019-12-31', 'base 2018-12-31'],
  ['由⟦2020年⟧的水平提升到⟦2025年⟧的水平', 'flow 2020', 'flow 2025'],
  ['⟦2021—2025年⟧新增', 'flow 2021/2025'],
  ['⟦2021年至2023年⟧', 'flow 2021/2023'],
  ['⟦二〇二三年⟧', 'flow 2023'],
  ['⟦2023年上半年⟧', 'flow 2023-H1'],
  ['⟦2024年第一季度⟧', 'flow 2024-Q1'],
  ['⟦2024年1—6月⟧', 'flow 2024-01/2024-06'],
  ['⟦2024年1——6月⟧、⟦2024年1月―6月⟧', 'flow 2024-01/2024-06', 'flow 2024-01/2024-06'],
  ['⟦未来三–五年⟧、⟦近3∼5年⟧', 'span null planned', 'span null'],
  ['⟦2021年10月24日⟧印发', 'flow 2021-10-24'],
  ['⟦2024年2月底⟧', 'point 2024-02-29'],
  ['⟦“十三五”期间⟧', 'flow 2016/2020'],
  ['⟦“十四五”末⟧', 'point 2025-12-31'],
  ['⟦到"十五五"末⟧', 'point 2030-12-31 planned'],
  ['⟦“十四五”前四年⟧', 'flow 2021/2024'],
  ['⟦“十四五”⟧全市累计新增，⟦“十五五”⟧年均增长', 'flow 2021/2025', 'flow 2026/2030'],
  ['比⟦“十三五”⟧增加，较⟦“十二五”⟧60亿元', 'base 2016/2020', 'base 2011/2015'],
  ['“十四五”全面收官，比“十三五”规划、“十四五”开局'],
  ['“十四五”规划、三年行动计划、一年级'],
  ['⟦去年底⟧、⟦全年⟧、⟦目前⟧', 'relative null', 'relative null', 'relative null'],
  ['较⟦上年⟧，⟦同比⟧增长', 'base null', 'base null'],
  ['⟦五年来⟧、⟦过去一年⟧', 'span null', 'span null'],
  ['⟦未来三年⟧', 'span null planned'],
  ['⟦规划期末⟧', 'relative null planned'],
  ['占比较⟦2019年⟧提高', 'base 2019'],
  ['健全年度考核'],
]

suite('time phrases', () => {
  for (const [marked, ...said] of cases) {
    test(marked, () => {
      const {text} = unmark(marked)
      const found = timePhrases(text)
      assert.equal(
        mark(
          text,
          found.map(({span}) => span),
        ),
        marked,
      )
      assert.deepEqual(
        found.map(({kind, time, planned}) => `${kind} ${time}${planned ? ' planned' : ''}`),
        said,
      )
    })
  }
})

suite('times against an anchor', () => {
  const resolved: readonly (readonly [phrase: string, time: string | null])[] = [
    ['去年', '2022'],
    ['去年底', '2022-12-31'],
    ['今年上半年', '2023-H1'],
    ['一季度', '2023-Q1'],
    ['截至6月底', '2023-06-30'],
    ['年末', '2023-12-31'],
    ['目前', '2023-09-30'],
    ['五年来', null],
  ]
  for (const [phrase, time] of resolved) {
    test(phrase, () => assert.equal(resolveTime(timePhrases(phrase)[0]!, '2023-09-30'), time))
  }

  test('ends and sameness', () => {
    assert.equal(endOf('2016/2020'), '2020-12-31')
    assert.equal(endOf('2024-Q1'), '2024-03-31')
    assert.equal(yearOf('2021-06'), 2021)
    assert(sameTime('2020', '2020-12-31') && !sameTime('2016/2020', '2020') && !sameTime('2020-06', '2020'))
  })
})
