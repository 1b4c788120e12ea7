/** Compiles the tables of `language/zh` to `server/src/core/language/zh.ts`. Run with `node --import tsx`. */
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {compiled, readClasses, readGuards, readUnits} from '../test/language/tables.ts'

const classes = readClasses()
writeFileSync(fileURLToPath(new URL('../server/src/core/language/zh.ts', import.meta.url)), compiled(classes))
console.log(
  `${classes.length} classes, ${classes.reduce((sum, {words}) => sum + words.length, 0)} words, ${readUnits().length} units, ${readGuards().length} guards`,
)
