/**
 * The script of our pages in an editor, the 指标核对表 and the table of a registry: sends ticks, remarks, values and wishes, and
 * takes over what the server makes of them without losing the keyboard's place. Pages to keep have no script.
 */
declare function acquireVsCodeApi(): {postMessage(message: unknown): void}

const editor = acquireVsCodeApi()
const find = (selector: string, within: ParentNode = document) => within.querySelector<HTMLElement>(selector)

document.addEventListener('click', ({target}) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('button') : null
  if (!button) return
  const {do: does, only} = button.dataset
  if (only) return showOnly(find('main')?.dataset.only === only ? null : only)
  if (does) editor.postMessage({does, ...rowOf(button)})
})

document.addEventListener('change', ({target}) => {
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) tell(target, false)
})

/** Long enough for a finger, short for an eye, in ms. */
const rest = 200
let timer = 0

document.addEventListener('input', ({target}) => {
  if (!(target instanceof HTMLInputElement) || !/^(?:cell|find)$/.test(target.dataset.do ?? '')) return
  clearTimeout(timer)
  timer = setTimeout(() => tell(target, true), rest)
})

/** Up and down go to the same field of another row that is shown; Enter on a tick goes to the figure in the text. */
document.addEventListener('keydown', (event) => {
  const {target, key, isComposing} = event
  const does = target instanceof HTMLInputElement ? target.dataset.do : undefined
  if (!(target instanceof HTMLInputElement) || isComposing || !/^(?:cell|tick|remark)$/.test(does ?? '')) return
  if (key === 'Enter' && does === 'tick') editor.postMessage({does: 'go', ...rowOf(target)})
  if (!/^Arrow(?:Up|Down)$/.test(key)) return
  const {column} = target.dataset
  const same = column ? `input[data-column="${column}"]` : `input[data-do="${does}"]`
  const fields = [...document.querySelectorAll<HTMLElement>(same)].filter((it) => it.offsetParent)
  const next = fields[fields.indexOf(target) + (key === 'ArrowUp' ? -1 : 1)]
  if (!next) return
  event.preventDefault()
  next.focus()
})

/** Who has been to the draft and comes back goes on where the keyboard was, and not at the top. */
let last = ''
document.addEventListener('focusin', ({target}) => {
  if (target instanceof HTMLElement) last = target.id || last
})
addEventListener('focus', () => {
  if (document.activeElement === document.body) document.getElementById(last)?.focus({preventScroll: true})
})

function tell(control: HTMLInputElement | HTMLSelectElement, typing: boolean): void {
  if (!typing) clearTimeout(timer)
  const {do: does, column} = control.dataset
  const said = control instanceof HTMLInputElement && control.type === 'checkbox' ? {on: control.checked} : null
  const text = control.value.trim()
  editor.postMessage({does, control: control.id, column, typing, ...rowOf(control), ...(said ?? {text})})
}

/** The row that a control stands in: its number, and what it is by. */
function rowOf(control: Element): object {
  const {row, of} = control.closest<HTMLElement>('tr[data-row]')?.dataset ?? {}
  return row && of ? {row: Number(row), ...JSON.parse(of)} : {}
}

function showOnly(only: string | null): void {
  const main = find('main')
  if (only) main?.setAttribute('data-only', only)
  else main?.removeAttribute('data-only')
  for (const button of document.querySelectorAll<HTMLElement>('[data-only][aria-pressed]'))
    button.setAttribute('aria-pressed', String(button.dataset.only === only))
}

interface Told {
  readonly page?: string
  /** Of a field that was written into: what is wrong with that; null: nothing. */
  readonly control?: string
  readonly problem?: string | null
}

addEventListener('message', ({data: {page, control, problem = null}}: MessageEvent<Told>) => {
  if (page !== undefined) renew(page)
  const field = control ? document.getElementById(control) : null
  if (!field) return
  field.title = problem ?? ''
  field.setAttribute('aria-invalid', String(problem !== null))
  const line = find('#said')
  if (line) line.textContent = problem ?? ''
})

/** Filter, focus and what is half written stay; what changed is said in words. The keyboard is not taken from whoever left. */
function renew(page: string): void {
  const [old, made] = [find('main'), new DOMParser().parseFromString(page, 'text/html')]
  const now = find('main', made)
  if (!old || !now) return
  const [held, top, only] = [document.activeElement, scrollY, old.dataset.only]
  const id = held?.closest('[id]')?.id
  const index = held ? [...old.querySelectorAll('button, input, select')].indexOf(held) : -1
  const [said, hasKeyboard] = [changeIn(old, now), document.hasFocus()]
  old.replaceWith(now)
  document.title = made.title
  if (only) showOnly(only)
  const again = (id ? document.getElementById(id) : null) ?? now.querySelectorAll('button, input, select')[index]
  if (hasKeyboard && index >= 0 && again instanceof HTMLElement) again.focus({preventScroll: true})
  if (held instanceof HTMLInputElement && again instanceof HTMLInputElement && held.type !== 'checkbox')
    keep(held, again)
  scrollTo({top})
  if (said) announce(said)
}

/** Said for those who hear the page; it lies over the last row that is seen, and goes again. */
function announce(said: string): void {
  const line = find('#said')
  if (!line) return
  line.textContent = said
  setTimeout(() => {
    if (line.textContent === said) line.textContent = ''
  }, 5000)
}

function keep(from: HTMLInputElement, to: HTMLInputElement): void {
  if (from.value === from.defaultValue) return
  to.value = from.value
  to.setSelectionRange(from.selectionStart, from.selectionEnd)
  to.setAttribute('aria-invalid', from.getAttribute('aria-invalid') ?? 'false')
}

/** The first row whose verdict is another: its number, name and verdict, as they stand there. */
function changeIn(old: ParentNode, now: ParentNode): string {
  const verdictsIn = (within: ParentNode) =>
    [...within.querySelectorAll<HTMLElement>('tr[data-row]')].map((row) => find('.verdict', row)?.textContent ?? '')
  const [before, after] = [verdictsIn(old), verdictsIn(now)]
  const at = before.length === after.length ? after.findIndex((verdict, index) => verdict !== before[index]) : -1
  const row = at < 0 ? null : find(`tr[data-row="${at + 1}"]`, now)
  return row ? [at + 1, find('.go', row)?.textContent, after[at]].join(' ') : ''
}
