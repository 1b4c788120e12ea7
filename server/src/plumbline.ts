import {main} from './cli/main.js'
import {heedBrokenStreams} from './cli/output.js'

heedBrokenStreams()
main(process.argv.slice(2)).then((status) => {
  process.exitCode = status
})
