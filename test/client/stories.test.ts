import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'

const root = new URL('../../', import.meta.url)
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const {contributes} = JSON.parse(text('package.json'))
const stories = readdirSync(new URL('test/editor', root)).map((name) => text(`test/editor/${name}`))
const all = [...stories, text('scripts/smoke/welcome.mjs')].join('\n')

interface Setting {
  readonly enum?: readonly string[]
  readonly default: unknown
}

suite('the stories that editors tell', () => {
  test('each command of the manifest is run in one', () => {
    const names: readonly string[] = contributes.commands.map(({command}: {command: string}) =>
      command.replace('plumbline.', ''),
    )
    // By its name, or in a list of names that is gone through.
    const isRun = (name: string): boolean =>
      new RegExp(
        `(?:run|typed)\\('${name}'|@@RAN plumbline\\.${name}\\b|\\['?[^\\]\\n]*'${name}'|plumbline\\.${name}'`,
      ).test(all)
    assert.deepEqual(
      names.filter((name) => !isRun(name)),
      [],
    )
  })

  test('each value of each setting is tried in one', () => {
    const properties: Readonly<Record<string, Setting>> = contributes.configuration.properties
    const untried = Object.entries(properties).flatMap(([key, {enum: values = [true, false], default: own}]) => {
      const name = key.replace('plumbline.', '')
      const isTried = (value: unknown): boolean => {
        const written = value === own ? 'undefined' : typeof value === 'string' ? `'${value}'` : String(value)
        const isLooped = all.includes(`set('${name}', ${name})`) && all.includes(`['${value}',`)
        return isLooped || all.includes(`set('${name}', ${written})`)
      }
      return values.filter((value) => !isTried(value)).map((value) => `${key}=${value}`)
    })
    assert.deepEqual(untried, [])
  })
})
