import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {buildProgram, config, folderWith, program, registry} from './run.js'

const wrong = '截至2020年底，全市建成互联网数据中心105个。\n'
const workspace = {'plumbline.yaml': config, 'base.metrics.yaml': registry}

/** Runs a line of the shell, in which `$P` is the program. */
function shell(folder: string, line: string): {readonly status: number | null; readonly stderr: string} {
  const env = {PATH: process.env.PATH, XDG_CACHE_HOME: `${folder}/.cache`}
  const whole = `set -o pipefail; P="env LANG=en_US.UTF-8 ${process.execPath} ${program}"; ${line}`
  return spawnSync('bash', ['--norc', '-c', whole], {cwd: folder, env, encoding: 'utf8', timeout: 30_000})
}

suite('output that is not taken', () => {
  suiteSetup(function () {
    if (!existsSync('/dev/full')) this.skip()
    buildProgram()
  })

  test('a full disk is status 2 and one line, whatever was found', () => {
    const folder = folderWith({...workspace, 'right.md': '无。\n', 'wrong.md': wrong})
    for (const words of ['check right.md', 'check --format json wrong.md', 'extract wrong.md', '--version', '--help']) {
      const {status, stderr} = shell(folder, `$P ${words} > /dev/full`)
      assert.equal(status, 2, `${words} ${stderr}`)
      assert.match(stderr, /^plumbline: the output cannot be written \(ENOSPC\)\n$/, `${words}: ${stderr}`)
    }
  })

  test('a reader who has seen enough leaves the status that the findings earned', () => {
    const many = Object.fromEntries(Array.from({length: 40}, (_, index) => [`d/${index}.md`, wrong.repeat(30)]))
    const folder = folderWith({...workspace, ...many, 'right.md': '无。\n'})
    assert.equal(shell(folder, '$P check d | true').status, 1)
    assert.equal(shell(folder, '$P check --fail-on never d | head -1 > here.txt').status, 0)
    assert.equal(shell(folder, '$P check right.md | true').status, 0)
    assert.equal(shell(folder, '$P check --watch d | head -1 > here.txt').status, 0)
  })

  test('complaints that cannot be written change nothing', () => {
    const folder = folderWith({...workspace, 'wrong.md': wrong})
    assert.equal(shell(folder, '$P check wrong.md none.md 2> /dev/full').status, 2)
    assert.equal(shell(folder, '$P check wrong.md 2>&-').status, 1)
  })
})
