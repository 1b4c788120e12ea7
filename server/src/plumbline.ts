#!/usr/bin/env node
import {main} from './cli/main.js'

// A reader that has seen enough (`plumbline check | head`) closes the pipe; that is no failure.
process.stdout.on('error', () => process.exit(0))
main(process.argv.slice(2)).then((status) => {
  process.exitCode = status
})
