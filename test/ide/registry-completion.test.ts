import assert from 'node:assert/strict'
import {registryCompletionsAt} from '../../server/src/core/ide/completion/registry-completion.js'
import {advance} from '../../server/src/core/session/advance.js'
import {apply} from '../../server/src/core/text/edit.js'
import {draftWith, registry, registryPath} from './draft.js'

/** What is offered where `$0` stands: in the text that is put behind the registry of the tests, or in place of it. */
function complete(written: string, isWhole = false) {
  const whole = isWhole ? written : registry + written
  const offset = whole.indexOf('$0')
  const text = whole.replace('$0', '')
  const snapshot = advance(draftWith('').snapshot, {kind: 'registry-read', path: registryPath, text})
  const {items} = registryCompletionsAt(snapshot, registryPath, offset)
  return {
    labels: items.map(({label}) => label),
    items,
    line: (label: string): string | undefined => {
      const it = items.find((item) => item.label === label)
      if (!it) return undefined
      const after = apply(text, {...it.replace, insert: it.insert})
      const start = after.lastIndexOf('\n', offset - 1) + 1
      return after.slice(start, (after.indexOf('\n', start) + 1 || after.length + 1) - 1).trim()
    },
  }
}

const item = (lines: string): string => `  - id: yz.new\n    name: 公园数\n${lines}`

