import fc from 'fast-check'
import type {Draft} from '../../server/src/core/markdown/draft.js'

/** Lines that have broken block-wise reading somewhere, and lines of plans. */
const atoms = [
  ...[
    'a',
    'b c',
    '# h',
    '## h2',
    '===',
    '---',
    '- x',
    '- ',
    '* y',
    '+ z',
    '1. one',
    '2. two',
    '10) ten',
    '> q',
    '>',
    '> - ql',
    '>> qq',
  ],
  ...[
    '```',
    '```js',
    '~~~',
    '````',
    '    code',
    '  two',
    '   three',
    ' one',
    '\tt',
    '| a | b |',
    '| - | - |',
    'a | b',
    '- | -',
    '- -',
    '|',
  ],
  ...['<div>', '</div>', '<x>', '<!-- c', '-->', '<!-- c -->', '<?php', '?>', '<script>', '</script>', '<![CDATA['],
  ...[
    '[l]: /u',
    '[l]: ',
    '[m]: <u> "t"',
    "'t'",
    '"title',
    '[l]',
    '[m][l]',
    'text [l] x',
    '![l]',
    '[l',
    'l]: /u',
    '[a\\]]: /',
    '[a\\]]',
  ],
  ...[
    '[^n]: note',
    '[^n]',
    'x[^n] y',
    '[^k]: ',
    '    cont',
    '   - sub',
    '     deep',
    '* * *',
    '***',
    '_x_ **y**',
    '`c`',
    '``',
    '\\',
  ],
  ...[
    'a\\',
    'a  ',
    '[ ] t',
    '- [ ] t',
    '- [x] t',
    'www.a.com',
    'a@b.co',
    '~~s~~',
    '&amp;',
    '&amp',
    '+++',
    '\u0000',
    'é😀',
    'İ ẞ',
  ],
  ...[
    '[ẞ]: /',
    '[ss]',
    '\ufeffx',
    '\u00a0',
    '\f',
    '\v',
    '\u2028',
    '\ud800',
    '# h #',
    '#',
    '#no',
    '1.',
    '12.5%',
    '1)x',
    '-5%',
    '=5',
    ':-',
  ],
  ...[
    '一、总体要求',
    '（一）目标',
    '**完善。**截至2020年底',
    '全市**3.2万**个',
    '**a**b**c**',
    '**a',
    'b**',
    '***a***',
    '**，a**',
    '**a **',
    '*a*',
  ],
  ...[
    '| 指标 | 2020年 |',
    '| --- | ---: |',
    '|:-:|-|',
    '|甲||',
    '||',
    '| 甲 | 3 | 多 |',
    '| a\\|b |',
    '|a',
    '| **甲** | 3~5 |',
    '|-|',
    '3~5个，6~8个',
  ],
  ...[
    'R&D经费',
    '比例2:1',
    'http://a.b',
    '- **重点。**建成',
    '1. 建成',
    '2. 建成',
    '1.建成',
    '　　缩进',
    '“十四五”：',
    '。',
    '#  two',
    '#\tt',
    '- \ta',
    '-  two',
  ],
]

export const line = fc.oneof(
  {weight: 6, arbitrary: fc.constantFrom(...atoms)},
  {weight: 2, arbitrary: fc.constant('')},
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('', '  ', '    ', '> ', '- ', '1. ', '\t', '     ', '# ', '| '), fc.constantFrom(...atoms))
      .map((parts) => parts.join('')),
  },
  {weight: 1, arbitrary: fc.tuple(fc.constantFrom(...atoms), fc.constantFrom(...atoms)).map((parts) => parts.join(''))},
  {weight: 1, arbitrary: fc.constantFrom(' ', '  ', '    ', '\t')},
)

export const lineEnd = fc.oneof(
  {weight: 12, arbitrary: fc.constant('\n')},
  {weight: 4, arbitrary: fc.constant('\n\n')},
  {weight: 1, arbitrary: fc.constant('\r\n')},
  {weight: 1, arbitrary: fc.constant('\r')},
)

export const draft = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.tuple(line, lineEnd), {maxLength: most}), fc.oneof(fc.constant(''), line))
    .map(([lines, last]) => lines.map((parts) => parts.join('')).join('') + last)

