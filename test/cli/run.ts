import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {buildSync} from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The program as users run it, bundled for a test run: a launcher, as users have one, that starts the bundle beside it. */
export const program = join(root, 'out/test/plumbline.cjs')

/** Half of a start is compiling, and a run of all tests starts the program a thousand times. */
const launcherOf = (bundle: string): string => `'use strict'
const {existsSync, readFileSync, writeFileSync} = require('node:fs')
const bundle = ${JSON.stringify(bundle)}
const compiled = bundle + '.compiled'
const source = '(function (exports, require, module, __filename, __dirname) {' + readFileSync(bundle, 'utf8') + '\\n})'
const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined
const script = new (require('node:vm').Script)(source, {filename: bundle, cachedData})
script.runInThisContext()({}, require('node:module').createRequire(bundle), {}, bundle, __dirname)
if (process.env.PLUMBLINE_COMPILE) process.once('exit', () => writeFileSync(compiled, script.createCachedData()))
`

/** When anything that the program is made of was last changed, in ms since 1970. */
function newestSource(): number {
  const sources = join(root, 'server/src')
  const paths = readdirSync(sources, {recursive: true, encoding: 'utf8'}).map((path) => join(sources, path))
  const others = [sources, join(root, 'package-lock.json'), fileURLToPath(import.meta.url)]
  return Math.max(...[...paths, ...others].map((path) => statSync(path).mtimeMs))
}

/** Makes the program, unless it is newer than its sources: many files of tests ask for it, and two run side by side. */
export function buildProgram(): void {
  const begun = new Date()
  if ((statSync(program, {throwIfNoEntry: false})?.mtimeMs ?? 0) > newestSource()) return
  const bundle = join(root, `out/test/program-${process.pid}-${begun.getTime()}.cjs`)
  buildSync({
    absWorkingDir: root,
    entryPoints: ['server/src/plumbline.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    external: ['pg-native', 'cloudflare:sockets'],
    // Started from its compiled form a program can `require` only.
    supported: {'dynamic-import': false},
    outfile: bundle,
    logLevel: 'error',
  })
  const fresh = `${bundle}.launcher.cjs`
  writeFileSync(fresh, launcherOf(bundle))
  const env = {...process.env, PLUMBLINE_COMPILE: 'yes'}
  const {status, stderr} = spawnSync(process.execPath, [fresh, 'check', '--no-cache', '-'], {
    cwd: root,
    input: '公园100座。\n',
    env,
  })
  if (status !== 0) throw new Error(`the program does not start: ${stderr}`)
  utimesSync(fresh, begun, begun)
  // Put in its place whole: another test run may be starting it.
  renameSync(fresh, program)
  dropBundlesBefore(begun.getTime() - 3_600_000)
}

function dropBundlesBefore(time: number): void {
  for (const name of readdirSync(dirname(program))) {
    const path = join(dirname(program), name)
    if (path !== program && (statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? time) < time) rmSync(path)
  }
}

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program in a folder; messages are in English unless the words say otherwise. */
export function plumbline(folder: string, words: readonly string[], input: string | Uint8Array = ''): Ran {
  const env = {PATH: process.env.PATH, LANG: 'en_US.UTF-8', XDG_CACHE_HOME: join(folder, '.cache')}
  const {status, stdout, stderr} = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env,
    timeout: 30_000,
    maxBuffer: 1 << 28,
  })
  return {status, stdout, stderr}
}

/** A temporary folder with these files. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** A registry of one indicator, data centres, 103 at the end of 2020. */
export const registry = `plumbline: 1
registry: {id: test, title: 测试, locale: zh-CN, area: YZ, baseline: "2020-12-31"}
areas:
  YZ: {label: 云州市, aliases: [全市]}
units:
  个: {kind: count}
documents:
  plan: {title: 云州市规划, kind: plan}
indicators:
  - id: yz.idc
    name: 互联网数据中心
    definition: {text: 报告期末投入运行的互联网数据中心, verified: true}
    unit: 个
    kind: stock
    area: YZ
    observations:
      - {asOf: "2020-12-31", value: 103, qualifier: eq, status: final, source: {doc: plan}}
    targets:
      - {asOf: "2025", value: 120, qualifier: ge, source: {doc: plan}}
`

export const config = 'registry:\n  - "*.metrics.yaml"\nplan:\n  baseline: 2020-12-31\n'
