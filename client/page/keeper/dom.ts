type Child = Node | string | null

/** Attributes; `on…` are listeners, true and false are there or not. Text goes in as text only. */
type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>

export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (typeof value === 'function') made.addEventListener(key.slice(2), value)
    else if (value === true) made.setAttribute(key, '')
    else if (value !== false) made.setAttribute(key, value)
  made.append(...children.filter((it): it is Node | string => it !== null))
  return made
}

export function show(place: Element, ...children: readonly Child[]): void {
  place.textContent = ''
  place.append(...children.filter((it): it is Node | string => it !== null))
}

export function table(
  heads: readonly string[],
  rows: readonly (readonly Child[])[],
  classOf: (row: number) => string = () => '',
): HTMLTableElement {
  const head = el('thead', {}, el('tr', {}, ...heads.map((it) => el('th', {scope: 'col'}, it))))
  const body = el(
    'tbody',
    {},
    ...rows.map((cells, at) =>
      el(
        'tr',
        {class: classOf(at)},
        ...cells.map((it, column) => (column === 0 ? el('th', {scope: 'row'}, it) : el('td', {}, it))),
      ),
    ),
  )
  return el('table', {}, head, body)
}

/** A line that is read out and goes away. */
export function tell(line: string): void {
  const place = document.getElementById('said')
  if (!place) return
  place.textContent = line
  setTimeout(() => {
    if (place.textContent === line) place.textContent = ''
  }, 6000)
}
