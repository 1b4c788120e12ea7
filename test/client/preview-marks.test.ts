import assert from 'node:assert/strict'
import {marked, type Token} from '../../client/src/preview-marks.js'
import type {Figure} from '../../client/src/report.js'

const token = (type: string, content = '', more: Partial<Token> = {}): Token => ({
  type,
  content,
  map: null,
  level: 0,
  children: null,
  attrs: null,
  ...more,
})

const inline = (content: string, line: number | null): Token =>
  token('inline', content, {map: line === null ? null : [line, line + 1], children: [token('text', content)]})

const figure = (text: string, line: number, verdict: Figure['verdict']): Figure => ({
  range: {start: {line, character: 0}, end: {line, character: 1}},
  text,
  name: '指标"',
  place: '',
  chapter: '',
  role: 'baseline',
  indicator: null,
  verdict,
  reason: null,
  against: null,
  message: null,
  rule: null,
  question: {indicator: '', section: '', role: '', figure: text},
  decisions: [],
  lapsed: null,
})

const preview = (tokens: readonly Token[], figures: readonly Figure[] = []) => marked(tokens, figures, ({name}) => name)

const shown = (it: Token | undefined): string => (it?.children ?? []).map(({content}) => content).join('')

suite('the preview', () => {
  test('marks figures where they stand, in the order of the text, in copies', () => {
    const line = inline('有105个，其中105个', 2)
    const [made] = preview([line], [figure('105个', 2, 'agree'), figure('105个', 2, 'differ')])
    assert.match(
      shown(made),
      /^有<span class="plumbline-agree" title="指标&quot;">105个<\/span>，其中<span class="plumbline-differ"[^>]*>105个<\/span>$/,
    )
    assert.equal(shown(line), '有105个，其中105个')
  })

  test('finds those of a row of a table, whose cells have no place', () => {
    const cells = [inline('甲', null), inline('103', null), inline('120', null)]
    const rows = [token('tr_open', '', {map: [5, 6]}), ...cells]
    const made = preview(rows, [figure('103', 5, 'agree'), figure('120', 5, 'differ')])
    assert.deepEqual(
      made.slice(1).map((it) => /plumbline-\w+/.exec(shown(it))?.[0]),
      [undefined, 'plumbline-agree', 'plumbline-differ'],
    )
  })

  test('marks nothing on other lines', () =>
    assert.equal(shown(preview([inline('有105个', 2)], [figure('105个', 9, 'agree')])[0]), '有105个'))

  test('frames a box with its caption', () => {
    const tokens = [
      token('paragraph_open', '', {attrs: [['class', 'code-line']]}),
      inline('**专栏1　重点工程**', 0),
      token('paragraph_close'),
      token('bullet_list_open'),
      token('blockquote_open'),
      token('paragraph_open', '', {level: 1}),
      inline('专栏2　场景', 3),
    ]
    assert.deepEqual(
      preview(tokens).flatMap(({attrs}) => attrs?.map(([, name]) => name) ?? []),
      ['code-line plumbline-caption plumbline-above', 'plumbline-box', 'plumbline-box', 'plumbline-caption'],
    )
  })
})
