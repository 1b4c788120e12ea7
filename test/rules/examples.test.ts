import assert from 'node:assert/strict'
import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {groups} from '../../server/src/core/rules/index.js'

const fileOf = (group: string, id: string): string => fileURLToPath(new URL(`${group}/${id}.test.ts`, import.meta.url))

const all = Object.entries(groups).flatMap(([group, rules]) =>
  Object.entries(rules).map(([name, {id}]) => ({group, name, id, file: fileOf(group, id)})),
)

// Whoever runs this file alone runs the examples of every rule; in a run of all files each suite is there once.
for (const {file} of all) if (existsSync(file)) await import(file)

/** The drafts that the pages of `docs/rules` show are what the rules do. */
suite('examples of the rules', () => {
  for (const {group, name, id, file} of all)
    test(`${id} has its file, which runs its examples`, () => {
      assert.ok(existsSync(file), `test/rules/${group}/${id}.test.ts is missing`)
      assert.ok(
        readFileSync(file, 'utf8').includes(`shows(${name})`),
        `test/rules/${group}/${id}.test.ts does not show its rule`,
      )
    })
})
