/** Prints the check of the example in the terminal, then serves the editor with the example open until Ctrl+C. */
import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {serve} from './serve.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const chinese = /^zh/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'zh')

spawnSync(process.execPath, ['dist/plumbline.js', 'check', '--fail-on', 'never', 'examples'], {
  cwd: root,
  stdio: 'inherit',
})

const {address, close} = await serve({
  folder: `${root}examples`,
  port: Number(process.env.PORT) || 4173,
  open: ['planted.md'],
})
console.log(chinese ? `\n编辑器已就绪：${address}  （Ctrl+C 结束）` : `\nThe editor is at ${address}  (Ctrl+C ends it)`)

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close().then(() => process.exit(0)))
