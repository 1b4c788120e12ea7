import type {DraftWriter, Paragraph, Source} from './reading.js'
import type {Styles} from './styles.js'
import {descendants, type Element, element, elements, isOn} from './xml.js'

/** What a walk over the paragraphs of a file shares. */
export interface Walk {
  readonly draft: DraftWriter
  readonly styles: Styles
  /** Elements whose text is not there: what is deleted, or what is inserted. */
  readonly left: ReadonlySet<string>
  /** Of each field that is open, whether its code or its result is being read. */
  readonly fields: ('code' | 'result')[]
  /** Footnotes and text boxes that were met, to be written behind. */
  readonly notes: {readonly id: string; readonly part: 'footnotes' | 'endnotes'; readonly reference: Element}[]
  readonly boxes: {readonly content: Element; readonly host: Element}[]
}

/** Elements in which text stands as if they were not there. */
const transparent = new Set([
  'w:ins',
  'w:moveTo',
  'w:del',
  'w:moveFrom',
  'w:hyperlink',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:fldSimple',
  'w:customXml',
  'w:ruby',
  'w:rubyBase',
  'w:dir',
  'w:bdo',
  'm:oMath',
  'm:oMathPara',
])

/** Writes what stands in a paragraph. A line break becomes `line`: what the place allows. */
export function writeInline(walk: Walk, of: Element, source: Source, paragraph: Paragraph, line: string): void {
  for (const it of elements(of)) {
    if (walk.left.has(it.name)) continue
    if (it.name === 'w:r') writeRun(walk, it, source, paragraph, line)
    else if (it.name.startsWith('m:') && !transparent.has(it.name)) writeMath(walk, it, source, paragraph)
    else if (transparent.has(it.name)) writeInline(walk, it, source, paragraph, line)
  }
}

function writeRun(walk: Walk, run: Element, source: Source, paragraph: Paragraph, line: string): void {
  const properties = element(run, 'w:rPr')
  const isHidden = element(properties, 'w:vanish')
    ? isOn(properties, 'w:vanish')
    : walk.styles.ofRun(properties).isHidden
  if (isHidden) return
  for (const it of elements(run)) {
    if (it.name === 'w:fldChar') turnField(walk, it)
    else if (!walk.fields.includes('code')) writeRunPart(walk, it, run, source, paragraph, line)
  }
}

function writeRunPart(walk: Walk, it: Element, run: Element, source: Source, paragraph: Paragraph, line: string): void {
  const {draft} = walk
  // Deleted text is met only where deletions are read as rejected.
  if (it.name === 'w:t' || it.name === 'w:delText') draft.write(source, it, paragraph)
  else if (it.name === 'w:tab' && !draft.isLineStart) draft.mark(' ')
  else if (it.name === 'w:noBreakHyphen') draft.mark('-')
  else if ((it.name === 'w:br' || it.name === 'w:cr') && !draft.isLineStart) draft.mark(line)
  else if (it.name === 'w:footnoteReference') note(walk, 'footnotes', it)
  else if (it.name === 'w:endnoteReference') note(walk, 'endnotes', it)
  else if (it.name === 'w:ruby') writeInline(walk, it, source, paragraph, line)
  else if (
    it.name === 'w:drawing' ||
    it.name === 'w:pict' ||
    it.name === 'w:object' ||
    it.name === 'mc:AlternateContent'
  )
    for (const content of boxesIn(it)) walk.boxes.push({content, host: run})
}

/** Every box is there twice, as today's and as an older Word's: the first one counts. */
function boxesIn(of: Element): readonly Element[] {
  const chosen = of.name === 'mc:AlternateContent' ? (element(of, 'mc:Choice') ?? element(of, 'mc:Fallback')) : of
  if (!chosen) return []
  return elements(chosen).flatMap((it) => (it.name === 'w:txbxContent' ? [it] : boxesIn(it)))
}

function writeMath(walk: Walk, of: Element, source: Source, paragraph: Paragraph): void {
  for (const it of descendants(of)) if (it.name === 'm:t') walk.draft.write(source, it, paragraph)
}

function turnField({fields}: Walk, sign: Element): void {
  const kind = sign.attributes.get('w:fldCharType')
  if (kind === 'begin') fields.push('code')
  else if (kind === 'end') fields.pop()
  else if (kind === 'separate' && fields.length) fields[fields.length - 1] = 'result'
}

function note({draft, notes}: Walk, part: 'footnotes' | 'endnotes', reference: Element): void {
  const id = reference.attributes.get('w:id')
  if (id === undefined) return
  notes.push({id, part, reference})
  draft.mark(`[^${notes.length}]`)
}
