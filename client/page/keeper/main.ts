/** The keeper's page: proposals to decide, histories, releases, the log. It knows what the service tells, and nothing else. */
import {ask} from './ask.js'
import {el, show, tell} from './dom.js'
import {historyView} from './history.js'
import {auditView, releasesView} from './lists.js'
import {proposalView} from './proposal.js'
import type {Me, Proposal} from './records.js'
import {tablesView} from './tables.js'
import {nameOf, shown, when} from './values.js'
import {language, say, type Word} from './words.js'

const page = document.getElementById('page')!
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'

const tabs = ['inbox', 'tables', 'history', 'releases', 'audit'] as const satisfies readonly Word[]

let me: Me | null = null
let scope = ''
let proposals: readonly Proposal[] = []

async function start(): Promise<void> {
  const answer = await ask<Me>('/v1/me')
  if ('no' in answer) return signIn(answer.status === 401 ? '' : answer.no)
  me = answer.is
  const own =
    me.grants.find(({role}) => role === 'keeper') ?? me.grants.find(({role}) => role !== 'admin') ?? me.grants[0]
  scope = own?.scope ?? ''
  await load()
  draw()
}

function signIn(line: string): void {
  const token = el('input', {type: 'password', id: 'token', autocomplete: 'current-password', required: true})
  const said = el('p', {class: 'wrong', role: 'alert'}, line)
  const account = el('p', {hidden: true}, el('a', {class: 'button main', href: '/auth/start'}, say('account')))
  void ask<{oidc: boolean}>('/auth').then((answer) => {
    account.hidden = !('is' in answer && answer.is.oidc)
  })
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const answer = await ask('/session', {token: token.value.trim()})
    if ('no' in answer) said.textContent = answer.no
    else await start()
  }
  show(
    page,
    el(
      'main',
      {class: 'sign'},
      el('h1', {}, say('title')),
      el('p', {}, say('secret')),
      account,
      el(
        'form',
        {onsubmit: (event) => void submit(event)},
        el('label', {for: 'token'}, say('token')),
        token,
        el('button', {class: 'button main', type: 'submit'}, say('signIn')),
        said,
      ),
    ),
  )
  token.focus()
}

async function load(): Promise<void> {
  const answer = await ask<readonly Proposal[]>(`/v1/proposals?scope=${encodeURIComponent(scope)}`)
  if ('is' in answer) proposals = answer.is
}

/** `#history/yz.ic`. */
function route(): readonly [tab: (typeof tabs)[number], of: string | null] {
  const [word = '', ...rest] = decodeURIComponent(location.hash.slice(1)).split('/')
  return [tabs.find((it) => it === word) ?? 'inbox', rest.join('/') || null]
}

function draw(): void {
  const [tab, of] = route()
  const open = proposals.filter((it) => it.open > 0)
  document.title = `${say('inbox')} ${open.length} · ${say('title')} · ${scope}`
  const body = el('main', {id: 'body', role: 'tabpanel', 'aria-labelledby': `tab-${tab}`, tabindex: '-1'})
  show(page, header(tab, open.length), body)
  if (tab === 'inbox') inbox(body, open, of)
  else if (tab === 'tables') tablesView(body, scope, may('keeper') || may('contributor'), (id) => void arrive(id))
  else if (tab === 'history') void historyView(body, of)
  else if (tab === 'releases') void releasesView(body, scope, may('keeper'))
  else void auditView(body, scope)
}

/** A proposal that has just been made. */
async function arrive(id: string): Promise<void> {
  await load()
  go(`inbox/${id}`)
}

/** Whether one has a role here; a role above holds below. */
const may = (role: string): boolean =>
  me?.grants.some((it) => it.role === role && `${scope}/`.startsWith(`${it.scope}/`)) ?? false

