import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {findings, problems} from '../../server/src/core/ide/findings/findings.js'
import {mentionsOf} from '../../server/src/core/ide/mention-at.js'
import {firstRegistry} from '../../server/src/core/ide/registering/first-registry.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {buildProgram, folderWith, plumbline} from './run.js'

const draft = `# 云州市养老服务“十四五”规划

## 一、发展基础

截至2020年底，全市养老床位数达到4.82万张，其中护理型床位2.1万张。养老机构312家，社区老年食堂86个。2020年，全市老年人口抚养比为28.4%。全国60岁以上人口2.64亿人。

## 二、主要目标

到2025年，全市养老床位数达到6万张，社区老年食堂达到150个。持证养老护理员近8000人。

截至2020年底，养老机构有318家。
`

function opened(text: string, config: string, registry: string): Snapshot {
  return [
    {kind: 'config-set', path: 'plumbline.yaml', text: config} as const,
    {kind: 'registries-read', files: registry ? [{path: 'r.metrics.yaml', text: registry}] : []} as const,
    {kind: 'draft-opened', uri: 'plan.md', text} as const,
  ].reduce(advance, emptySnapshot)
}

/**
 * Errors of `after` that are no findings of `before`: what the registry makes sure may be graver than it was, and what a draft
 * contradicts itself about is told where its name is registered.
 */
function newErrors(before: Snapshot, after: Snapshot): readonly string[] {
  const known = new Set(findings(before, 'plan.md').map(({rule, span}) => `${rule} ${span.from}`))
  return findings(after, 'plan.md')
    .filter(
      ({rule, span, severity}) =>
        severity === 'error' && rule !== 'self-conflict' && !known.has(`${rule} ${span.from}`),
    )
    .map(({words}) => words.zh)
}

/** Whether each of ten changed values is found in a draft with the registry that was made of it. */
function foundChanges(before: Snapshot): readonly boolean[] {
  const text = before.drafts.get('plan.md')?.text ?? ''
  const figures = mentionsOf(before, 'plan.md').filter(
    ({mention: {match, observation, target, quantity}}) =>
      match && (observation || target) && quantity.qualifier === 'eq' && Number(quantity.written) > 9,
  )
  return figures.slice(0, 10).map(({mention: {quantity}, span}) => {
    const was = quantity.written ?? ''
    const now = (Number(was) * 1.23).toFixed(/\.(\d+)/.exec(was)?.[1]?.length ?? 0)
    const from = text.indexOf(was, span.from)
    const edits = [{from, to: from + was.length, insert: now}]
    return findings(advance(before, {kind: 'draft-edited', uri: 'plan.md', edits}), 'plan.md').some(
      ({rule, severity, span: it}) =>
        /^(?:error|warning)$/.test(severity) && rule.includes('-') && it.from < from + now.length && from < it.to,
    )
  })
}

