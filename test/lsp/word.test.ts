import assert from 'node:assert/strict'
import {toPlace, toUri} from '../../server/src/files/uri.js'
import {openWord} from '../../server/src/word/word-file.js'
import {registry} from '../ide/draft.js'
import {docx, heading, paragraph, title} from '../word/ooxml.js'
import {connect, type TestClient} from './client.js'

const config = 'registry:\n  - "*.metrics.yaml"\n'
const plan = docx(
  title('规划') + heading(1, '一、现状') + paragraph('截至2020年底，互联网数据中心有105个，占地３０亩。'),
)
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

interface Answer {
  readonly refused?: string
  readonly text?: string
  readonly bytes?: string
  readonly placed?: number
}

suite('Word drafts over the protocol', () => {
  let client: TestClient
  setup(async () => {
    client = await connect({'/w/plumbline.yaml': config, '/w/a.metrics.yaml': registry}, {locale: 'zh-cn'})
  })
  teardown(() => client.end())
  const asked = (method: string, params: object) =>
    client.connection.sendRequest<Answer>(`plumbline/word/${method}`, params)

  test('are read as drafts; what is none is refused with a line that says what to do', async () => {
    const {text} = await asked('read', {bytes: base64(plan)})
    assert.equal(text, openWord(plan).reading.text)
    const {refused} = await asked('read', {bytes: base64(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))})
    assert.match(refused ?? '', /另存为 \.docx/)
  })

  test('get the findings of their reading as comments, but none of another text', async () => {
    await client.open('/w/plan.docx.md', openWord(plan).reading.text)
    const textDocument = {uri: toUri('/w/plan.docx.md')}
    const {bytes, placed} = await asked('annotate', {textDocument, bytes: base64(plan)})
    assert.ok((placed ?? 0) >= 2)
    const made = openWord(Buffer.from(bytes ?? '', 'base64'))
    assert.equal(made.reading.text, openWord(plan).reading.text)
    const {refused} = await asked('annotate', {textDocument, bytes: base64(docx(paragraph('另一份')))})
    assert.match(refused ?? '', /已有改动/)
  })

  test('lie where their files do, so that configuration and registry are found', () => {
    assert.equal(toPlace('plumbline-word://file/w/%E7%A8%BF.docx.md'), 'file:///w/稿.docx.md')
    assert.equal(toPlace('plumbline-word://vscode-vfs%2Bgithub/a/b.docx.md'), 'vscode-vfs://github/a/b.docx.md')
    assert.equal(toPlace('plumbline-word://plumbline/a/b.docx.md'), 'plumbline:/a/b.docx.md')
  })
})