suite('completion in a registry file', () => {
  test('keys of an entry that it has not yet, what it needs first', () => {
    const {labels, line} = complete(item('    kind: stock\n    $0\n    direction: up\n'))
    assert.equal(labels[0], 'unit')
    assert.ok(labels.includes('definition') && labels.includes('observations'))
    for (const taken of ['id', 'name', 'kind', 'direction']) assert.ok(!labels.includes(taken), taken)
    assert.equal(line('unit'), 'unit:')
    assert.equal(line('observations'), 'observations:')
  })

  test('half a key, with or without its colon', () => {
    assert.equal(complete(item('    cla$0\n')).line('classification'), 'classification:')
    assert.equal(complete(item('    cla$0: public\n')).line('classification'), 'classification: public')
  })

  test('the first key behind a dash, and the dash with it on an empty line', () => {
    assert.equal(complete('  - $0\n').line('id'), '- id:')
    assert.equal(complete('  $0\n').line('id'), '- id:')
    assert.equal(complete(item('    targets:\n      $0\n')).line('asOf'), '- asOf:')
  })

  test('keys at the margin', () => {
    const {labels} = complete('$0\n')
    assert.ok(labels.includes('relations') && labels.includes('policy'))
    for (const taken of ['indicators', 'documents', 'plumbline']) assert.ok(!labels.includes(taken), taken)
  })

  test('keys within braces, before the brace is closed too', () => {
    const {labels, line} = complete(item('    observations:\n      - {asOf: "2020", value: 3, $0\n'))
    assert.ok(labels.includes('qualifier') && labels.includes('source'))
    assert.ok(!labels.includes('asOf') && !labels.includes('value'))
    assert.equal(line('status'), '- {asOf: "2020", value: 3, status:')
    assert.equal(
      complete(item('    observations:\n      - {asOf: "2020", source: {pa$0}}\n')).line('page'),
      '- {asOf: "2020", source: {page: }}',
    )
  })

  test('the words of a closed list, with what they stand for', () => {
    const {labels, items, line} = complete(item('    observations:\n      - {asOf: "2020", status: pre$0}\n'))
    assert.ok(labels.includes('final') && labels.includes('plan-text'))
    assert.equal(items.find(({label}) => label === 'preliminary')?.note.zh, '初步核算数')
    assert.equal(line('preliminary'), '- {asOf: "2020", status: preliminary}')
    assert.deepEqual(complete(item('    attribute: $0\n')).labels, ['预期性', '约束性'])
    assert.deepEqual(complete(item('    verified: $0\n')).labels, ['true', 'false', 'partly'])
  })

  test('units of the registry, then those that everyone knows; in quotes where YAML needs them', () => {
    assert.equal(complete(item('    unit: $0\n')).labels[0], '个')
    const {items, line} = complete(item('    unit: 公$0\n'))
    assert.equal(items.find(({label}) => label === '公里')?.note.zh, 'length')
    assert.equal(line('公顷'), 'unit: 公顷')
    assert.equal(complete(item('    unit: $0\n')).line('%'), 'unit: "%"')
    assert.equal(complete(item('    unit: "$0"\n')).line('%'), 'unit: "%"')
    assert.equal(complete(item('    unitAccept: [个, 公$0]\n')).line('公里'), 'unitAccept: [个, 公里]')
  })

  test('documents by id or title, wherever one is named', () => {
    const {labels, items} = complete(item('    targets:\n      - {asOf: "2025", source: {doc: $0}}\n'))
    assert.deepEqual(labels, ['plan', 'digital'])
    assert.equal(items[1]?.note.zh, '云州市数字经济促进办法')
    assert.deepEqual(complete(item('    targets:\n      - asOf: "2025"\n        source: {doc: 数字$0\n')).labels, [
      'digital',
    ])
    assert.ok(complete(item('    targets:\n      - {asOf: "2025", source: $0}\n')).labels.includes('plan'))
  })

  test('indicators by id, by name and by pinyin', () => {
    for (const typed of ['yz.u', '城镇', 'czhl'])
      assert.deepEqual(complete(item(`    replacedBy: ${typed}$0\n`)).labels, ['yz.urban'], typed)
    assert.deepEqual(complete('relations:\n  - type: sum\n    parts: [yz.idc, yz.u$0\n').labels, ['yz.urban'])
    assert.deepEqual(complete('relations:\n  - type: sum\n    parts:\n      - yz.u$0\n').labels, ['yz.urban'])
  })

  test('areas, and the day of the baseline', () => {
    assert.deepEqual(complete(item('    area: $0\n')).labels, ['YZ'])
    assert.equal(complete(item('    observations:\n      - {asOf: $0\n')).line('2020-12-31'), '- {asOf: "2020-12-31"')
  })

  test('keys of a document, of a term, of an area', () => {
    const documents = (line: string) => complete(`plumbline: 1\ndocuments:\n  a:\n    title: 甲\n${line}`, true)
    assert.ok(documents('    $0\n').labels.includes('docNumber'))
    assert.ok(!documents('    $0\n').labels.includes('title'))
    assert.ok(documents('    status: in$0\n').labels.includes('in-force'))
    assert.ok(complete('plumbline: 1\nareas:\n  A: {label: 甲, $0}\n', true).labels.includes('parent'))
  })

  test('in a file with the line ends of Windows', () => {
    const windows = (text: string) => complete(`${registry}${text}`.replaceAll('\n', '\r\n'), true)
    assert.ok(windows(item('    targets:\n      - {asOf: "2025", $0}\n')).labels.includes('qualifier'))
    assert.ok(windows(item('    $0\n    unit: 个\n')).labels.includes('kind'))
    assert.ok(!windows(item('    $0\n    unit: 个\n')).labels.includes('unit'))
    assert.deepEqual(windows(item('    attribute: $0\n')).labels, ['预期性', '约束性'])
  })

  test('nothing in comments, in free text, and behind a value that is complete', () => {
    for (const line of [
      '    # $0',
      '    unit: 个 # $0',
      '    name: 公$0',
      '    x-own: $0',
      '    scope: $0',
      '    kind:$0',
    ])
      assert.deepEqual(complete(item(`${line}\n`)).labels, [], line)
    assert.deepEqual(complete('  一网通办: {quoted: first} $0\n').labels, [])
  })

  test('never throws, wherever the cursor stands in whatever is half-typed', () => {
    const texts = [
      registry,
      '- - -\n  {[}\n: :\n"\n\u0000\ud800: {a: [',
      'indicators:\n- id: a\n  targets:\n  - {',
      '\t- a: b',
      '',
    ]
    for (const text of texts)
      for (let at = 0; at <= text.length; at++) {
        const snapshot = advance(draftWith('').snapshot, {kind: 'registry-read', path: registryPath, text})
        if (at % 3 === 0) registryCompletionsAt(snapshot, registryPath, at)
      }
  })

  test('in the configuration: keys, rules with what they find, and their levels', () => {
    const configured = (text: string) => {
      const config = {kind: 'config-set', path: '/w/plumbline.yaml', text: text.replace('$0', '')} as const
      const {items} = registryCompletionsAt(
        advance(draftWith('').snapshot, config),
        '/w/plumbline.yaml',
        text.indexOf('$0'),
      )
      return items
    }
    assert.deepEqual(
      configured('$0\nplan: {}\n').map(({label}) => label),
      ['registry', 'against', 'houseStyle', 'rules', 'drafts', 'ignore', 'overrides'],
    )
    const [rule] = configured('rules:\n  date-f$0\n')
    assert.equal(rule?.insert, 'date-format: ')
    assert.match(rule?.note.zh ?? '', /日期/)
    assert.deepEqual(
      configured('rules:\n  date-format: $0\n').map(({label}) => label),
      ['off', 'hint', 'information', 'warning', 'error'],
    )
  })
})
