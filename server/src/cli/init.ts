import {mkdir, stat, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {firstRegistry, type Made, registryPath} from '../core/ide/registering/first-registry.js'
import type {RegistryText} from '../core/session/change.js'
import {Complaint, complaint} from './complaint.js'
import {readDraft, sourcesOf} from './drafts.js'
import {inLocale} from './locale.js'
import {optionsOf} from './options.js'
import {complain, print} from './output.js'
import {nearestConfig, shown, workingFolder} from './places.js'

/** `plumbline init DRAFT…`: a configuration and a registry from nothing but drafts. Answers the exit status. */
export async function runInit(words: readonly string[]): Promise<number> {
  const options = optionsOf('init', words)
  if (!options.paths.length) throw complaint('init: name the drafts', 'init：请写明文稿')
  const config = await nearestConfig(workingFolder())
  if (config)
    throw complaint(
      `${shown(config)} is there already; plumbline register adds to its registry`,
      `已有 ${shown(config)}；补登新的指标请用 plumbline register`,
    )
  const {drafts, complaints} = await draftsOf(options.paths)
  for (const it of complaints) complain(it, options.locale)
  if (!drafts.length) return 2
  const made = firstRegistry(drafts, options.prefix)
  await write(registryPath, made.registry)
  await write('plumbline.yaml', made.config)
  await print(inLocale(saidOf(made), options.locale))
  return complaints.length ? 2 : 0
}

async function draftsOf(
  paths: readonly string[],
): Promise<{drafts: readonly RegistryText[]; complaints: readonly Complaint[]}> {
  const {sources, complaints} = await sourcesOf(paths, ['draft'])
  const read = await Promise.all(
    sources.map(async (source) => {
      const decoded = await readDraft(source)
      return decoded instanceof Complaint ? decoded : {path: source.path, text: decoded.text}
    }),
  )
  return {
    drafts: read.flatMap((it) => (it instanceof Complaint ? [] : it)),
    complaints: [...complaints, ...read.filter((it) => it instanceof Complaint)],
  }
}

/** Nothing that is there is ever written over. */
async function write(path: string, text: string): Promise<void> {
  const place = join(workingFolder(), path)
  if (await stat(place).catch(() => null))
    throw complaint(`${path} is there already; move it away first`, `已有 ${path}，请先移开`)
  await mkdir(dirname(place), {recursive: true})
  await writeFile(place, text, {flag: 'wx'}).catch((error: NodeJS.ErrnoException) => {
    throw complaint(`${path}: cannot be written (${error.code})`, `${path}：无法写入（${error.code}）`)
  })
}

const saidOf = ({indicators, open}: Made) => ({
  zh: `已写入 ${registryPath}（${indicators} 个指标）和 plumbline.yaml。${
    open ? `有 ${open} 处标“待定”，请核定后补登。` : ''
  }\n接下来：plumbline check\n`,
  en: `Wrote ${registryPath} (${indicators} indicators) and plumbline.yaml.${
    open ? ` ${open} places are marked 待定: decide them and fill them in.` : ''
  }\nNext: plumbline check\n`,
})
