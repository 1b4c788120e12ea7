import {mkdir, stat, writeFile} from 'node:fs/promises'
import {basename} from 'node:path'
import {loadRegistries} from '../../files/load.js'
import {lockedOf} from '../../files/lock.js'
import {writeLock} from '../../files/lock-text.js'
import {nodeFiles} from '../../files/node.js'
import {complaint} from '../complaint.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {print} from '../output.js'
import {namedService, releaseAt} from './service.js'
import {namedSources} from './state.js'

/** `plumbline registry release NAME`: names the registry as it is now, and keeps it under releases/NAME. */
export async function runRelease(options: Options): Promise<number> {
  const [name, ...more] = options.paths
  if (!name || more.length || /[\\/]|^\.+$/.test(name))
    throw complaint('registry release takes a NAME without slashes', 'registry release 需要一个不含斜杠的名称')
  const service = await namedService(options)
  if (service) return releaseAt(service, name, options)
  const {folder, sources} = await namedSources(options.config)
  const {files, unserved} = await loadRegistries(nodeFiles, folder, sources)
  if (unserved.length || !files.length)
    throw complaint(
      `release ${name}: not every registry can be read; see plumbline registry lint`,
      `定稿 ${name}：登记库没有全部读到，见 plumbline registry lint`,
    )
  const place = `${folder}/releases/${name}`
  if (await stat(place).catch(() => null)) throw complaint(`releases/${name} is there already`, `已有 releases/${name}`)
  await mkdir(place, {recursive: true})
  const names = files.map(
    ({path}, at) =>
      `${String(at + 1).padStart(2, '0')}-${basename(path).replace(/(?:\.metrics)?\.ya?ml$/, '')}.metrics.yaml`,
  )
  await Promise.all(files.map(({text}, at) => writeFile(`${place}/${names[at]}`, text)))
  const now = new Date()
  await writeFile(`${place}/release.lock`, writeLock(files.map((file, at) => lockedOf(file, names[at] ?? '', now))))
  await print(
    inLocale(
      {
        zh: `已定稿：releases/${name}（${files.length} 个文件）\n`,
        en: `Released: releases/${name} (${files.length} files)\n`,
      },
      options.locale,
    ),
  )
  return 0
}
