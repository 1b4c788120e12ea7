import type {Bodies, Draft, Kind, Role, Touch} from './act.js'
import {bodies, envelope, kinds} from './act.js'
import {admitDecision, admitWithdrawal} from './admit-decision.js'
import {admitProposal} from './admit-proposal.js'
import {grantKey, releaseKey, ruleKey, tokenKey, usageKey} from './keys.js'
import {isRefusal, type Refusal, refusal} from './refusal.js'
import {type Deed, grantFor, type Who} from './rights.js'
import type {Grant, State} from './state.js'

/** What somebody asks the ledger to take. */
export interface Asked {
  readonly id: string
  readonly kind: string
  readonly scope: string
  readonly reason: string | null
  readonly body: unknown
}

/** An act to be appended, on condition that `reads` are still the newest vintages of their keys. */
export interface Admitted {
  readonly draft: Draft
  readonly reads: readonly Touch[]
}

/** The host's own commands, which found a ledger: they grant and issue tokens, and hand in what two people have signed. */
export type By = (Who & {readonly isOperator?: false}) | (Who & {readonly isOperator: true})

const deeds: Readonly<Record<Kind, Deed>> = {
  propose: 'propose',
  decide: 'decide',
  withdraw: 'propose',
  release: 'release',
  grant: 'grant',
  revoke: 'grant',
  rule: 'grant',
  token: 'grant',
  end: 'grant',
  usage: 'report',
}

/** Whether an act may be taken as things stand, and what it then writes. Pure: who appends it sees to it that they still stand so. */
export function admit(state: State, by: By, asked: Asked): Admitted | Refusal {
  const kind = kinds.find((it) => it === asked.kind)
  if (!kind)
    return refusal(
      'invalid',
      `本服务不认识“${asked.kind}”这种操作，或是来自更新的版本。`,
      `“${asked.kind}” is no act that this service knows; it may be of a newer version.`,
    )
  const {id, scope, reason} = asked
  const fault = envelope.fault({id, scope, reason}, '') ?? bodies[kind].fault(asked.body, '')
  if (fault) return refusal('invalid', `${fault.at || '内容'}：${fault.zh}。`, `${fault.at || 'The body'} ${fault.en}.`)
  // Whoever hands out a token could act as its owner: that is the host's alone.
  if ((kind === 'token' || kind === 'end') && !by.isOperator) return forbidden(asked.scope)
  const grant = by.isOperator ? null : grantFor(state, by, deeds[kind], asked.scope)
  if (!grant && !by.isOperator) return forbidden(asked.scope)
  const role: Role | 'operator' = grant?.role ?? 'operator'
  const rest = {...{id, scope, reason, role}, by: by.subject}
  const made = draftOf(state, {kind, body: asked.body} as KindAndBody, {
    ...rest,
    isOperator: by.isOperator === true,
    today: by.today,
  })
  if (isRefusal(made)) return made
  return {draft: {...rest, ...made} as Draft, reads: grant ? [readOf(grant)] : []}
}

export type KindAndBody = {readonly [K in Kind]: {readonly kind: K; readonly body: Bodies[K]}}[Kind]

/** What beside its body is known of an act that is being admitted. */
export interface Sender {
  readonly id: string
  readonly by: string
  readonly scope: string
  readonly reason: string | null
  readonly isOperator: boolean
  readonly today: string
}

type Made = KindAndBody & {readonly touches: readonly Touch[]}

const readOf = ({key, version}: Grant): Touch => ({key, version})

const forbidden = (scope: string): Refusal =>
  refusal('forbidden', `您在 ${scope} 没有这项权限。`, `You have no right to do this in ${scope}.`)

function draftOf(state: State, act: KindAndBody, sender: Sender): Made | Refusal {
  const next = (key: string): Touch => ({key, version: (state.versions.get(key) ?? 0) + 1})
  const {scope} = sender
  switch (act.kind) {
    case 'propose': {
      const made = admitProposal(state, act.body, sender)
      return isRefusal(made) ? made : {kind: 'propose', ...made}
    }
    case 'decide': {
      const made = admitDecision(state, act.body, sender)
      return isRefusal(made) ? made : {kind: 'decide', ...made}
    }
    case 'withdraw': {
      const made = admitWithdrawal(state, act.body, sender)
      return isRefusal(made) ? made : {kind: 'withdraw', ...made}
    }
    case 'release':
      // The first of two of one name holds: a release never changes what it names.
      if (state.releases.has(releaseKey(scope, act.body.name)))
        return refusal('taken', `已有定稿 ${act.body.name}。`, `There is a release ${act.body.name} already.`)
      return {...act, touches: [{key: releaseKey(scope, act.body.name), version: 1}]}
    case 'grant':
    case 'revoke':
      // Whoever gives rights takes none for himself.
      if (act.body.subject === sender.by && !sender.isOperator) return forbidden(scope)
      return {...act, touches: [next(grantKey(act.body.subject, act.body.role, scope))]}
    case 'rule':
      return {...act, touches: [next(ruleKey(scope))]}
    case 'token':
      return {...act, touches: [next(tokenKey(act.body.digest))]}
    case 'end':
      return {...act, touches: [next(tokenKey(act.body.digest ?? act.body.subject ?? ''))]}
    case 'usage':
      return admitUsage(state, act, sender)
  }
}

/** A draft is reported by whoever has reported it before. */
function admitUsage(state: State, act: KindAndBody & {readonly kind: 'usage'}, {by}: Sender): Made | Refusal {
  const {draft} = act.body
  if ((state.usages.get(draft)?.by ?? by) !== by)
    return refusal('taken', `文稿 ${draft} 由他人报告。`, `The draft ${draft} is reported by somebody else.`)
  const key = usageKey(draft)
  return {...act, touches: [{key, version: (state.versions.get(key) ?? 0) + 1}]}
}
