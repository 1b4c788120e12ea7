import assert from 'node:assert/strict'
import {scan} from '../../server/src/core/quantity/zh/scan.js'
import {finds} from './found.js'

suite('ranges', () => {
  finds([
    ['强度达到⟦4.5%~5%⟧', 'range 4.5..5 %'],
    ['厂房⟦80万至100万平方米⟧', 'range 800000..1000000 平方米'],
    ['车速⟦20-25公里/小时⟧', 'range 20..25 公里/小时'],
    ['投资⟦30—50亿元⟧', 'range 3000000000..5000000000 元'],
    ['培育⟦三到五百家⟧', 'range 300..500 家'],
    ['从⟦5万元⟧到⟦10万元⟧', 'eq 50000 元', 'eq 100000 元'],
    ['电话021-12345678'],
  ])

  test('a left side without its multiplier is noted', () => {
    assert.equal(scan('投资9~16亿元', [])[0]?.multiplierOmitted, true)
    assert.equal(scan('投资9亿~16亿元', [])[0]?.multiplierOmitted, undefined)
  })
})

suite('ratios and fractions', () => {
  finds([
    ['供需比为⟦2.1:1⟧', 'eq 2.1 :1'],
    ['三次产业结构⟦11.8:48.3:39.9⟧', 'eq null -'],
    ['发病率⟦低于120/10万⟧', 'lt 120 /10万'],
    ['耗电占⟦1/3左右⟧', 'about 0.3333333333333333 -'],
  ])
})
