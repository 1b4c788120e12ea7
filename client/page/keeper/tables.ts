import {ask, save} from './ask.js'
import {el, show, table} from './dom.js'
import {language, say} from './words.js'

/** Spreadsheets: the form that a department fills in, a table read cell by cell and then proposed, what is in use as a file. */
export function tablesView(
  place: HTMLElement,
  scope: string,
  mayPropose: boolean,
  done: (proposal: string) => void,
): void {
  show(
    place,
    el(
      'div',
      {class: 'wide'},
      el('h1', {}, say('tables')),
      ...(mayPropose ? [formPart(scope), importPart(scope, done)] : []),
      exportPart(scope),
    ),
  )
}

const of = (scope: string): string => `scope=${encodeURIComponent(scope)}`

/** A button that saves a file, with the line that says why it could not. */
function saving(label: string, path: () => string, line: HTMLElement): HTMLElement {
  const click = async (): Promise<void> => {
    line.textContent = (await save(path())) ?? ''
  }
  return el('button', {class: 'button', type: 'button', onclick: () => void click()}, label)
}

const wrongLine = (): HTMLElement => el('p', {class: 'wrong', role: 'alert'})

function formPart(scope: string): HTMLElement {
  const line = wrongLine()
  const last = `${new Date().getFullYear() - 1}-12-31`
  const time = el('input', {type: 'text', id: 'as-of', value: last, size: '12', autocomplete: 'off'})
  const path = (): string => `/v1/form?${of(scope)}&as-of=${encodeURIComponent(time.value.trim())}`
  return el(
    'section',
    {},
    el('h2', {}, say('formTitle')),
    el('label', {for: 'as-of'}, `${say('time')} `),
    time,
    saving(say('formSave'), path, line),
    line,
  )
}

function exportPart(scope: string): HTMLElement {
  const line = wrongLine()
  const formats = ['xlsx', 'csv', 'sdmx-csv', 'yaml']
  return el(
    'section',
    {},
    el('h2', {}, say('exportTitle')),
    ...formats.map((it) => saving(it.toUpperCase(), () => `/v1/export?${of(scope)}&format=${it}`, line)),
    line,
  )
}

interface Cell {
  readonly sheet: string
  readonly cell: string
  readonly text: string
  readonly kind: 'value' | 'missing' | 'unclear' | 'skipped'
  readonly figure: {readonly value: string} | null
  readonly why: {readonly zh: string; readonly en: string}
}

interface Reading {
  readonly cells: readonly Cell[]
  readonly figures: number
  readonly known: number
}

const largest = 20_000_000

/** What is chosen of an import so far. */
interface Import {
  readonly scope: string
  /** With the proposal that was made. */
  done(proposal: string): void
  readonly file: HTMLInputElement
  readonly map: HTMLTextAreaElement
  readonly source: HTMLInputElement
  readonly reason: HTMLInputElement
  readonly line: HTMLElement
  readonly result: HTMLElement
}

function importPart(scope: string, done: Import['done']): HTMLElement {
  const made: Import = {
    scope,
    done,
    file: el('input', {type: 'file', id: 'file', accept: '.xlsx,.xls,.csv'}),
    map: el('textarea', {id: 'map', rows: '4', spellcheck: 'false', placeholder: say('mapLike')}),
    source: el('input', {type: 'text', id: 'source', maxlength: '200', autocomplete: 'off'}),
    reason: el('input', {type: 'text', id: 'because', maxlength: '1000', autocomplete: 'off'}),
    line: wrongLine(),
    result: el('div', {'aria-live': 'polite'}),
  }
  const {file, map, source, reason, line, result} = made
  const look = (): void => void read(made)
  file.addEventListener('change', look)
  return el(
    'section',
    {},
    el('h2', {}, say('importTitle')),
    el('p', {}, el('label', {for: 'file'}, `${say('file')} `), file),
    el(
      'details',
      {},
      el('summary', {}, say('mapTitle')),
      el('label', {class: 'hide', for: 'map'}, say('mapTitle')),
      map,
    ),
    el(
      'p',
      {},
      el('label', {for: 'source'}, `${say('source')} `),
      source,
      ' ',
      el('label', {for: 'because'}, `${say('reason')} `),
      reason,
      el('button', {class: 'button', type: 'button', onclick: look}, say('look')),
    ),
    line,
    result,
  )
}

