import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, renameSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {buildSync} from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The program as users run it, bundled once for a test run. */
export const program = join(root, 'out/test/plumbline.cjs')

export function buildProgram(): void {
  // Put in its place whole: another test run may be starting it.
  const fresh = `${program}.${process.pid}`
  buildSync({
    absWorkingDir: root,
    entryPoints: ['server/src/plumbline.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    outfile: fresh,
    logLevel: 'error',
  })
  renameSync(fresh, program)
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
