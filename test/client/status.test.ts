import assert from 'node:assert/strict'
import type {RegistryState, Report} from '../../client/src/report.js'
import {type Standing, statusOf} from '../../client/src/status.js'

const counts = {agree: 15, differ: 9, unregistered: 3, uncompared: 0, numbers: 68, wording: 5}
const ready: RegistryState = {state: 'ready', indicators: 30}
const broken: RegistryState = {state: 'broken', indicators: 0, uri: 'file:///w/a', line: 3, why: 'a.yaml：没有'}
const draft = (more: Partial<Report['counts']> = {}, registry: RegistryState = ready, isTrusted = true): Standing => ({
  kind: 'draft',
  report: {version: 1, registry, counts: {...counts, ...more}, lines: [], remarked: [], decisions: null},
  isTrusted,
})
const none = {agree: 0, differ: 0, unregistered: 0, uncompared: 0}

suite('the status bar', () => {
  const states: readonly (readonly [Standing, string, string, string | null])[] = [
    [draft(), '准绳 24/27 · 9 不符', 'plumbline.figures.focus', null],
    [draft({differ: 0}), '准绳 15/18 · 无不符', 'plumbline.figures.focus', null],
    [draft(none), '准绳 未读到指标', 'plumbline.figures.focus', null],
    [draft({}, {state: 'none', indicators: 0}), '准绳 没有登记库', 'plumbline.noRegistry', 'warning'],
    [draft({}, broken), '准绳 登记库有误', 'plumbline.openBroken', 'warning'],
    [draft({}, {...broken, waits: true}), '准绳 登记库待允许', 'plumbline.openBroken', 'warning'],
    [
      draft({}, {...ready, aged: '3 天前的副本'}),
      '准绳 24/27 · 9 不符 · 登记库为旧副本',
      'plumbline.figures.focus',
      null,
    ],
    [draft({}, ready, false), '准绳 24/27 · 9 不符 · 受限', 'workbench.trust.manage', null],
    [draft({}, broken, false), '准绳 登记库未读 · 受限', 'workbench.trust.manage', 'warning'],
    [{kind: 'off'}, '准绳 停用', 'plumbline.enable', null],
    [{kind: 'offered'}, '准绳？', 'plumbline.check', null],
    [{kind: 'failed'}, '准绳 未运行', 'plumbline.restart', 'error'],
    [{kind: 'reading'}, '准绳', 'plumbline.figures.focus', null],
  ]
  for (const [standing, words, command, background] of states)
    test(words, () => {
      const status = statusOf(standing)
      assert.deepEqual([status.words.zh, status.command, status.background], [words, command, background])
      assert.ok(status.words.en && status.lines.every(({zh, en}) => zh && en))
    })

  test('never says that all is right', () => {
    for (const [standing] of states)
      for (const {zh} of [statusOf(standing).words, ...statusOf(standing).lines])
        assert.doesNotMatch(zh, /无误|没有问题|全部正确/)
  })

  test('its tooltip counts every figure once', () => {
    const [line] = statusOf(draft({uncompared: 1})).lines
    assert.equal(line?.zh, '指标数值28处：一致15，不符9，未登记3，未比对1')
  })
})
