import {showWritten} from '../../core/ide/show.js'
import type {ServiceAddress} from '../../files/remote/service.js'
import type {Root} from '../session.js'
import {words} from '../to-lsp.js'
import type {
  DecideAsked,
  Done,
  Failed,
  Impact,
  Keeping,
  ProposeAsked,
  Proposed,
  ProposedItem,
  RegistryStatus,
  Vintage,
} from './answers.js'
import {localImpact} from './local-impact.js'
import type {Office} from './office.js'

type Fields = Readonly<Record<string, unknown>>

const fields = (value: unknown): Fields => ({...Object(value)})
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fields) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const listName = (value: unknown): 'observations' | 'targets' => (value === 'targets' ? 'targets' : 'observations')

/** A registry that a service keeps: asked as whom this user has signed in as; it decides what he may do and see. */
export class InService implements Keeping {
  constructor(
    readonly office: Office,
    readonly root: Root,
    readonly address: ServiceAddress,
    readonly url: string,
  ) {}

  async status(asks: boolean): Promise<RegistryStatus> {
    const {base, scope} = this.address
    const trouble = this.office.troubleOf(this.root, this.url)
    const had = asks ? await this.office.files.remote?.(this.url) : null
    const me = asks ? await this.#ask('/v1/me') : {problem: trouble, status: null}
    const found = {
      ...({kind: 'service', source: base, scope} as const),
      seq: had?.seq ?? null,
      since: had?.since == null ? null : new Date(had.since).toISOString(),
    }
    if ('problem' in me)
      return {
        ...found,
        ...{subject: null, roles: [], mayPropose: false, waiting: 0, deciding: 0},
        isUnsigned: me.status === 401,
        problem: me.problem,
      }
    const {subject, grants} = fields(me.json)
    const held = list(grants)
    const proposed = await this.#all()
    const open = 'problem' in proposed ? [] : proposed.filter((it) => Number(it.open) > 0)
    return {
      ...found,
      subject: textOrNull(subject),
      roles: held.map((it) => `${text(it.role)} ${text(it.scope)}`),
      mayPropose: held.some(({role}) => role === 'keeper' || role === 'contributor'),
      waiting: open.length,
      deciding: open.filter((it) => it.mayDecide === true).length,
      isUnsigned: false,
      problem: trouble,
    }
  }

  /** What is of several owners is as many proposals: each is decided on by its own. */
  async propose({items, draft, reason}: ProposeAsked): Promise<Done | Failed> {
    const scopes = new Map<string, ProposeAsked['items'][number][]>()
    for (const it of items) {
      const known = await this.#ask(`/v1/indicators/${encodeURIComponent(it.indicator)}/history`)
      if ('problem' in known) return known
      const scope = text(fields(known.json).scope)
      scopes.set(scope, [...(scopes.get(scope) ?? []), it])
    }
    let made: Done = {id: '', count: 0, saves: []}
    for (const [scope, some] of scopes) {
      const said = await this.#ask('/v1/proposals', {scope, items: some.map((it) => figureOf(it, draft)), reason})
      if ('problem' in said) return said
      const {id, items: count} = fields(said.json)
      made = {id: text(id), count: made.count + Number(count ?? some.length), saves: []}
    }
    return made
  }

