import {window} from 'vscode'
import type {RegistryStatus} from '../../server/src/lsp/registry/answers.js'
import type {Hosts} from './hosts.js'
import type {Registry} from './registry.js'
import {say} from './say.js'
import {isPrivate, isToken, type Tokens} from './tokens.js'
import type {Words} from './words.js'

/** Who one is to the service that keeps the registry of the current draft. */
export const signInCommands = (registry: Registry, tokens: Tokens, hosts: Hosts) => ({
  signIn: () => signIn(registry, tokens, hosts),
  signOut: () => signOut(registry, tokens),
  refreshRegistry: async () => {
    await registry.look('anew')
    const problem = registry.status?.problem
    if (problem) void window.showWarningMessage(problem)
  },
})

/** The base of the service; null, with a word to the user, where there is none. */
async function baseOf(registry: Registry): Promise<string | null> {
  const status = await registry.ask<RegistryStatus>('status', {asks: false})
  if (status && 'kind' in status && status.kind === 'service' && status.source) return status.source
  tell({
    zh: 'plumbline.yaml 中没有登记库服务，不需要登录。',
    en: 'plumbline.yaml names no registry service: there is nothing to sign in to.',
  })
  return null
}

/** The token goes from a box that does not show it to where the editor keeps secrets; one that is refused is not kept. */
async function signIn(registry: Registry, tokens: Tokens, hosts: Hosts): Promise<void> {
  const base = await baseOf(registry)
  if (base === null) return
  if (!isPrivate(base))
    return tell({zh: `${base}：令牌只能经 https 传送。`, en: `${base}: a token goes over https only.`})
  const token = await window.showInputBox({
    title: say({zh: `登录 ${base}`, en: `Sign in to ${base}`}),
    prompt: say({
      zh: '粘贴令牌（由管理员用 plumbline serve token 发给）。涉密数据不得入库。',
      en: 'Paste your token (made by plumbline serve token). Nothing secret belongs in the registry.',
    }),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === '' || isToken(text.trim()) ? null : say({zh: '这不是令牌', en: 'that is no token'}),
  })
  if (!token) return
  const before = await tokens.of(base)
  await tokens.keep(base, token.trim())
  await hosts.allow(new URL(base).host)
  await registry.look('anew')
  const {status} = registry
  if (status?.subject)
    return tell({
      zh: `已登录 ${base}，身份为${status.subject}（${status.roles.join('；')}）。涉密数据不得入库。`,
      en: `Signed in to ${base} as ${status.subject} (${status.roles.join('; ')}). Nothing secret belongs in the registry.`,
    })
  if (before === undefined) await tokens.forget(base)
  else await tokens.keep(base, before)
  await registry.look('anew')
  void window.showErrorMessage(
    status?.problem ?? say({zh: '登记库服务没有应答。', en: 'The registry service did not answer.'}),
  )
}

async function signOut(registry: Registry, tokens: Tokens): Promise<void> {
  const base = await baseOf(registry)
  if (base === null) return
  await tokens.forget(base)
  await registry.look('anew')
  tell({zh: `已退出 ${base}。`, en: `Signed out of ${base}.`})
}

const tell = (words: Words): void => void window.showInformationMessage(say(words))
