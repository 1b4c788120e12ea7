import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {findings, problems} from '../../server/src/core/ide/findings/findings.js'
import {fileChecks} from '../../server/src/core/registry/lint/file-checks.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {mark, unmark} from '../marks.js'

const source = join(import.meta.dirname, '../../server/src')

/** The pages of `docs/rules/reg-*` show what these examples do. */
suite('checks of registry files and the configuration', () => {
  for (const {id, severity, example, isConfiguration, beside} of fileChecks)
    test(`${id}: finds the marked words of its example, and nothing else is found there`, () => {
      const {text} = unmark(example)
      const path = isConfiguration ? 'plumbline.yaml' : 'a.metrics.yaml'
      const snapshot = advance(
        emptySnapshot,
        isConfiguration
          ? {kind: 'config-set', path, text}
          : {
              kind: 'registries-read',
              files: [{path, text}, ...(beside ? [{path: 'b.metrics.yaml', text: beside}] : [])],
            },
      )
      const found = problems(snapshot).get(path) ?? findings(snapshot, path)
      const spans = found.map(({span}) => span)
      assert.equal(mark(text, spans), example)
      assert.deepEqual(new Set(found.map(({rule}) => rule)), new Set([id]))
      assert.ok(found.some((it) => it.severity === severity))
    })

  test('each is an id of the sources, once, and each id of the sources is here', () => {
    const used = readdirSync(source, {recursive: true, encoding: 'utf8'})
      .filter((path) => path.endsWith('.ts') && !path.endsWith('file-checks.ts'))
      .flatMap((path) => [...readFileSync(join(source, path), 'utf8').matchAll(/'(reg-[a-z-]+)'/g)].map(([, id]) => id))
    const listed = fileChecks.map(({id}) => id)
    assert.deepEqual(
      listed.filter((id) => !used.includes(id)),
      [],
    )
    assert.deepEqual([...new Set(used)].sort(), [...listed].sort())
  })
})
