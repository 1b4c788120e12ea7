import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {compileFunction} from 'node:vm'
import {build, type Plugin} from 'esbuild'
import type * as examples from './examples.js'
import {type Literal, switched} from './literals.js'

/** A literal of the rules' words that no example notices when it is another. */
export interface Survivor extends Literal {
  /** Whether an example comes to it at all. */
  readonly reached: boolean
}

export interface Outcome {
  readonly literals: readonly Literal[]
  readonly survivors: readonly Survivor[]
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const require = createRequire(import.meta.url)

/** Changes every literal of what the rules say, one at a time, in a build of the rules that asks for each what it is. */
export async function changeWords(): Promise<Outcome> {
  const {load, literals} = await built()
  const words = new Words()
  const whole = load(words.switched, require)
  const atLoad = new Set(words.seen)
  const occasions = occasionsOf(whole, words)
  const survivors: Survivor[] = []
  for (const [id, literal] of literals.entries()) {
    words.active = id
    const reached = occasions.get(id) ?? []
    const isNoticed = reached.some((it) => !it()) || (atLoad.has(id) && !areAsPinned(load(words.switched, require)))
    words.active = null
    if (!isNoticed) survivors.push({...literal, reached: reached.length > 0 || atLoad.has(id)})
  }
  return {literals, survivors}
}

/** What a literal is asked for while the rules run: itself, unless it is the one that is changed. */
class Words {
  active: number | null = null
  readonly seen = new Set<number>()
  readonly switched = (id: number, text: string): string => {
    this.seen.add(id)
    return id === this.active ? '✗' : text
  }
}

type Load = (switched: Words['switched'], require: NodeJS.Require) => typeof examples

async function built(): Promise<{load: Load; literals: readonly Literal[]}> {
  const literals: Literal[] = []
  const switching: Plugin = {
    name: 'a switch in each literal',
    setup({onLoad}) {
      onLoad({filter: /[\\/]core[\\/]rules[\\/].*\.ts$/}, ({path}) => {
        const it = switched(readFileSync(path, 'utf8'), relative(root, path), literals.length)
        literals.push(...it.literals)
        return {contents: it.code, loader: 'ts'}
      })
    },
  }
  const {outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: ['test/mutants/examples.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'iife',
    globalName: 'examples',
    logLevel: 'error',
    plugins: [switching],
  })
  const code = `${outputFiles[0]?.text ?? ''}\nreturn examples`
  return {load: compileFunction(code, ['switched', 'require']) as Load, literals}
}

/** Which examples come to a literal: each as the question whether it is as pinned. */
function occasionsOf(
  {rules, isAsPinned, times, isSaidAsPinned}: typeof examples,
  words: Words,
): Map<number, (() => boolean)[]> {
  const all = [
    ...rules.flatMap((rule) => rule.examples.map((example) => () => isAsPinned(rule, example))),
    ...times.map((time) => () => isSaidAsPinned(time)),
  ]
  const occasions = new Map<number, (() => boolean)[]>()
  for (const ask of all) {
    words.seen.clear()
    if (!ask()) throw new Error('an example is not as pinned: run test/rules/examples.test.ts')
    for (const id of words.seen) occasions.set(id, [...(occasions.get(id) ?? []), ask])
  }
  return occasions
}

const areAsPinned = ({rules, isAsPinned}: typeof examples): boolean =>
  rules.every((rule) => rule.examples.every((example) => isAsPinned(rule, example)))