suite('a registry from drafts', () => {
  suiteSetup(() => buildProgram())

  const example = (name: string): string => readFileSync(join(import.meta.dirname, '../../examples', name), 'utf8')

  for (const [title, text] of [
    ['a short draft', draft],
    ['the example', example('plan.md')],
    ['the example with planted errors', example('planted.md')],
  ] as const)
    test(`${title}: agrees with what was made of it, and a change is found`, () => {
      const {config, registry, indicators} = firstRegistry([{path: 'plan.md', text}], null)
      assert.ok(indicators > 5)
      const snapshot = opened(text, config, registry)
      const said = findings(snapshot, 'plan.md').filter(({rule}) => rule.startsWith('registry-'))
      assert.deepEqual(
        said.map(({rule, words}) => `${rule} ${words.zh}`),
        [],
      )
      assert.deepEqual(newErrors(opened(text, '', ''), snapshot), [])
      assert.deepEqual(
        [...problems(snapshot).values()].flat().filter(({severity}) => severity === 'error'),
        [],
      )
      const changes = foundChanges(snapshot)
      assert.ok(changes.filter(Boolean).length >= 0.95 * changes.length, changes.join(' '))
    })

  test('what contradicts itself and what has no time is left to decide', () => {
    const {registry} = firstRegistry([{path: 'plan.md', text: draft}], 'yz.civil.')
    assert.match(registry, /- id: yz\.civil\.yljg\n {4}name: "养老机构"\n {4}unit: "家"\n {4}# 待定：.*318家.*不一致/)
    assert.match(
      registry,
      /name: "养老床位数"[\s\S]*asOf: "2020-12-31", value: 48200, step: 100[\s\S]*targets:\n.*value: 60000/,
    )
    assert.match(registry, /^ {2}CN: \{label: "全国"/m)
  })

  test('what is done is registered by the deed, and held against it', () => {
    const text = `# 云州市2025年统计公报

2025年，全市改造提升农贸市场10个，新设外资项目118个，开通低空航线47条，完成固定资产投资571.3亿元，完成老旧小区改造117个。
`
    const {config, registry} = firstRegistry([{path: 'plan.md', text}], null)
    const names = [...registry.matchAll(/name: "(.*)"/g)].map(([, name]) => name)
    assert.deepEqual(names.slice(0, 5), [
      '改造提升农贸市场',
      '新设外资项目',
      '开通低空航线',
      '固定资产投资',
      '老旧小区改造',
    ])
    const snapshot = opened(text, config, registry)
    assert.deepEqual(newErrors(opened(text, '', ''), snapshot), [])
    assert.ok(foundChanges(snapshot).every(Boolean))
  })

  test('what does not settle is left to decide, and no figure is found at odds', () => {
    for (const text of [
      '“十四五”期间，认定跨国公司总部、外资研发中心771家，累计分别达1076家、636家。',
      '2025年，建设筹措保障性租赁住房7.4万套(间)，累计61万套(间)。',
    ]) {
      const {config, registry} = firstRegistry([{path: 'plan.md', text: `# 云州市2025年公报\n\n${text}\n`}], null)
      const after = opened(`# 云州市2025年公报\n\n${text}\n`, config, registry)
      const wrong = findings(after, 'plan.md').filter(({severity}) => severity === 'error' || severity === 'warning')
      assert.deepEqual(
        wrong.map(({words}) => words.zh),
        [],
      )
    }
  })

  test('several things under one name, and 3.2 of what is counted one by one, are left to decide as well', () => {
    const text = `# 云州市2025年统计公报

2025年，全市原保险保费收入109.8亿元，增长3.0%。其中财产险27.5亿元，增长1.8%。

2025年，全市原保险赔付支出52.5亿元，增长2.0%。其中财产险20.8亿元，增长1.2%。

2025年，全市亿元生产总值安全事故死亡人数0.021人，建成充电站3.2个。2026年4月20日，全市有护士310人。2026年，全市有护士320人。
`
    const {config, registry, open} = firstRegistry([{path: 'plan.md', text}], null)
    const after = opened(text, config, registry)
    assert.deepEqual(newErrors(opened(text, '', ''), after), [])
    assert.deepEqual([...problems(after)], [])
    assert.match(registry, /^ {2}# 待定：“财产险”在文中有不同的数（plan\.md:3“27\.5亿元”、plan\.md:5“20\.8亿元”）/m)
    assert.match(registry, /# 待定：plan\.md:7“3\.2个”以“个”计而有小数/)
    assert.match(registry, /value: 0\.021/)
    assert.equal(open, 2)
  })

  test('the commands: five minutes later there is a registry, and a second draft adds to it', () => {
    const folder = folderWith({
      'plan.md': draft,
      'more.md': '# 云州市行动方案\n\n截至2020年底，全市日间照料中心67个，养老床位数4.82万张。\n',
    })
    const made = plumbline(folder, ['init', 'plan.md'])
    assert.equal(made.status, 0, made.stderr)
    assert.match(made.stdout, /Wrote registry\/drafts\.metrics\.yaml \(\d+ indicators\)/)
    assert.equal(
      plumbline(folder, ['check', 'plan.md', '--fail-on', 'error']).stdout.includes('registry-unregistered'),
      false,
    )
    const again = plumbline(folder, ['init', 'plan.md'])
    assert.deepEqual([again.status, again.stderr.split('\n').length], [2, 2])
    const added = plumbline(folder, ['register', 'more.md'])
    assert.deepEqual([added.status, added.stdout], [0, '1 indicators were added to the registry.\n'])
    assert.doesNotMatch(plumbline(folder, ['check', 'more.md']).stdout, /registry-unregistered/)
    assert.equal(plumbline(folder, ['register', 'more.md']).stdout, '0 indicators were added to the registry.\n')
  })
})