function header(tab: (typeof tabs)[number], open: number): HTMLElement {
  const button = (it: (typeof tabs)[number]): HTMLElement =>
    el(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${it}`,
        'aria-controls': 'body',
        'aria-selected': String(it === tab),
        tabindex: it === tab ? '0' : '-1',
        onclick: () => go(it),
      },
      it === 'inbox' ? `${say(it)} ${open}` : say(it),
    )
  const list = el(
    'div',
    {class: 'tabs', role: 'tablist', 'aria-label': say('title'), onkeydown: (event) => arrows(event, tab)},
    ...tabs.map(button),
  )
  return el(
    'header',
    {class: 'top'},
    el('span', {class: 'title'}, say('title')),
    scopes(),
    list,
    el('span', {class: 'grow'}),
    finder(),
    el('span', {class: 'who'}, me?.subject ?? ''),
    el('button', {class: 'link', type: 'button', onclick: () => void signOut()}, say('out')),
  )
}

const go = (where: string): void => {
  location.hash = where
}

/** Left and right go from tab to tab. */
function arrows(event: Event, tab: (typeof tabs)[number]): void {
  if (!(event instanceof KeyboardEvent)) return
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (!by) return
  event.preventDefault()
  const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]
  if (!next) return
  go(next)
  setTimeout(() => document.getElementById(`tab-${next}`)?.focus(), 0)
}

function scopes(): HTMLElement {
  const all = [...new Set(me?.grants.map((it) => it.scope) ?? [])]
  if (all.length < 2) return el('span', {class: 'who'}, scope)
  const change = async (event: Event): Promise<void> => {
    if (event.target instanceof HTMLSelectElement) scope = event.target.value
    await load()
    draw()
  }
  return el(
    'select',
    {'aria-label': say('scope'), onchange: (event) => void change(event)},
    ...all.map((it) => el('option', {value: it, selected: it === scope}, it)),
  )
}

function finder(): HTMLElement {
  const hits = el('ul', {hidden: true, id: 'hits'})
  const field = el('input', {
    type: 'search',
    placeholder: say('find'),
    'aria-label': say('find'),
    'aria-controls': 'hits',
    autocomplete: 'off',
  })
  const look = async (): Promise<void> => {
    const words = field.value.trim()
    const answer = words
      ? await ask<readonly {id: string; name: string}[]>(
          `/v1/search?scope=${encodeURIComponent(scope)}&q=${encodeURIComponent(words)}`,
        )
      : null
    if (field.value.trim() !== words) return
    const found = answer && 'is' in answer ? answer.is : []
    show(
      hits,
      ...found
        .slice(0, 12)
        .map(({id, name}) =>
          el('li', {}, el('a', {href: `#history/${encodeURIComponent(id)}`}, name, el('span', {class: 'small'}, id))),
        ),
    )
    hits.hidden = !found.length
  }
  field.addEventListener('input', () => void look())
  return el('div', {class: 'find'}, field, hits)
}

function inbox(body: HTMLElement, open: readonly Proposal[], of: string | null): void {
  const decided = proposals
    .filter((it) => !it.open)
    .slice(-5)
    .reverse()
  const chosen = proposals.find(({id}) => id === of) ?? open[0]
  const list = (title: string, all: readonly Proposal[]): readonly HTMLElement[] =>
    all.length ? [el('h2', {}, title), el('ul', {}, ...all.map((it) => el('li', {}, entry(it, it === chosen))))] : []
  const nav = el(
    'nav',
    {class: 'list', 'aria-label': say('inbox'), onkeydown: upAndDown},
    ...(open.length ? list(say('waiting', open.length), open) : [el('h2', {}, say('none'))]),
    ...list(say('decidedOnes'), decided),
  )
  const detail = el('div', {class: 'detail'})
  body.className = 'split'
  show(body, nav, detail)
  if (chosen) void showProposal(detail, chosen.id)
}

async function showProposal(place: HTMLElement, id: string): Promise<void> {
  const answer = await ask<Proposal>(`/v1/proposals/${id}`)
  if ('no' in answer) return tell(answer.no)
  const done = async (): Promise<void> => {
    await load()
    // Whoever has gone elsewhere meanwhile stays there.
    if (route()[0] !== 'inbox') return
    if (location.hash === '#inbox' || !location.hash) draw()
    else go('inbox')
  }
  show(
    place,
    proposalView(answer.is, () => void done()),
  )
}

function entry({id, items, title, count, by, at}: Proposal, isChosen: boolean): HTMLElement {
  const [first] = items
  const isFigure = count === 1 && first?.item.is === 'figure'
  // Once it is accepted, what is registered is what was proposed.
  const was = first?.decided ? first.former : first?.present
  const value =
    isFigure && first
      ? `${first.item.asOf ?? ''} ${was ? `${shown(was.value, first.unit, first.display)} → ` : ''}${shown(first.item.value, first.unit, first.display)}`
      : say('rows', count)
  return el(
    'a',
    {href: `#inbox/${id}`, 'aria-current': isChosen ? 'true' : false},
    el('b', {}, count > 1 && title ? title : first ? nameOf(first) : id.slice(0, 8)),
    el('span', {class: 'small'}, value),
    el('small', {}, say('by', by, when(at))),
  )
}

function upAndDown(event: Event): void {
  if (!(event instanceof KeyboardEvent) || !(event.target instanceof HTMLElement)) return
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (!by) return
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.list a')]
  const next = links[links.indexOf(event.target as HTMLAnchorElement) + by]
  event.preventDefault()
  next?.focus()
}

async function signOut(): Promise<void> {
  await ask('/session/end', {})
  location.hash = ''
  signIn('')
}

/** What others have done meanwhile; not while somebody is writing a reason. */
async function refresh(): Promise<void> {
  if (!me || document.hidden || document.activeElement instanceof HTMLInputElement) return
  const before = JSON.stringify(proposals)
  await load()
  if (JSON.stringify(proposals) === before) return
  // What somebody is about to send stays as it is.
  if (route()[0] === 'inbox') draw()
}

addEventListener('hashchange', () => me && draw())
setInterval(() => void refresh(), 10_000)
void start()
