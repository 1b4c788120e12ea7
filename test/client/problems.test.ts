import assert from 'node:assert/strict'
import type {Diagnostic, DiagnosticCollection, Uri} from 'vscode'
import {Problems} from '../../client/src/problems.js'

const plan = {toString: () => 'file:///plan.md'} as Uri

/** `line` counts from 0. */
const problem = (line: number, message: string): Diagnostic =>
  ({range: {start: {line, character: 0}, end: {line, character: 2}}, severity: 0, message}) as Diagnostic

/** What the editor is told: `set 0: 甲 乙` for the collection of the first lines, in the order of the calls. */
function editor(): {problems: Problems; told: () => readonly string[]} {
  const calls: string[] = []
  const collection = (name: string): DiagnosticCollection => {
    const number = name.split(' ')[1] ?? '0'
    const some: Pick<DiagnosticCollection, 'delete' | 'clear' | 'dispose'> & {set: unknown} = {
      set: (_: Uri, items: readonly Diagnostic[]) =>
        calls.push(`set ${number}: ${items.map(({message}) => message).join(' ')}`),
      delete: () => calls.push(`delete ${number}`),
      clear: () => calls.push(`clear ${number}`),
      dispose: () => calls.push(`dispose ${number}`),
    }
    return some as DiagnosticCollection
  }
  return {problems: new Problems('plumbline', collection), told: () => calls.splice(0)}
}

suite('the problems of a file are given to the editor by stretches of lines', () => {
  const {problems, told} = editor()
  setup(() => {
    problems.set(plan, undefined)
    told()
    problems.set(plan, [problem(0, '甲'), problem(63, '乙'), problem(64, '丙'), problem(6400, '丁')])
  })

  test('each of which is a collection', () => {
    assert.deepEqual(told(), ['set 0: 甲 乙', 'set 1: 丙', 'set 100: 丁'])
    assert.deepEqual(
      problems.get(plan)?.map(({message}) => message),
      ['甲', '乙', '丙', '丁'],
    )
  })

  test('of which only that is told again that is another', () => {
    told()
    problems.set(plan, [problem(0, '甲'), problem(63, '乙'), problem(65, '丙'), problem(6400, '丁')])
    assert.deepEqual(told(), ['set 1: 丙'])
    problems.set(plan, [problem(0, '甲'), problem(65, '丙'), problem(6400, '丁')])
    assert.deepEqual(told(), ['set 0: 甲'])
    const mended = {...problem(6400, '丁'), data: {fix: '1'}}
    problems.set(plan, [problem(0, '甲'), problem(65, '丙'), mended])
    assert.deepEqual(told(), ['set 100: 丁'])
  })

  test('and one without problems any more is emptied', () => {
    told()
    problems.set([[plan, [problem(64, '丙')]]])
    assert.deepEqual(told(), ['delete 0', 'delete 100'])
    problems.delete(plan)
    assert.deepEqual(told(), ['delete 1'])
    assert.equal(problems.has(plan), false)
    assert.deepEqual([...problems], [])
  })

  test('all end with the server', () => {
    told()
    problems.dispose()
    assert.deepEqual(told(), ['dispose 0', 'dispose 1', 'dispose 100'])
  })
})
