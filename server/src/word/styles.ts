import {type Element, element, elements, isOn, type Part, valOf} from './xml.js'

/** What a style says of the paragraphs or the words that have it. */
export interface Style {
  /** From 0, as Word counts; null for text. */
  readonly outline: number | null
  readonly isTitle: boolean
  /** A line of a table of contents: it repeats a heading. */
  readonly isContents: boolean
  readonly isHidden: boolean
  readonly isCentred: boolean
  readonly numbering: {readonly num: string | null; readonly level: number | null} | null
}

const plain: Style = {
  outline: null,
  isTitle: false,
  isContents: false,
  isHidden: false,
  isCentred: false,
  numbering: null,
}

/** Styles rest on each other this often at most; a ring ends there. */
const deepest = 12

/** The styles of a file by id, each with what it takes from those that it rests on. */
export class Styles {
  readonly #elements: ReadonlyMap<string, Element>
  readonly #known = new Map<string, Style>()
  readonly #default: string | null

  constructor(part: Part | null) {
    const all = elements(part?.root, 'w:style')
    this.#elements = new Map(all.map((it) => [it.attributes.get('w:styleId') ?? '', it]))
    const usual = all.find(
      (it) => it.attributes.get('w:type') === 'paragraph' && it.attributes.get('w:default') === '1',
    )
    this.#default = usual?.attributes.get('w:styleId') ?? null
  }

  /** The style of a paragraph that names none is the file's default. */
  ofParagraph(properties: Element | null): Style {
    const id = valOf(properties, 'w:pStyle') ?? this.#default
    return id === null ? plain : this.#style(id)
  }

  ofRun(properties: Element | null): Style {
    const id = valOf(properties, 'w:rStyle')
    return id === null ? plain : this.#style(id)
  }

  #style(id: string, depth = 0): Style {
    const known = this.#known.get(id)
    if (known) return known
    const of = this.#elements.get(id)
    if (!of || depth > deepest) return plain
    const base = valOf(of, 'w:basedOn')
    const style = styleOf(of, base === null ? plain : this.#style(base, depth + 1))
    this.#known.set(id, style)
    return style
  }
}

function styleOf(of: Element, base: Style): Style {
  const name = (valOf(of, 'w:name') ?? '').toLowerCase()
  const paragraph = element(of, 'w:pPr')
  const run = element(of, 'w:rPr')
  const outline = outlineOf(paragraph) ?? headingLevel(name)
  return {
    outline: outline === undefined ? base.outline : outline,
    isTitle: base.isTitle || name === 'title' || name === '标题',
    isContents: base.isContents || /^(toc|目录) ?\d?$/.test(name),
    isHidden: element(run, 'w:vanish') ? isOn(run, 'w:vanish') : base.isHidden,
    isCentred: valOf(paragraph, 'w:jc') === null ? base.isCentred : valOf(paragraph, 'w:jc') === 'center',
    numbering: numberingOf(paragraph) ?? base.numbering,
  }
}

/** The outline level that properties name; null for text (9 in Word), undefined where they name none. */
export function outlineOf(properties: Element | null): number | null | undefined {
  const level = valOf(properties, 'w:outlineLvl')
  if (level === null) return undefined
  return Number(level) > 8 ? null : Number(level)
}

function headingLevel(name: string): number | undefined {
  const level = /^(?:heading|标题) (\d)$/.exec(name)?.[1]
  return level === undefined ? undefined : Number(level) - 1
}

export function numberingOf(properties: Element | null): Style['numbering'] {
  const numbering = element(properties, 'w:numPr')
  if (!numbering) return null
  const level = valOf(numbering, 'w:ilvl')
  return {num: valOf(numbering, 'w:numId'), level: level === null ? null : Number(level)}
}
