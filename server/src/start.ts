#!/usr/bin/env node
import {realpathSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {launch} from './launch.js'
import {dieYoung, frugal, weaveLittle} from './memory.js'

dieYoung()
weaveLittle()
const allowLittle = process.argv[2] === 'lsp' ? frugal() : undefined
launch(join(dirname(realpathSync(process.argv[1] ?? '')), 'program.js'), allowLittle)
