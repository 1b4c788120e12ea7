import {readdirSync, readFileSync} from 'node:fs'

/**
 * The notices that the licences of bundled packages ask for: every package once, with its version and the whole text of
 * its licence. `inputs`: the files that a bundle is made of, relative to `root`. A package without a licence's text ends
 * the build: it may not be given on.
 */
export function noticesOf(inputs, root) {
  const folders = new Set(inputs.flatMap((path) => packageFolder(path) ?? []))
  const packages = [...folders].map((folder) => packageIn(`${root}${folder}`))
  const once = new Map(packages.map((it) => [`${it.name} ${it.version}`, it]))
  const sections = together([...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it))
  return [`${opening}\n`, ...sections].join(`\n${'-'.repeat(80)}\n\n`)
}

const opening = `Plumbline is made with the packages below, whose code is part of its programs.
准绳的程序包含下列软件包的代码，各按其许可证使用。`

/** `…/node_modules/NAME` or `…/node_modules/@SCOPE/NAME`, innermost; null for a file of our own. */
const packageFolder = (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null

function packageIn(folder) {
  const {name, version, license} = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = readdirSync(folder).find((it) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(it))
  const text = file ? readFileSync(`${folder}/${file}`, 'utf8') : inReadme(folder)
  if (!text || typeof license !== 'string') throw new Error(`${name} ${version}: no licence to quote in ${folder}`)
  return {name, version, license, text}
}

/** Some packages have the whole text under a heading of their README and in no file of its own; null where it is not whole. */
function inReadme(folder) {
  const readme = readdirSync(folder).find((it) => /^readme(?:\.|$)/i.test(it))
  const [, text] =
    (readme && /^#+ (?:.*\b)?licen[cs]e\b.*\n([\s\S]*)/im.exec(readFileSync(`${folder}/${readme}`, 'utf8'))) || []
  return text && /copyright/i.test(text) && /permission is hereby granted/i.test(text) ? text : null
}

/** Packages whose licences say the same under other names stand together: their names and copyrights, then the text once. */
function together(packages) {
  const groups = new Map()
  for (const it of packages) {
    const {holders, terms} = parts(it.text)
    const key = terms.replace(/\s+/g, ' ')
    const group = groups.get(key) ?? {terms, heads: []}
    group.heads.push(`${it.name} ${it.version} (${it.license})\n${holders}`)
    groups.set(key, group)
  }
  return [...groups.values()].map(({heads, terms}) => `${heads.join('\n\n')}\n\n${terms}\n`)
}

/** The lines before the terms of the MIT and ISC licences, and these; another licence is quoted as it stands. */
function parts(text) {
  const whole = text.replaceAll('\r\n', '\n').trim()
  const from = whole.search(/^\s*Permission (?:is hereby granted|to use, copy, modify)/m)
  return from < 0
    ? {holders: '', terms: whole}
    : {holders: whole.slice(0, from).trim(), terms: whole.slice(from).trim()}
}
