/** LibreOffice, with a profile of its own in a folder. */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** What LibreOffice has no command for, in its own Basic. */
const module = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Accept(source, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  draft = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(draft.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  draft.storeToURL(target, filter())
  draft.close(True)
End Sub
</script:module>
`

const library = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
  <library:element library:name="Module1"/>
</library:library>
`

export class Office {
  #folder

  constructor(folder) {
    this.#folder = folder
  }

  /** A profile that is new has no room for them: it is made by the first file that is opened. */
  #teach() {
    const basic = join(this.#folder, 'profile/user/basic/Standard')
    mkdirSync(basic, {recursive: true})
    writeFileSync(join(basic, 'Module1.xba'), module)
    writeFileSync(join(basic, 'script.xlb'), library)
  }

  /** A file as LibreOffice writes it in another format, under another name; '' where it cannot open it. */
  opened(name, format, to = name.replace(/\.[^.]*$/, '')) {
    this.#run('--convert-to', format, '--outdir', join(this.#folder, 'made'), name)
    const made = join(this.#folder, 'made', name.replace(/[^.]*$/, format))
    if (!existsSync(made)) return ''
    writeFileSync(join(this.#folder, `${to}.${format}`), readFileSync(made))
    return readFileSync(made, format === 'pdf' ? 'latin1' : 'utf8')
  }

  /** The file with all tracked changes accepted, under another name. */
  accept(name, to) {
    this.#teach()
    const url = (it) => `file://${join(this.#folder, it)}`
    this.#run(`macro:///Standard.Module1.Accept("${url(name)}","${url(to)}")`)
    return existsSync(join(this.#folder, to))
  }

  #run(...words) {
    const profile = `-env:UserInstallation=file://${this.#folder}/profile`
    spawnSync('soffice', [profile, '--headless', ...words], {cwd: this.#folder, timeout: 120_000})
  }
}

/** The comments of a flat text of LibreOffice: who made each, and the words that it is on. */
export function commentsIn(text) {
  return [...text.matchAll(/<office:annotation ([^>]*)>(.*?)<\/office:annotation>/gs)].map(
    ({index, 0: whole, 1: attributes, 2: inside}) => {
      const name = /office:name="([^"]*)"/.exec(attributes)?.[1]
      const end = name ? text.indexOf(`<office:annotation-end office:name="${name}"/>`, index) : -1
      const words = end < 0 ? '' : text.slice(index + whole.length, end)
      return {
        author: /<dc:creator>([^<]*)/.exec(inside)?.[1] ?? '',
        words: bare(words.replace(/<office:annotation .*?<\/office:annotation>/gs, '').replace(/<[^>]*>/g, '')),
      }
    },
  )
}

const entities = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}

/** Words as a reader sees them, whatever marks Markdown has for them. */
export const bare = (words) =>
  words.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => entities[name]).replace(/<br>|[\\\s*|>#-]/g, '')
