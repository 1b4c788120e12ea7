import assert from 'node:assert/strict'
import type {Config} from '../../server/src/core/config/config.js'
import {defaultConfig} from '../../server/src/core/config/read.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {readings} from '../../server/src/core/mentions/resolve.js'
import {emptyRegistry} from '../../server/src/core/registry/reading/read.js'

suite('the plan’s settings, without a registry', () => {
  const told = (draft: string, settings: Partial<Config['plan']>): readonly string[] => {
    const config = {...defaultConfig, plan: {...defaultConfig.plan, ...settings}}
    return readings(open(draft), {registry: emptyRegistry, config}).flatMap(({reading}) =>
      reading.mentions.map(({asOf, role}) => `${asOf.time} ${role}`),
    )
  }
  const draft = '2020年，床位200张。2025年，床位300张。'

  test('a period says which years are over and which to come', () => {
    assert.deepEqual(told(draft, {period: 'FYP14'}), ['2020 baseline', '2025 target'])
    assert.deepEqual(told('规划期末，床位300张。', {period: 'FYP14'}), ['2025-12-31 target'])
    assert.deepEqual(told(draft, {}), ['2020 baseline', '2025 baseline'])
  })
  test('so does a baseline, which dates what nothing else does', () => {
    assert.deepEqual(told(draft, {baseline: '2020-12-31'}), ['2020 baseline', '2025 target'])
    assert.deepEqual(told('床位200张。', {baseline: '2020-12-31'}), ['2020-12-31 baseline'])
  })
  test('a date tells 去年, and what is ahead of it', () =>
    assert.deepEqual(told('去年，床位200张。2026年，床位300张。', {dated: '2024-05-20'}), [
      '2023 baseline',
      '2026 target',
    ]))
  test('a date goes before the draft’s own first lines', () => {
    const report = '# 2021年政府工作报告\n\n2024年，床位300张。\n'
    assert.deepEqual(told(report, {}), ['2024 target'])
    assert.deepEqual(told(report, {dated: '2025-02-01'}), ['2024 baseline'])
  })
})
