import {ask} from './ask.js'
import {el, show, table, tell} from './dom.js'
import type {History, Impact, ItemShown, Proposal} from './records.js'
import {nameOf, shown, sourceOf, when} from './values.js'
import {say} from './words.js'

/** One proposal: what changes, what it comes from, what follows, and the decision, always in view. `done`: after one. */
export function proposalView(proposal: Proposal, done: () => void): HTMLElement {
  const [first] = proposal.items
  const isSingle = proposal.count === 1 && first?.item.is === 'figure'
  const impact = el('div')
  void showImpact(impact, proposal.id)
  const kept = new Set(proposal.items.filter((it) => !it.decided && !it.isStale).map(({index}) => index))
  const body = isSingle && first ? single(first) : several(proposal, kept)
  const text = el(
    'div',
    {class: 'text'},
    heading(proposal),
    ...body,
    evidence(proposal),
    el('h2', {}, say('impact')),
    impact,
  )
  return el('article', {class: 'one', 'aria-labelledby': 'heading'}, text, bar(proposal, kept, done))
}

function heading({items, count, title, by, at}: Proposal): HTMLElement {
  const [first] = items
  const isSingle = count === 1 && first !== undefined
  const kind = first?.item.is !== 'figure' ? say('newOne') : first.present ? say('change') : say('fresh')
  const about = isSingle ? `${first.item.asOf ?? ''} ${kind}` : say('rows', count)
  return el(
    'h1',
    {id: 'heading'},
    isSingle ? nameOf(first) : (title ?? (first ? nameOf(first) : '')),
    el('small', {}, about),
    el('small', {}, say('by', by, when(at))),
  )
}

function single(it: ItemShown): readonly HTMLElement[] {
  const {item, present, former, unit, display, isStale, difference, decided} = it
  const large = (label: string, value: Parameters<typeof shown>[0]): HTMLElement =>
    el('div', {}, el('span', {class: 'small'}, label), el('span', {class: 'large'}, shown(value, unit, display)))
  const chart = el('div')
  if (item.indicator) void showChart(chart, item.indicator)
  const values = el(
    'div',
    {class: 'values'},
    isStale && former ? large(say('whenProposed'), former.value) : null,
    present ? large(say('present'), present.value) : null,
    large(say(present ? 'proposed' : 'proposedNew'), item.value),
    chart,
  )
  const percent = difference?.percent
  const by =
    difference && percent !== null && percent !== undefined
      ? say(difference.difference < 0 ? 'less' : 'more', `${Math.abs(percent)}%`)
      : ''
  return [
    values,
    el('p', {class: 'small'}, by),
    ...(isStale && !decided ? [el('p', {class: 'wrong'}, say('stale'))] : []),
  ]
}

async function showChart(place: HTMLElement, id: string): Promise<void> {
  const answer = await ask<History>(`/v1/indicators/${encodeURIComponent(id)}/history`)
  if ('is' in answer && answer.is.chart) show(place, el('img', {src: answer.is.chart, alt: say('course')}))
}

/** An import is one decision; single rows can be left out of it. */
function several({items, mayDecide}: Proposal, kept: Set<number>): readonly HTMLElement[] {
  const row = (it: ItemShown): readonly (Node | string)[] => {
    const {index, item, present, unit, display, isStale, decided} = it
    const box = el('input', {
      type: 'checkbox',
      checked: kept.has(index),
      disabled: !kept.has(index) || !mayDecide,
      'aria-label': `${say('take')} ${nameOf(it)}`,
      onchange: ({target}) => {
        if (target instanceof HTMLInputElement && target.checked) kept.add(index)
        else kept.delete(index)
      },
    })
    const state = decided ? say(verdicts[decided.verdict]) : isStale ? say('stale') : ''
    return [
      el('label', {}, box, ` ${nameOf(it)} ${item.asOf ?? ''}`),
      present ? shown(present.value, unit, display) : '',
      item.is === 'figure' ? shown(item.value, unit, display) : say('newOne'),
      sourceOf(item),
      state,
    ]
  }
  return [table([say('item'), say('now'), say('will'), say('source'), ''], items.map(row))]
}

