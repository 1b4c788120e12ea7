/** A registry service of this machine with three people and one figure, for stories of the editor. */
import {execFileSync, spawn} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

const registry = `plumbline: 1
registry: {id: yz, title: 云州市登记库, area: YZ, baseline: "2020-12-31"}
areas:
  YZ: {label: 云州市, aliases: [全市]}
units:
  个: {kind: count}
indicators:
  - id: yz.idc
    name: 互联网数据中心
    unit: 个
    kind: stock
    area: YZ
    observations:
      - {asOf: "2020-12-31", value: 103, status: final, source: 统计年报}
`

const people = {周明: 'keeper', 陈立: 'contributor'}

/** Starts `program` on a port, with its acts below `home`; answers its address, the tokens by name, and what ends it. */
export async function startService(program, home, port) {
  mkdirSync(home, {recursive: true})
  const env = {PATH: process.env.PATH, LANG: 'en_US.UTF-8', HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home}
  const run = (...words) => execFileSync(process.execPath, [program, ...words], {cwd: home, env, encoding: 'utf8'})
  writeFileSync(join(home, 'serve.yaml'), `store: registry\nlisten: 127.0.0.1:${port}\n`)
  writeFileSync(join(home, 'base.metrics.yaml'), registry)
  run('serve', 'load', 'base.metrics.yaml', 'prov/gxt', '--by', '陈立', '--approved-by', '周明')
  const tokens = {}
  for (const [name, role] of Object.entries(people)) {
    run('serve', 'grant', name, role, 'prov/gxt')
    tokens[name] = run('serve', 'token', name).trim()
  }
  const child = spawn(process.execPath, [program, 'serve'], {cwd: home, env, stdio: 'ignore'})
  const address = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(`${address}/v1/me`).catch(() => null)) break
    await new Promise((done) => setTimeout(done, 50))
  }
  return {address, tokens, close: () => child.kill('SIGTERM')}
}

/** A draft that says otherwise than the service, and the line by which it is held against it. */
export function draftFor(folder, {address}) {
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, 'plumbline.yaml'), `registry:\n  - ${address}/v1/registry/prov/gxt.metrics.yaml\n`)
  writeFileSync(join(folder, 'plan.md'), '# 云州市规划\n\n截至2020年底，全市建成互联网数据中心105个。\n')
}

/** The files below these folders that hold one of the words, and how many files were looked at. */
export function holding(folders, words) {
  const found = []
  let looked = 0
  const look = (folder) => {
    for (const entry of readdirSync(folder, {withFileTypes: true})) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) look(path)
      else if (entry.isFile()) {
        looked++
        const bytes = readFileSync(path)
        if (words.some((word) => bytes.includes(word))) found.push(path)
      }
    }
  }
  for (const folder of folders) look(folder)
  return {found, looked}
}
