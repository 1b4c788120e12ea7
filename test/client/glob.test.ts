import assert from 'node:assert/strict'
import {Minimatch} from '../../client/src/glob.js'

suite('patterns of files', () => {
  const paths = [
    '/w/plan.md',
    '/w/a/b/plan.md',
    '/w/plan.mdx',
    '/w/base.metrics.yaml',
    '/w/base-metrics.yaml',
    '/w/规划.md',
  ]
  for (const [glob, matching] of [
    ['**/*.md', [0, 1, 5]],
    ['**/*.metrics.yaml', [3]],
    ['**/base.metrics.{yaml,yml}', [3]],
    ['**/plan.md?', [2]],
    ['/w/*.md', [0, 5]],
    ['**', [0, 1, 2, 3, 4, 5]],
  ] as const)
    test(glob, () => {
      const pattern = new Minimatch(glob)
      assert.deepEqual(
        paths.filter((path) => pattern.match(path)),
        matching.map((at) => paths[at]),
      )
      assert.ok(pattern.makeRe().test(paths[matching[0]] ?? ''))
    })
})
