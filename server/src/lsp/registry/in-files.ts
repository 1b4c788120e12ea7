import type {TextDocumentEdit, WorkspaceEdit} from 'vscode-languageserver'
import {
  inUse,
  type Level,
  type Proposal,
  proposedItems,
  readProposal,
  uuidOf,
  writeProposal,
} from '../../core/ide/keeper.js'
import {accepted, homeless} from '../../core/ide/registering/accepted.js'
import {showLevelOf, showWritten} from '../../core/ide/show.js'
import {lineIndex} from '../../core/text/lines.js'
import {decode} from '../../files/decode.js'
import {toUri} from '../../files/uri.js'
import type {Root} from '../session.js'
import {range, words} from '../to-lsp.js'
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

/** A registry of files, with proposals beside the configuration; what is to be written, the editor writes. */
export class InFiles implements Keeping {
  constructor(
    readonly office: Office,
    readonly root: Root,
  ) {}

  async status(): Promise<RegistryStatus> {
    const {folder, snapshot} = this.root
    const sources = snapshot.world.config.registry
    const open = (await this.#all()).filter(({state}) => state === 'open').length
    return {
      ...{kind: folder !== '' && sources.length ? 'files' : 'none', source: sources[0] ?? null, scope: null},
      ...{seq: null, since: null, subject: null, roles: [], mayPropose: snapshot.registryFiles.size > 0},
      ...{waiting: open, deciding: open, isUnsigned: false},
      problem: sources.map((it) => this.office.troubleOf(this.root, it)).find((it) => it !== null) ?? null,
    }
  }

  async propose({items: [first, ...others], draft, reason, by}: ProposeAsked): Promise<Done | Failed> {
    if (!first) return this.#failed({zh: '没有可以提请的数值', en: 'there is no figure to propose'})
    const all: {readonly fact: Proposal['fact']; readonly base: string | null}[] = []
    for (const {indicator, list, asOf, value, qualifier} of [first, ...others]) {
      const file = this.office.fileOf(this.root, indicator)
      if (!file) return this.#failed(homeless(indicator))
      const status = list === 'targets' ? null : 'plan-text'
      const fact = {indicator, list, asOf, value, qualifier, status, source: draft}
      all.push({fact, base: inUse(file, fact)})
    }
    const id = uuidOf(JSON.stringify([draft, all]))
    const [item, ...more] = all
    if (!item) return this.#failed({zh: '没有可以提请的数值', en: 'there is no figure to propose'})
    const place = `${this.root.folder}/proposals/${id}.yaml`
    if (await this.office.files.read(place)) return this.#failed({zh: '已经提请过', en: 'this was proposed before'})
    const evidence = [reason, first.sentence].filter(Boolean).join('　')
    const text = writeProposal({
      ...{id, ...item, ...(more.length && {more}), evidence, state: 'open', decided: null},
      proposed: {by, at: today()},
    })
    return this.#written({id, count: all.length}, [{place, before: null, after: text}])
  }

  async proposals(): Promise<{readonly proposals: readonly Proposed[]}> {
    return {proposals: (await this.#all()).map((it) => this.#proposed(it))}
  }

  async impact(id: string): Promise<Impact | Failed> {
    const proposal = await this.#open(id)
    if ('problem' in proposal) return proposal
    const facts = proposedItems(proposal).map(({fact}) => fact)
    return {open: localImpact(this.office, this.root, facts), reported: []}
  }

  async decide({id, verdict, reason, by}: DecideAsked): Promise<Done | Failed> {
    const proposal = await this.#open(id)
    if ('problem' in proposal) return proposal
    const isReplacing = proposedItems(proposal).some(({base}) => base !== null)
    if (!reason && (verdict !== 'accept' || isReplacing)) return this.#failed({zh: '请写明理由', en: 'give the reason'})
    const said = verdict === 'accept' ? reason : `${verdict === 'withdraw' ? '撤回：' : ''}${reason}`
    const state = verdict === 'accept' ? 'accepted' : 'rejected'
    const decided = writeProposal({...proposal, state, decided: {by, at: today(), reason: said}})
    const place = `${this.root.folder}/proposals/${id}.yaml`
    const before = await this.#text(place)
    const changed = [{place, before, after: decided}]
    if (verdict === 'accept') {
      const made = accepted((it) => this.office.fileOf(this.root, it), proposal, {reason, today: today()})
      if ('refused' in made) return this.#failed(made.refused)
      for (const [path, text] of made.files) {
        const file = this.root.snapshot.registryFiles.get(path)
        changed.unshift({place: path, before: file?.text ?? '', after: text})
      }
    }
    return this.#written({id, count: proposedItems(proposal).length}, changed)
  }

  /** Of a former value, `at` is when another took its place. */
  async history(id: string): Promise<{readonly name: string; readonly vintages: readonly Vintage[]} | Failed> {
    const indicator = this.root.snapshot.world.registry.indicator(id)
    if (!indicator) return this.#failed({zh: `没有“${id}”这个指标`, en: `${id}: no such indicator`})
    const show = (level: Pick<Level, 'value' | 'qualifier'>): string =>
      words(showLevelOf(level, indicator), this.office.client)
    const none = {by: null, decidedBy: null, reason: null, kind: null, seq: null}
    const now = (list: Vintage['list']) => (it: Level) => ({
      ...{list, asOf: it.asOf, ...none, value: show(it), at: it.vintage},
      ...{decidedBy: it.approvedBy, reason: it.source},
    })
    const observed = indicator.observations.flatMap((it): readonly Vintage[] => [
      now('observations')(it),
      ...it.revisions.toReversed().map(({value, kind, vintage}) => ({
        ...{list: 'observations' as const, asOf: it.asOf, ...none},
        ...{value: show({value, qualifier: it.qualifier}), at: vintage, kind},
      })),
    ])
    return {name: indicator.name, vintages: [...observed, ...indicator.targets.map(now('targets'))].reverse()}
  }

  async #open(id: string): Promise<Proposal | Failed> {
    const found = (await this.#all()).find((it) => it.id === id)
    if (found?.state === 'open') return found
    return this.#failed(
      found ? {zh: '已经有人作出决定', en: 'this has been decided'} : {zh: '没有这份提请', en: 'no such proposal'},
    )
  }

  /** Open ones first; a file that is none is left out, as one that is half written. */
  async #all(): Promise<readonly Proposal[]> {
    const {folder} = this.root
    if (folder === '') return []
    const places = await this.office.files.list(`${folder}/proposals`, '.yaml')
    const texts = await Promise.all(places.map((place) => this.#text(place)))
    const all = texts.flatMap((text) => readProposal(text) ?? [])
    return all.toSorted((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open'))
  }

  async #text(place: string): Promise<string> {
    const bytes = await this.office.files.read(place)
    return (bytes && decode(bytes)?.text) ?? ''
  }

  #proposed(proposal: Proposal): Proposed {
    const {id, proposed, evidence, state, decided} = proposal
    const items = proposedItems(proposal)
    const isOpen = state === 'open'
    return {
      ...{id, title: null, by: proposed.by, at: proposed.at, reason: evidence},
      ...{count: items.length, open: isOpen ? items.length : 0, mayDecide: isOpen, mayWithdraw: false},
      inUse: isOpen && items.some(({base}) => base !== null),
      items: items.slice(0, 3).map((it, index) => this.#item(it, index, state)),
      decided,
    }
  }

  #item({fact, base}: ReturnType<typeof proposedItems>[number], index: number, state: ProposedItem['state']) {
    const {indicator: id, list, asOf, value, qualifier} = fact
    const file = this.office.fileOf(this.root, id)
    const indicator = this.root.snapshot.world.registry.indicator(id)
    const show = (it: string, of: string | null): string =>
      indicator ? words(showWritten(it, of, indicator), this.office.client) : it
    return {
      ...{index, indicator: id, name: indicator?.name ?? id, list, asOf, state, sentence: null},
      ...{value: show(value, qualifier), present: base === null ? null : show(base, null)},
      isStale: state === 'open' && file !== null && inUse(file, fact) !== base,
    }
  }

  #failed(said: {readonly zh: string; readonly en: string}): Failed {
    return {problem: words(said, this.office.client)}
  }

  /** `before`: null of a file that is not there yet. */
  async #written(
    done: Omit<Done, 'saves'>,
    changes: readonly {readonly place: string; readonly before: string | null; readonly after: string}[],
  ): Promise<Done | Failed> {
    const {connection, client, session} = this.office
    const {applyEdit, workspaceEdit} = client.can.workspace ?? {}
    const makes =
      workspaceEdit?.documentChanges === true && workspaceEdit.resourceOperations?.includes('create') === true
    if (!applyEdit || !(makes || changes.every(({before}) => before !== null)))
      return this.#failed({
        zh: '这个编辑器不能代为写文件，请用 plumbline registry 命令',
        en: 'this editor cannot write files for us; use plumbline registry',
      })
    const uriOf = (place: string): string => session.openAt(place)?.uri ?? toUri(place)
    const documentChanges = changes.flatMap(({place, before, after}): NonNullable<WorkspaceEdit['documentChanges']> => {
      const uri = uriOf(place)
      const version = session.openAt(place)?.version ?? null
      const edit: TextDocumentEdit = {textDocument: {uri, version}, edits: [this.#edit(before ?? '', after)]}
      return before === null ? [{kind: 'create', uri}, edit] : [edit]
    })
    const {applied, failureReason} = await connection.workspace.applyEdit({documentChanges})
    return applied
      ? {...done, saves: changes.map(({place}) => uriOf(place))}
      : this.#failed({zh: `没有写成：${failureReason ?? ''}`, en: `not written: ${failureReason ?? ''}`})
  }

  /** Only what is another: what stands around it keeps its place. */
  #edit(before: string, after: string) {
    let from = 0
    while (from < before.length && before[from] === after[from]) from++
    let [to, end] = [before.length, after.length]
    while (to > from && end > from && before[to - 1] === after[end - 1]) [to, end] = [to - 1, end - 1]
    const text = {text: before, lines: lineIndex(before)}
    return {range: range(text, {from, to}, this.office.client), newText: after.slice(from, end)}
  }
}

const today = (): string => new Date().toISOString().slice(0, 10)