function sent({file, map, source, reason}: Import, skip: Iterable<string>): FormData | null {
  const [chosen] = file.files ?? []
  if (!chosen) return null
  const form = new FormData()
  form.set('file', chosen)
  form.set('map', map.value)
  form.set('source', source.value)
  form.set('reason', reason.value)
  for (const it of skip) form.append('skip', it)
  return form
}

/** The dry run: nothing is proposed by it. */
async function read(made: Import): Promise<void> {
  const {scope, line, result, file} = made
  const form = sent(made, [])
  show(result)
  line.textContent = form ? say('reading') : say('noFile')
  if (!form) return
  if ((file.files?.[0]?.size ?? 0) > largest) {
    line.textContent = say('tooLarge')
    return
  }
  const answer = await ask<Reading>(`/v1/import?${of(scope)}&dry-run`, form)
  line.textContent = 'no' in answer ? answer.no : ''
  if ('is' in answer) show(result, ...readingView(made, answer.is))
}

const placeOf = ({sheet, cell}: Cell): string => `${sheet}!${cell}`

/** So many cells are shown; all that are not clear are. */
const shownAtMost = 300

function readingView(made: Import, {cells, figures, known}: Reading): readonly HTMLElement[] {
  const count = (kind: Cell['kind']): number => cells.filter((it) => it.kind === kind).length
  const unclear = cells.filter(({kind}) => kind === 'unclear')
  const skip = new Set<string>()
  const button = el('button', {class: 'button main', type: 'button'}, say('proposeAll', figures))
  const update = (): void => {
    button.disabled = figures === 0 || skip.size < unclear.length
  }
  button.addEventListener('click', () => void propose(made, skip))
  update()
  const others = cells.filter(({kind}) => kind !== 'unclear').slice(0, shownAtMost)
  return [
    el(
      'p',
      {},
      say('cells', cells.length, count('value'), known, figures, count('missing') + count('skipped'), unclear.length),
    ),
    ...(unclear.length
      ? [el('p', {class: 'wrong'}, say('unclearOnes', unclear.length)), unclearTable(unclear, skip, update)]
      : []),
    el('p', {}, button),
    table([say('cell'), say('text'), say('readAs'), say('whyRead')], others.map(rowOf)),
    ...(others.length + unclear.length < cells.length ? [el('p', {class: 'small'}, say('notAll', shownAtMost))] : []),
  ]
}

const rowOf = (it: Cell): readonly string[] => [
  placeOf(it),
  it.text,
  it.figure?.value ?? say(it.kind === 'skipped' ? 'leftOut' : 'noValue'),
  it.why[language],
]

function unclearTable(unclear: readonly Cell[], skip: Set<string>, update: () => void): HTMLElement {
  const boxes: HTMLInputElement[] = []
  const set = (it: Cell, isLeft: boolean): void => {
    if (isLeft) skip.add(placeOf(it))
    else skip.delete(placeOf(it))
    update()
  }
  const box = (it: Cell): HTMLElement => {
    const made = el('input', {
      type: 'checkbox',
      'aria-label': `${say('leaveOut')} ${placeOf(it)}`,
      onchange: () => set(it, made.checked),
    })
    boxes.push(made)
    return made
  }
  const all = el('button', {class: 'link', type: 'button'}, say('leaveAll'))
  all.addEventListener('click', () => {
    for (const [at, it] of unclear.entries()) {
      const made = boxes[at]
      if (made) made.checked = true
      set(it, true)
    }
  })
  const rows = unclear.map((it) => [placeOf(it), it.text, it.why[language], box(it)])
  return el('div', {}, all, table([say('cell'), say('text'), say('whyNot'), say('leaveOut')], rows))
}

interface Imported {
  readonly proposals: readonly {readonly id: string}[]
}

async function propose(made: Import, skip: ReadonlySet<string>): Promise<void> {
  const {scope, line, done} = made
  const form = sent(made, skip)
  if (!form) return
  const answer = await ask<Imported>(`/v1/import?${of(scope)}`, form)
  if ('no' in answer) {
    line.textContent = answer.no
    return
  }
  const [first] = answer.is.proposals
  if (first) done(first.id)
  else line.textContent = say('allWaiting')
}