/** Few lines, all of which have to do with the invariants of boundaries. */
export const traps: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom('', '', '- ', '     c', '    ', '\t', '    code', 'a', '- x', '2. two', '[m]: /u', '[m]', '```'),
    {maxLength: 7},
  )
  .map((lines) => lines.join('\n'))

const phrases =
  '截至2020年底 建成 数据中心 103个 3.2万个 ， 。 ： （一） 一、 1. 1、 **重点。** **5G** 5~8% 10%以上 R&D经费 2:1 “十四五” ① ２０２５年 &'.split(
    ' ',
  )
const phrase = fc.oneof(
  {weight: 70, arbitrary: fc.constantFrom(...phrases)},
  {weight: 1, arbitrary: fc.constantFrom('*', '**', ' ', '  ', '#', '|', '~~', '_', '[', 'www.', '@', '\t', '&amp;')},
)
const sentence = fc.array(phrase, {minLength: 1, maxLength: 6}).map((parts) => parts.join(''))
const cells = fc.array(sentence, {minLength: 2, maxLength: 3}).map((row) => `| ${row.join(' | ')} |`)
const ruler = fc.constantFrom('| --- | --- |', '|:-|-:|', '| --- | :-: | --- |', '|---|')
const block = fc.oneof(
  fc.array(sentence, {minLength: 1, maxLength: 4}),
  fc.tuple(fc.constantFrom('# ', '## ', '###### ', '####### ', '#'), sentence).map((parts) => [parts.join('')]),
  fc
    .tuple(fc.constantFrom('- ', '* ', '+ ', '1. ', '7) '), fc.array(sentence, {minLength: 1, maxLength: 4}))
    .map(([sign, items]) => items.map((item) => sign + item)),
  fc.tuple(cells, ruler, fc.array(cells, {maxLength: 4})).map(([head, rule, rows]) => [head, rule, ...rows]),
)

/** Drafts as plans are: most of their lines are plain, and some nearly so. */
export const plan: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(block, fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n \n\n')), {maxLength: 6}),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
  )
  .map(([blocks, end]) =>
    blocks
      .map(([lines, gap]) => lines.join('\n') + gap)
      .join('')
      .replaceAll('\n', end),
  )

const inserted = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    ...[
      '\n',
      '\r',
      '\n\n',
      ' ',
      '    ',
      '\t',
      '`',
      '```\n',
      '>',
      '> ',
      '-',
      '- ',
      '#',
      '[',
      ']',
      ':',
      '|',
      '<',
      '\\',
      '\ufeff',
      '=',
      '---',
      '**',
      '字',
      '3',
    ],
  ),
  fc.constantFrom('[l]: /u', '[^n]: x', '<!--', '-->', '\n\n- ', '---\n'),
  fc.tuple(line, lineEnd).map((parts) => parts.join('')),
  draft(4),
)

/** An edit to be placed in a text: at a uniform place, or within two characters of a chunk's start. */
export interface Stroke {
  readonly place: {readonly part: number} | {readonly chunk: number}
  readonly length: number
  readonly insert: string
}

export const stroke: fc.Arbitrary<Stroke> = fc.record({
  place: fc.oneof(
    fc.nat(1000).map((part) => ({part: part / 1000})),
    fc.nat(1000).map((chunk) => ({chunk})),
  ),
  length: fc.oneof({weight: 3, arbitrary: fc.constant(0)}, fc.nat(3), fc.nat(30)),
  insert: inserted,
})

/** Places a stroke in a text whose chunks start at `starts`. */
export function placed({place, length, insert}: Stroke, text: string, starts: readonly number[]) {
  const near =
    'chunk' in place
      ? (starts[place.chunk % (starts.length || 1)] ?? 0) + (place.chunk % 5) - 2
      : Math.floor(place.part * text.length)
  const from = Math.max(0, Math.min(text.length, near))
  return {from, to: Math.min(text.length, from + length), insert}
}

/** All that a draft holds: how a chunk was read, parsed or as plain text, shows in its class and is to show nowhere else. */
export const contents = ({chunks, ...rest}: Draft) => ({
  ...rest,
  chunks: chunks.map(({source, nodes, defines, passages, comments}) => ({source, nodes, defines, passages, comments})),
})
