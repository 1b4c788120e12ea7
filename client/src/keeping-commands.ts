import {type ExtensionContext, type QuickPickItem, Range, window} from 'vscode'
import type {Done, Failed, Proposable, Proposed, Vintage} from '../../server/src/lsp/registry/answers.js'
import type {Parts} from './commands.js'
import {person} from './decide.js'
import type {ProposalNode} from './proposals-view.js'
import type {Registry} from './registry.js'
import {proposableWords, proposalRows, vintageWords} from './registry-words.js'
import type {Figure} from './report.js'
import {rowIn} from './rows.js'
import {say} from './say.js'
import type {Words} from './words.js'

/** What one asks of, or decides for, whoever keeps the registry. */
export const keepingCommands = (context: ExtensionContext, parts: Parts, registry: Registry) => ({
  propose: (said?: unknown, all?: unknown) => propose(context, parts, registry, rangesIn(said, all)),
  acceptProposal: (said: unknown) => decide(context, registry, said, 'accept'),
  rejectProposal: (said: unknown) => decide(context, registry, said, 'reject'),
  withdrawProposal: (said: unknown) => decide(context, registry, said, 'withdraw'),
  showHistory: (said?: unknown) => showHistory(registry, rowIn(said)?.figure),
})

interface Choice extends QuickPickItem {
  readonly item: Proposable
}

/** The figures that are chosen in the view, or what is selected in the text. */
function rangesIn(said: unknown, all: unknown): readonly Range[] {
  const chosen = (Array.isArray(all) ? all : [said]).flatMap((it: unknown) => rowIn(it)?.figure ?? [])
  if (chosen.length)
    return chosen.map(({range: {start, end}}) => new Range(start.line, start.character, end.line, end.character))
  return window.activeTextEditor ? [...window.activeTextEditor.selections] : []
}

async function propose(
  context: ExtensionContext,
  {server, current}: Parts,
  registry: Registry,
  ranges: readonly Range[],
): Promise<void> {
  const {document} = current
  if (!document) return
  const found = await Promise.all(ranges.map((range) => server.proposable(document.uri, range)))
  const items = found.flatMap((it) => it ?? [])
  if (!items.length)
    return tell({
      zh: '这里没有可以提请的数值：已与登记值一致，或没有写明时点',
      en: 'There is no figure here to propose: it agrees with the registry, or says no time',
    })
  const chosen = await choose(items)
  if (!chosen?.length) return
  const reason = await window.showInputBox({
    title: say({zh: '提请登记的理由', en: 'Why this is proposed'}),
    prompt: chosen.map((it) => say(proposableWords(it).label)).join('；'),
  })
  if (reason === undefined) return
  const by = await personIn(context, registry)
  if (by === undefined) return
  const made = await registry.ask<Done>('propose', {items: chosen, reason: reason.trim(), by})
  await conclude(registry, made, {
    zh: `已提请 ${chosen.length} 项，待保管单位审定`,
    en: `${chosen.length} proposed; whoever keeps the figure decides`,
  })
}

/** Of many, those that are meant. */
async function choose(items: readonly Proposable[]): Promise<readonly Proposable[] | undefined> {
  if (items.length === 1) return items
  const choices = items.map((item): Choice => {
    const {label, detail} = proposableWords(item)
    return {item, label: say(label), description: say(detail), picked: true}
  })
  const title = say({zh: '提请登记哪几项', en: 'Which figures to propose'})
  return (await window.showQuickPick(choices, {title, canPickMany: true}))?.map(({item}) => item)
}

/** Files say by name who acts; a service knows. */
const personIn = async (context: ExtensionContext, {status}: Registry): Promise<string | undefined> =>
  status?.kind === 'service' ? '' : person(context)

const asks = {
  accept: {zh: '采纳的依据', en: 'Why it is accepted'},
  reject: {zh: '退回的原因', en: 'Why it is rejected'},
  withdraw: {zh: '撤回的原因', en: 'Why it is withdrawn'},
} as const

