/**
 * Packs the extension into one `.vsix` for desktop and web: `out/plumbline-VERSION.vsix`. What is in it is listed here and
 * nowhere else. Run after `scripts/build.mjs`, which `npm run package` does.
 */
import {cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {createVSIX} from '@vscode/vsce'
import {pressed} from './press.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const staging = `${root}out/extension`
/** A package that grows beyond this many bytes has taken in something that it should not. */
const largest = 900_000

const held = [
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.js',
  'dist/page.js',
  'dist/pages.json',
  'dist/plumbline.js',
  'dist/program.js',
  'dist/word.js',
  'dist/package.json',
  'examples',
  'media',
  'package.nls.json',
  'package.nls.zh-cn.json',
]

const renamed = {
  'dist/NOTICES.txt': 'NOTICES.txt',
  'docs/gallery.md': 'README.md',
  'docs/pictures/figures.webp': 'media/figures.webp',
}

/** Of the manifest, what the editor reads; the rest is of the command and of this checkout. */
const {
  bin,
  files,
  scripts,
  dependencies,
  devDependencies,
  overrides,
  private: _,
  type,
  ...manifest
} = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

rmSync(staging, {recursive: true, force: true})
mkdirSync(`${staging}/dist`, {recursive: true})
for (const path of held) cpSync(`${root}${path}`, `${staging}/${path}`, {recursive: true})
for (const [from, to] of Object.entries(renamed)) cpSync(`${root}${from}`, `${staging}/${to}`)
rmSync(`${staging}/media/icon.svg`)
writeFileSync(
  `${staging}/package.json`,
  `${JSON.stringify({...manifest, engines: {vscode: manifest.engines.vscode}, files: ['**']}, null, 2)}\n`,
)

const packagePath = `${root}out/plumbline-${manifest.version}.vsix`
await createVSIX({cwd: staging, packagePath, dependencies: false, rewriteRelativeLinks: false, skipLicense: false})
writeFileSync(packagePath, await pressed(readFileSync(packagePath)))
const {size} = statSync(packagePath)
console.log(`${packagePath.slice(root.length)}  ${Math.round(size / 1000)} kB`)
if (size > largest) {
  console.error(`package: ${size} bytes are more than ${largest}`)
  process.exitCode = 1
}