const verdicts = {accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn'} as const

function evidence({items, reason, count}: Proposal): HTMLElement {
  const [first] = items
  const {sentence} = first?.item.evidence ?? {}
  const source = first ? sourceOf(first.item) : ''
  const lines = [
    sentence && count === 1 ? el('p', {}, ...marked(sentence, first)) : null,
    source && count === 1 ? el('p', {class: 'small'}, source) : null,
    reason ? el('p', {}, reason) : null,
  ]
  return el(
    'div',
    {},
    el('h2', {}, say('why')),
    ...(lines.some((it) => it) ? lines : [el('p', {class: 'small'}, say('noWhy'))]),
  )
}

/** The sentence with the figure marked where it stands in it. */
function marked(sentence: string, it: ItemShown | undefined): readonly (Node | string)[] {
  const value = it ? shown(it.item.value, it.unit, it.display) : ''
  const written = [value, typeof it?.item.value === 'string' ? it.item.value : ''].find(
    (part) => part && sentence.includes(part),
  )
  if (!written) return [sentence]
  const at = sentence.indexOf(written)
  return [sentence.slice(0, at), el('mark', {}, written), sentence.slice(at + written.length)]
}

async function showImpact(place: HTMLElement, id: string): Promise<void> {
  const answer = await ask<Impact>(`/v1/proposals/${id}/impact`)
  if (!('is' in answer) || !answer.is.used.length) return show(place, el('p', {class: 'small'}, say('noImpact')))
  const {drafts, bodies, used} = answer.is
  const rows = used.flatMap(({title, by, uses}) =>
    uses.map((it) => [`${title}（${by}）`, it.heading, it.value, agreeing(it.before), agreeing(it.after)]),
  )
  show(
    place,
    el('p', {class: 'small'}, say('impactSum', drafts, bodies)),
    table([say('draft'), say('place'), say('inDraft'), say('beforeIt'), say('afterIt')], rows),
  )
}

const agreeing = (it: boolean | null): HTMLElement | string =>
  it === null ? '—' : el('span', {class: it ? 'right' : 'wrong'}, say(it ? 'agrees' : 'differs'))

/** The decision; what is missing is said, and the caret put there. */
function bar(proposal: Proposal, kept: ReadonlySet<number>, done: () => void): HTMLElement {
  const {mayDecide, mayWithdraw, open, items} = proposal
  const line = el('p', {})
  if (!open) return el('div', {class: 'decide'}, decidedLine(items))
  if (mayDecide) return decisionForm(proposal, kept, line, done)
  if (!mayWithdraw) return el('div')
  line.textContent = say('notYours')
  const withdraw = (): void => void send(proposal, 'withdraw', {}, line, done)
  const button = el('button', {class: 'button', type: 'button', onclick: withdraw}, say('withdraw'))
  return el('div', {class: 'decide'}, el('div', {class: 'row'}, button), line)
}

async function send({id}: Proposal, word: string, body: object, line: HTMLElement, done: () => void): Promise<void> {
  const answer = await ask(`/v1/proposals/${id}/${word}`, body)
  if ('no' in answer) return missing(line, answer.no, null)
  tell(
    say(word === 'withdraw' ? 'withdrawn' : 'verdict' in body && body.verdict === 'accept' ? 'accepted' : 'rejected'),
  )
  done()
}

function decisionForm(proposal: Proposal, kept: ReadonlySet<number>, line: HTMLElement, done: () => void): HTMLElement {
  const {inUse} = proposal
  line.textContent = say(inUse ? 'inUse' : 'notInUse')
  const radio = (nature: 'revision' | 'correction'): HTMLElement =>
    el('label', {}, el('input', {type: 'radio', name: 'nature', value: nature}), ` ${say(nature)}`)
  const natures = el(
    'fieldset',
    {hidden: !inUse},
    el('legend', {}, say('nature')),
    radio('revision'),
    radio('correction'),
  )
  const why = el('input', {type: 'text', id: 'why', maxlength: '1000', autocomplete: 'off'})
  const decide = (verdict: 'accept' | 'reject'): void => {
    const nature = natures.querySelector<HTMLInputElement>('input:checked')?.value ?? null
    const reason = why.value.trim()
    if (verdict === 'accept' && inUse && nature === null)
      missing(line, say('needNature'), natures.querySelector('input'))
    else if ((verdict === 'reject' || inUse) && !reason) missing(line, say('needReason'), why)
    else void send(proposal, 'decision', decisionOf(proposal, kept, {verdict, nature, reason}), line, done)
  }
  const accept = el('button', {class: 'button main', type: 'submit', disabled: !kept.size}, say('accept'))
  const reject = el('button', {class: 'button', type: 'button', onclick: () => decide('reject')}, say('reject'))
  const reason = el('div', {class: 'why'}, el('label', {for: 'why'}, say('reason')), why)
  const submit = (event: Event): void => {
    event.preventDefault()
    decide('accept')
  }
  return el(
    'form',
    {class: 'decide', onsubmit: submit},
    el('div', {class: 'row'}, natures, reason, accept, reject),
    line,
  )
}

/** Of rows that were left out nothing is said, so that they stay open. */
function decisionOf(
  {open}: Proposal,
  kept: ReadonlySet<number>,
  {verdict, nature, reason}: {readonly verdict: string; readonly nature: string | null; readonly reason: string},
): object {
  const isAccepted = verdict === 'accept'
  const isPart = isAccepted && kept.size < open
  return {
    verdict,
    reason: reason || null,
    ...(isAccepted && nature !== null && {nature}),
    ...(isPart && {items: [...kept]}),
  }
}

function missing(line: HTMLElement, text: string, at: HTMLElement | null): void {
  line.textContent = text
  line.className = 'wrong'
  line.setAttribute('role', 'alert')
  at?.focus()
}

function decidedLine(items: readonly ItemShown[]): HTMLElement {
  const [first] = items.flatMap(({decided}) => decided ?? [])
  return el(
    'p',
    {},
    first
      ? `${say('by', first.by, when(first.at))} ${say(verdicts[first.verdict])}${first.reason ? `：${first.reason}` : ''}`
      : '',
  )
}
