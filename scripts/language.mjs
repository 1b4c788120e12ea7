/** Compiles the tables of `language` to `server/src/core/language`. Run with `node --import tsx`. */
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {compiled, compiledEnglish, readClasses, readGuards, readUnits} from '../test/language/tables.ts'

const target = (name) => fileURLToPath(new URL(`../server/src/core/language/${name}.ts`, import.meta.url))
writeFileSync(target('zh'), compiled())
writeFileSync(target('en'), compiledEnglish())
for (const language of ['zh', 'en']) {
  const classes = readClasses(language)
  const words = classes.reduce((sum, {words: own}) => sum + own.length, 0)
  console.log(`${language}: ${classes.length} classes, ${words} words, ${readUnits(language).length} units`)
}
console.log(`${readGuards().length} guards`)
