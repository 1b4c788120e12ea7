import {ask} from './ask.js'
import {el, show, table} from './dom.js'
import type {History, Vintage} from './records.js'
import {lastOf, shown, when} from './values.js'
import {say} from './words.js'

/** An indicator as it was known at each of its changes: one stop of the slider is one change, not one day. */
export async function historyView(place: HTMLElement, id: string | null): Promise<void> {
  if (!id) return show(place, el('div', {class: 'wide'}, el('h1', {}, say('history')), el('p', {}, say('pick'))))
  const answer = await ask<History>(`/v1/indicators/${encodeURIComponent(id)}/history`)
  if ('no' in answer) return show(place, el('div', {class: 'wide'}, el('p', {class: 'wrong'}, answer.no)))
  const history = answer.is
  const {name = id} = lastOf(history.versions)?.entry ?? {}
  const events = eventsOf(history)
  const last = Math.max(0, events.length - 1)
  const rows = el('div')
  const output = el('output', {for: 'event'})
  const slider = el('input', {
    type: 'range',
    id: 'event',
    min: '0',
    max: String(last),
    value: String(last),
    step: '1',
    'aria-label': say('asKnown'),
  })
  const draw = (): void => {
    const event = events[Number(slider.value)]
    output.textContent = event ? `${when(event.at)}（${event.seq}）` : ''
    slider.setAttribute('aria-valuetext', output.textContent)
    show(rows, levels(history, event?.seq ?? 0))
  }
  slider.addEventListener('input', draw)
  draw()
  const chart = history.chart ? el('img', {src: history.chart, alt: say('course')}) : null
  show(
    place,
    el(
      'div',
      {class: 'wide'},
      el('h1', {}, name, el('small', {}, `${id} · ${history.scope}`)),
      chart,
      el('div', {class: 'slide'}, el('label', {for: 'event'}, say('asKnown')), slider, output),
      rows,
    ),
  )
}

/** Each change once, the oldest first. */
function eventsOf({courses}: History): readonly Vintage[] {
  const all = courses.flatMap(({vintages}) => vintages).sort((a, b) => a.seq - b.seq)
  return all.filter((it, at) => all[at - 1]?.seq !== it.seq)
}

function levels({courses, versions}: History, seq: number): HTMLElement {
  const {unit = '', display = null} = lastOf(versions)?.entry ?? {}
  const rows = courses.map(({asOf, list, vintages}) => {
    const known = lastOf(vintages.filter((it) => it.seq <= seq))
    const time = list === 'targets' ? `${asOf} ${say('target')}` : asOf
    if (!known) return {isKnown: false, cells: [time, say('notKnown'), '', '', '']}
    const {value, by, decidedBy, reason, at} = known
    return {isKnown: true, cells: [time, shown(value, unit, display), `${by} · ${decidedBy}`, reason ?? '', when(at)]}
  })
  return table(
    [say('time'), say('value'), say('who'), say('reason'), say('since')],
    rows.map(({cells}) => cells),
    (at) => (rows[at]?.isKnown ? '' : 'unknown'),
  )
}