const done = {
  accept: {zh: '已采纳', en: 'Accepted'},
  reject: {zh: '已退回', en: 'Rejected'},
  withdraw: {zh: '已撤回', en: 'Withdrawn'},
} as const

type Verdict = keyof typeof asks

/** Where a value is in use that goes, it is said whether it was wrong or is known better now. */
async function natureOf({inUse}: Proposed, verdict: Verdict): Promise<string | null | undefined> {
  if (verdict !== 'accept' || !inUse) return null
  const natures = [
    {
      label: say({zh: '修订：原值当时是对的，现有更新的数', en: 'Revision: right at the time, known better now'}),
      nature: 'revision',
    },
    {label: say({zh: '更正：原值有误', en: 'Correction: it was wrong'}), nature: 'correction'},
  ]
  const title = say({zh: '在用的值为何更改', en: 'Why the value in use goes'})
  return (await window.showQuickPick(natures, {title}))?.nature
}

async function decide(context: ExtensionContext, registry: Registry, said: unknown, verdict: Verdict): Promise<void> {
  const proposal = proposalIn(said) ?? (await chooseProposal(registry, verdict))
  if (!proposal) return
  const nature = await natureOf(proposal, verdict)
  if (nature === undefined) return
  const reason = (await window.showInputBox({title: say(asks[verdict])}))?.trim()
  const by = reason === undefined ? undefined : await personIn(context, registry)
  if (reason === undefined || by === undefined) return
  const {id} = proposal
  const made = await registry.ask<Done>('decide', {id, verdict, reason: reason || null, by, ...(nature && {nature})})
  await conclude(registry, made, done[verdict])
}

const proposalIn = (said: unknown): Proposed | null => {
  const node: Partial<ProposalNode> = Object(said)
  return node.row?.proposal ?? null
}

/** Of those that wait, the one that is meant; without a question where there is one. */
async function chooseProposal(registry: Registry, verdict: Verdict): Promise<Proposed | null> {
  await registry.look('now')
  const may = verdict === 'withdraw' ? 'mayWithdraw' : 'mayDecide'
  const rows = proposalRows(registry.proposals).filter(({proposal}) => proposal[may])
  if (rows.length < 2) {
    if (!rows.length) tell({zh: '没有可由您处理的提请', en: 'There is no proposal for you to decide on'})
    return rows[0]?.proposal ?? null
  }
  const choices = rows.map(({proposal, label, description}) => ({
    ...{proposal, label: say(label), description: say(description)},
  }))
  return (await window.showQuickPick(choices, {title: say(asks[verdict])}))?.proposal ?? null
}

async function conclude(registry: Registry, made: Done | Failed | null, words: Words): Promise<void> {
  if (!made || 'problem' in made) {
    const none = {zh: '服务没有运行，没有办成。', en: 'The server does not run; nothing was done.'}
    return void window.showErrorMessage(made?.problem ?? say(none))
  }
  await registry.done(made)
  tell(words)
}

/** Every value of the indicator at the caret, the newest first. */
async function showHistory(registry: Registry, figure?: Figure): Promise<void> {
  const position = figure?.range.start ?? window.activeTextEditor?.selection.active
  if (!position) return
  const {line, character} = position
  const told = await registry.ask<{readonly name: string; readonly vintages: readonly Vintage[]}>('history', {
    position: {line, character},
  })
  if (!told || 'problem' in told) return tell({zh: told?.problem ?? '服务没有应答', en: told?.problem ?? 'no answer'})
  const lines = told.vintages.map((it) => {
    const {label, detail} = vintageWords(it)
    return {label: say(label), detail: say(detail)}
  })
  await window.showQuickPick(lines, {
    title: say({zh: `${told.name}：历次登记`, en: `${told.name}: its values over time`}),
  })
}

const tell = (words: Words): void => void window.setStatusBarMessage(say(words), 5000)
