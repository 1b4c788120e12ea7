import {ask} from './ask.js'
import {el, show, table, tell} from './dom.js'
import {when} from './values.js'
import {say, sayOr} from './words.js'

interface Release {
  readonly name: string
  readonly seq: number
  readonly by: string
  readonly at: string
  readonly note: string | null
}

/** Named states, and the form that names the present one. */
export async function releasesView(place: HTMLElement, scope: string, isKeeper: boolean): Promise<void> {
  const answer = await ask<readonly Release[]>(`/v1/releases?scope=${encodeURIComponent(scope)}`)
  const all = 'is' in answer ? answer.is : []
  const rows = [...all].reverse().map(({name, seq, by, at, note}) => [name, String(seq), by, when(at), note ?? ''])
  const heads = [say('name'), say('seq'), say('subject'), say('at'), say('note')]
  show(
    place,
    el(
      'div',
      {class: 'wide'},
      el('h1', {}, say('releases')),
      isKeeper ? releaseForm(scope, () => void releasesView(place, scope, isKeeper)) : null,
      table(heads, rows),
    ),
  )
}

function releaseForm(scope: string, done: () => void): HTMLElement {
  const name = el('input', {
    type: 'text',
    id: 'release',
    required: true,
    pattern: '[A-Za-z0-9][A-Za-z0-9._-]*',
    maxlength: '60',
  })
  const note = el('input', {type: 'text', id: 'note', maxlength: '500'})
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const answer = await ask('/v1/releases', {scope, name: name.value, ...(note.value && {note: note.value})})
    if ('no' in answer) tell(answer.no)
    else done()
  }
  return el(
    'form',
    {onsubmit: (event) => void submit(event)},
    el('h2', {}, say('makeTitle')),
    el('label', {for: 'release'}, `${say('name')} `),
    name,
    ' ',
    el('label', {for: 'note'}, `${say('note')} `),
    note,
    el('button', {class: 'button main', type: 'submit'}, say('make')),
  )
}

interface Audit {
  readonly seq: number
  readonly broken: number | null
  readonly acts: readonly {
    readonly seq: number
    readonly at: string
    readonly by: string
    readonly kind: string
    readonly scope: string
    readonly reason: string | null
    readonly about: string | null
    readonly count: number | null
  }[]
}

/** 授权 周明 保管人: the deed, whom or what it is about, and of how many items. */
function deedOf({kind, about, count}: Audit['acts'][number]): string {
  if (kind === 'decide') return `${sayOr(`decide ${about ?? ''}`)} ${count === null ? '' : say('rows', count)}`
  const parts = (about ?? '').split(' ').map(sayOr)
  return [sayOr(kind), ...parts, count === null ? '' : say('rows', count)].filter(Boolean).join(' ')
}

export async function auditView(place: HTMLElement, scope: string): Promise<void> {
  const answer = await ask<Audit>(`/v1/audit?scope=${encodeURIComponent(scope)}`)
  if ('no' in answer)
    return show(place, el('div', {class: 'wide'}, el('h1', {}, say('audit')), el('p', {class: 'wrong'}, answer.no)))
  const {seq, broken, acts} = answer.is
  const state =
    broken === null ? el('p', {class: 'right'}, say('whole', seq)) : el('p', {class: 'wrong'}, say('broken', broken))
  const rows = [...acts]
    .reverse()
    .map((it) => [String(it.seq), when(it.at), it.by, it.scope, deedOf(it), it.reason ?? ''])
  show(
    place,
    el(
      'div',
      {class: 'wide'},
      el('h1', {}, say('audit')),
      state,
      table([say('seq'), say('at'), say('subject'), say('scope'), say('deed'), say('reason')], rows),
    ),
  )
}
