import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'

const root = new URL('../../', import.meta.url)
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const {contributes} = JSON.parse(text('package.json'))
const sources = readdirSync(new URL('client/src', root))
  .map((name) => text(`client/src/${name}`))
  .join('\n')
const commands: readonly string[] = contributes.commands.map(({command}: {command: string}) => command)

suite('the manifest of the extension', () => {
  test('every command that it names is there, and one at most is named twice nowhere', () => {
    assert.equal(new Set(commands).size, commands.length)
    for (const command of commands) {
      const name = command.replace('plumbline.', '')
      assert.match(sources, new RegExp(`^  (?:async )?${name}(?:: |\\()`, 'm'), command)
    }
  })

  test('menus, keys and welcome texts name commands that there are', () => {
    const own = new Set([...commands, 'plumbline.figures.focus', 'plumbline.openBroken'])
    const said = JSON.stringify([
      contributes.menus,
      contributes.keybindings,
      text('package.nls.json'),
      text('package.nls.zh-cn.json'),
    ])
    for (const [, command = ''] of said.matchAll(/(?:command\\*":\\*"|command:)(plumbline\.[\w.]+)/g))
      assert.ok(own.has(command), command)
  })

  test('keys leave alone what an input method takes', () => {
    for (const {key} of contributes.keybindings) assert.match(key, /^(?:ctrl\+|shift\+)?f\d+$/, key)
  })

  test('the keys of the walkthrough are the keys that there are', () => {
    const drawn = text('media/walk-mend.svg')
    for (const {key} of contributes.keybindings) {
      const shown = key.replace(
        /(^|\+)([a-z])/g,
        (_: string, plus: string, letter: string) => plus + letter.toUpperCase(),
      )
      if (shown !== 'Shift+F8') assert.ok(drawn.includes(`>${shown}<`), shown)
    }
  })

  test('every picture of the walkthrough is there', () => {
    for (const {steps} of contributes.walkthroughs)
      for (const {media} of steps) assert.match(text(media.svg), /^<svg [^>]*width="340"/)
  })
})
