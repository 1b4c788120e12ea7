import assert from 'node:assert/strict'
import {toUri} from '../../server/src/files/uri.js'
import {registry} from '../ide/draft.js'
import {connect, type TestClient} from './client.js'

const config = 'registry:\n  - "*.metrics.yaml"\n'
const draft = '# 规划\n\n## 一、现状\n\n截至2020年底，互联网数据中心有105个，城镇化率63.9%。\n'

suite('the review of a draft over the protocol', () => {
  let client: TestClient
  setup(async () => {
    client = await connect({'/w/plumbline.yaml': config, '/w/a.metrics.yaml': registry}, {locale: 'zh-cn'})
    await client.open('/w/plan.md', draft)
  })
  teardown(() => client.end())
  const asked = (format: string, place = '/w/plan.md') =>
    client.connection.sendRequest<string | null>('plumbline/review', {textDocument: {uri: toUri(place)}, format})

  test('is the page of the terminal', async () => {
    const page = await asked('html')
    assert.match(page ?? '', /^<!doctype html>/)
    assert.equal(page?.match(/class="tick"/g)?.length, 2)
    assert.match(page ?? '', /<p>plan\.md<\/p>/)
  })

  test('is a table for those who want one', async () => assert.match((await asked('csv')) ?? '', /^\ufeff序号,/))

  test('is not there for what is no draft', async () => {
    assert.equal(await asked('html', '/w/a.metrics.yaml'), null)
    assert.equal(await asked('html', '/w/none.md'), null)
  })
})
