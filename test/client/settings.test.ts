import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {SettingsCell} from '../../server/src/lsp/settings.js'

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const manifest = text('package.json')
const {properties} = JSON.parse(manifest).contributes.configuration as {
  properties: Record<string, {type: string; enum?: string[]; default: unknown}>
}
const ours = Object.entries(properties).filter(([key]) => !key.startsWith('plumbline.trace.'))

suite('settings of the extension', () => {
  test('are those that the server reads, with its defaults', () => {
    const defaults = Object.fromEntries(ours.map(([key, it]) => [key.replace('plumbline.', ''), it.default]))
    assert.deepEqual(defaults, {...new SettingsCell(null).now})
  })

  test('every value that is offered is one that the server takes', () => {
    for (const [key, it] of ours)
      for (const value of it.enum ?? [true, false]) {
        const name = key.replace('plumbline.', '')
        assert.equal(new Map(Object.entries(new SettingsCell({[name]: value}).now)).get(name), value, `${key} ${value}`)
      }
  })

  test('have their words in both languages and their line in the docs', () => {
    const wanted = [...manifest.matchAll(/"%([^%]+)%"/g)].map(([, key]) => key)
    for (const path of ['package.nls.json', 'package.nls.zh-cn.json'])
      assert.deepEqual(Object.keys(JSON.parse(text(path))).sort(), [...new Set(wanted)].sort(), path)
    const rows = text('docs/editors.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    for (const [key, it] of ours) {
      const row = rows.find((line) => line.startsWith(`| \`${key.replace('plumbline.', '')}\` |`)) ?? ''
      for (const value of it.enum ?? ['true', 'false']) assert.ok(row.includes(`\`${value}\``), `${key}: ${value}`)
    }
  })
})
