import {main} from './cli/main.js'
import {heedBrokenStreams} from './cli/output.js'
import {errorText} from './core/text/error-text.js'

heedBrokenStreams()
// What Node says of itself of such an error quotes what was being read.
process.on('uncaughtException', (error) => {
  process.stderr.write(`plumbline: internal error: ${errorText(error)}\n`)
  process.exit(2)
})
main(process.argv.slice(2)).then((status) => {
  process.exitCode = status
})
