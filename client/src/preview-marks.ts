import type {Figure} from './report.js'

/** What the editor's preview has of a text: as much of markdown-it as is used here. */
export interface Token {
  readonly type: string
  readonly map: readonly [number, number] | null
  readonly level: number
  readonly content: string
  readonly children: readonly Token[] | null
  readonly attrs: readonly (readonly [string, string])[] | null
}

/**
 * The tokens of a preview with the figures of a draft marked by their verdicts, and its 专栏 framed. The editor keeps its
 * tokens, so that what is changed is a copy. `title` is what is said over a figure.
 */
export function marked(
  tokens: readonly Token[],
  figures: readonly Figure[],
  title: (figure: Figure) => string,
): readonly Token[] {
  const made = framed(tokens)
  let around: readonly [number, number] = [0, 0]
  let left = [...figures]
  return made.map((token) => {
    // A cell has no place of its own, but its row has.
    around = token.map ?? around
    if (token.type !== 'inline' || !token.children) return token
    const [from, to] = around
    left = left.filter(({range: {start}}) => start.line >= from)
    const here = left.filter(({range: {start}}) => start.line < to)
    if (!here.length) return token
    const {children, found} = marks(token.children, here, title)
    left = left.filter((it) => !found.has(it))
    return found.size ? copy(token, {children}) : token
  })
}

const copy = (token: Token, more: Partial<Token>): Token =>
  Object.assign(Object.create(Object.getPrototypeOf(token)), token, more)

/** In the order of the text; a figure that Markdown has divided is left as it is. */
function marks(children: readonly Token[], figures: readonly Figure[], title: (figure: Figure) => string) {
  const made: Token[] = []
  const found = new Set<Figure>()
  const queue = [...figures]
  for (const child of children) {
    if (child.type !== 'text') {
      made.push(child)
      continue
    }
    const token = (type: string, content: string): Token => copy(child, {type, content})
    let rest = child.content
    for (;;) {
      const next = queue.findIndex(({text}) => rest.includes(text))
      const figure = queue[next]
      if (!figure) break
      const at = rest.indexOf(figure.text)
      made.push(
        token('text', rest.slice(0, at)),
        token('html_inline', `<span class="plumbline-${figure.verdict}" title="${escaped(title(figure))}">`),
        token('text', figure.text),
        token('html_inline', '</span>'),
      )
      rest = rest.slice(at + figure.text.length)
      found.add(figure)
      queue.splice(0, next + 1)
    }
    made.push(token('text', rest))
  }
  return {children: made, found}
}

/** A caption with the list, table or quote right below it; or the quote that begins with its caption. */
function framed(tokens: readonly Token[]): readonly Token[] {
  const made = [...tokens]
  const add = (index: number, name: string): void => {
    const token = made[index]
    if (!token) return
    const classes = token.attrs?.find(([key]) => key === 'class')?.[1]
    const others = (token.attrs ?? []).filter(([key]) => key !== 'class')
    made[index] = copy(token, {attrs: [...others, ['class', classes ? `${classes} ${name}` : name]]})
  }
  for (const [index, {type, level}] of tokens.entries()) {
    if (type !== 'paragraph_open' || !isCaption(tokens[index + 1])) continue
    if (tokens[index - 1]?.type === 'blockquote_open') {
      add(index - 1, 'plumbline-box')
      add(index, 'plumbline-caption')
    } else if (
      level === 0 &&
      /^(?:bullet_list|ordered_list|table|blockquote)_open$/.test(tokens[index + 3]?.type ?? '')
    ) {
      add(index, 'plumbline-caption plumbline-above')
      add(index + 3, 'plumbline-box')
    }
  }
  return made
}

const isCaption = (token: Token | undefined): boolean =>
  token?.type === 'inline' && /^(?:\*\*|__)?专栏[\s\u3000]*[\d一二三四五六七八九十]+/.test(token.content)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
