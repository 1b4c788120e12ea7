import assert from 'node:assert/strict'
import fc from 'fast-check'
import {matches} from '../../server/src/core/text/glob.js'

/** What a pattern without a brace in another means, slowly. */
function meant(pattern: string, path: string): boolean {
  const braces = /\{([^{}]*)\}/.exec(pattern)
  if (braces)
    return (braces[1] ?? '').split(',').some((choice) =>
      meant(
        pattern.replace(braces[0], () => choice),
        path,
      ),
    )
  const source = pattern.replace(/[.{}]/g, '\\$&').replace(/(?<=^|\/)\*\*\/|\/\*\*$|(?<=^|\/)\*\*$|\*+|\?/g, (sign) => {
    if (sign === '**/') return '(?:.*/)?'
    if (sign === '/**') return '(?:/.*)?'
    return sign === '?' ? '[^/]' : sign === '**' && pattern === '**' ? '.*' : '[^/]*'
  })
  return new RegExp(`^${source}$`, 'su').test(path)
}

suite('patterns of files', () => {
  test('examples', () => {
    const yes = [
      ...['*.yaml a.yaml', 'r/*.yaml r/甲.yaml', '**/*.yaml a.yaml', '**/*.yaml a/b/c.yaml', 'a/** a', 'a/** a/b/c'],
      ...['?.md 甲.md', '?.md 😀.md', '{a,b}/*.md b/x.md', '{a,{b,c}}.md c.md', '** a/b', 'a/**/b a/b'],
      ...['{a {a', 'a} a}', '{,x}a.md a.md', '{**/,x}b a/c/b'],
    ]
    const no = ['*.yaml a/b.yaml', '?.md ab.md', '{a,b}.md c.md', 'a/**/b a/cb', '*.md .yaml', '?.md /.md']
    for (const it of [...yes, ...no]) {
      const [pattern = '', path = ''] = it.split(' ')
      assert.equal(matches(pattern, path), yes.includes(it), it)
    }
  })

  test('a pattern matches what its unfolded forms match', () => {
    const piece = fc.constantFrom('a', 'b', '.', '/', '*', '?', '{a,b}', '{,ab}', '{a/b,?}', '/**/', '/b')
    const path = fc.array(fc.constantFrom('a', 'b', '.', '/', 'ab'), {maxLength: 7}).map((it) => it.join(''))
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 6}), path, (pieces, path) => {
        const pattern = pieces.join('')
        // Two stars beside a brace are a segment only when it is unfolded.
        if (/\*\*\*|\/\/|\*\*\{|\}\*\*|\*(?:\{[^}]*\})+\*/.test(pattern)) return
        assert.equal(matches(pattern, path), meant(pattern, path), `${pattern} ${path}`)
      }),
      {seed: 20_301, numRuns: 3000},
    )
  })

  test('patterns made to unfold or to backtrack are answered at once', () => {
    const path = `${'a'.repeat(60)}.metrics.yam`
    const before = process.cpuUsage()
    assert.ok(!matches(`${'{a,b}'.repeat(26)}.metrics.yaml`, path))
    assert.ok(!matches(`${'{a,{a,a*}}'.repeat(26)}.metrics.yaml`, path))
    assert.ok(!matches(`${'*a'.repeat(40)}b`, path))
    assert.ok(!matches(`${'**/'.repeat(400)}b`, path))
    assert.ok(!matches('{'.repeat(100_000), path))
    const {user, system} = process.cpuUsage(before)
    assert.ok(user + system < 1_000_000, `${user + system} µs`)
  })
})
