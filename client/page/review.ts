/**
 * The script of the 指标核对表 in an editor: sends ticks, remarks and wishes, and takes over what the server makes of them
 * without losing the keyboard's place. Pages to keep have no script.
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
  if (!(target instanceof HTMLInputElement)) return
  const {do: does} = target.dataset
  const said = target.type === 'checkbox' ? {on: target.checked} : {text: target.value.trim()}
  editor.postMessage({does, ...rowOf(target), ...said})
})

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

addEventListener('message', ({data}: MessageEvent<{readonly page?: unknown}>) => {
  if (typeof data.page === 'string') renew(data.page)
})

/** Filter, focus and what is half written stay; what changed is said in words. */
function renew(page: string): void {
  const [old, made] = [find('main'), new DOMParser().parseFromString(page, 'text/html')]
  const now = find('main', made)
  if (!old || !now) return
  const [held, top, only] = [document.activeElement, scrollY, old.dataset.only]
  const id = held?.closest('[id]')?.id
  const index = held ? [...old.querySelectorAll('button, input')].indexOf(held) : -1
  const said = changeIn(old, now)
  old.replaceWith(now)
  document.title = made.title
  if (only) showOnly(only)
  const again = (id ? document.getElementById(id) : null) ?? now.querySelectorAll('button, input')[index]
  if (index >= 0 && again instanceof HTMLElement) again.focus({preventScroll: true})
  if (held instanceof HTMLInputElement && again instanceof HTMLInputElement && held.type === 'text') keep(held, again)
  scrollTo({top})
  const line = find('#said')
  if (line && said) line.textContent = said
}

function keep(from: HTMLInputElement, to: HTMLInputElement): void {
  if (from.value === from.defaultValue) return
  to.value = from.value
  to.setSelectionRange(from.selectionStart, from.selectionEnd)
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