  async proposals(): Promise<{readonly proposals: readonly Proposed[]} | Failed> {
    const all = await this.#all()
    return 'problem' in all ? all : {proposals: all.map((it) => this.#proposed(it))}
  }

  async impact(id: string): Promise<Impact | Failed> {
    const [whole, used] = await Promise.all([
      this.#ask(`/v1/proposals/${encodeURIComponent(id)}`),
      this.#ask(`/v1/proposals/${encodeURIComponent(id)}/impact`),
    ])
    if ('problem' in whole) return whole
    if ('problem' in used) return used
    const facts = list(fields(whole.json).items).flatMap(({item, decided}) => {
      const {is, indicator, list, asOf, value, qualifier} = fields(item)
      if (is !== 'figure' || decided !== null || typeof value !== 'string') return []
      const fact = {indicator: text(indicator), list: listName(list), asOf: text(asOf), value}
      return [{...fact, qualifier: textOrNull(qualifier), status: null, source: null}]
    })
    return {
      open: localImpact(this.office, this.root, facts),
      reported: list(fields(used.json).used).flatMap(({title, by, uses}) =>
        list(uses).map(({heading, value, before, after}) => ({
          ...{title: text(title), by: text(by), heading: text(heading), value: text(value)},
          ...{before: truth(before), after: truth(after)},
        })),
      ),
    }
  }

  async decide({id, verdict, items, reason, nature}: DecideAsked): Promise<Done | Failed> {
    const at = `/v1/proposals/${encodeURIComponent(id)}`
    const said =
      verdict === 'withdraw'
        ? await this.#ask(`${at}/withdraw`, {reason})
        : await this.#ask(`${at}/decision`, {verdict, reason, ...(items && {items}), ...(nature && {nature})})
    return 'problem' in said ? said : {id, count: items?.length ?? 0, saves: []}
  }

  async history(id: string): Promise<{readonly name: string; readonly vintages: readonly Vintage[]} | Failed> {
    const said = await this.#ask(`/v1/indicators/${encodeURIComponent(id)}/history`)
    if ('problem' in said) return said
    const {courses, versions} = fields(said.json)
    const vintages = list(courses).flatMap((course) =>
      list(course.vintages).map((it): Vintage => {
        const {at, by, decidedBy, reason, kind, seq, value, qualifier} = it
        return {
          ...{list: listName(course.list), asOf: text(course.asOf), value: this.#shown(id, value, qualifier)},
          ...{at: textOrNull(at), by: textOrNull(by), decidedBy: textOrNull(decidedBy), reason: textOrNull(reason)},
          kind: kind === 'first' || kind === 'revision' || kind === 'correction' ? kind : null,
          seq: typeof seq === 'number' ? seq : null,
        }
      }),
    )
    const name = text(fields(list(versions).at(-1)?.entry).name) || id
    return {name, vintages: vintages.toSorted((a, b) => (b.seq ?? 0) - (a.seq ?? 0))}
  }

  async #all(): Promise<readonly Fields[] | (Failed & {readonly status: number | null})> {
    const said = await this.#ask(`/v1/proposals?scope=${encodeURIComponent(this.address.scope)}`)
    return 'problem' in said ? said : list(said.json)
  }

  #proposed({id, title, by, at, reason, count, open, mayDecide, mayWithdraw, inUse, items}: Fields): Proposed {
    const told = list(items)
    const last = told.flatMap(({decided}) => (decided ? [fields(decided)] : [])).at(-1)
    return {
      ...{id: text(id), title: textOrNull(title), by: text(by), at: text(at), reason: textOrNull(reason)},
      ...{count: Number(count), open: Number(open), mayDecide: mayDecide === true, mayWithdraw: mayWithdraw === true},
      inUse: inUse === true,
      items: told.map((it) => this.#item(it)),
      decided:
        Number(open) === 0 && last ? {by: text(last.by), at: text(last.at), reason: textOrNull(last.reason)} : null,
    }
  }

  #item({index, item, name, present, isStale, decided}: Fields): ProposedItem {
    const {is, indicator, id, list, asOf, value, qualifier, entry, evidence} = fields(item)
    const about = text(is === 'figure' ? indicator : id)
    const now = present ? fields(present) : null
    return {
      ...{index: Number(index), indicator: about, list: listName(list), asOf: text(asOf), isStale: isStale === true},
      name: text(name) || text(fields(entry).name) || about,
      value: is === 'figure' ? this.#shown(about, value, qualifier) : null,
      present: now && this.#shown(about, now.value, now.qualifier),
      sentence: textOrNull(fields(evidence).sentence),
      state: stateOf(fields(decided).verdict),
    }
  }

  #shown(id: string, value: unknown, qualifier: unknown): string | null {
    const written = Array.isArray(value) ? value.map(String) : textOrNull(value)
    if (written === null) return null
    const indicator = this.root.snapshot.world.registry.indicator(id)
    if (indicator) return words(showWritten(written, textOrNull(qualifier), indicator), this.office.client)
    return typeof written === 'string' ? written : written.join('～')
  }

  async #ask(
    path: string,
    body?: object,
  ): Promise<{readonly json: unknown} | (Failed & {readonly status: number | null})> {
    const {files, client} = this.office
    const asked = {language: client.english ? 'en' : 'zh', ...(body && {body})} as const
    const said = await files.service?.(this.address.base, path, asked)
    if (!said) return {problem: words(noWay, client), status: null}
    return 'json' in said ? said : {problem: words(said.failed, client), status: said.failed.status}
  }
}

const noWay = {zh: '这个编辑器没有给出联网的途径', en: 'this editor offers no way to the network'}

const truth = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null)

const stateOf = (verdict: unknown): ProposedItem['state'] =>
  verdict === 'accept' ? 'accepted' : verdict === 'reject' ? 'rejected' : verdict === 'withdraw' ? 'withdrawn' : 'open'

/** The draft is what shows it, not its source: a figure that is accepted must not stand for itself. */
const figureOf = (it: ProposeAsked['items'][number], draft: string): object => ({
  ...{is: 'figure', indicator: it.indicator, list: it.list, asOf: it.asOf, value: it.value},
  ...(it.qualifier !== null && it.qualifier !== 'eq' && {qualifier: it.qualifier}),
  evidence: {
    ...{sentence: it.sentence.slice(0, 4000), draft: draft.slice(0, 200), line: it.line},
    ...(it.heading && {heading: it.heading.slice(0, 200)}),
  },
})
