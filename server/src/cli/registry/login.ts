import {createInterface} from 'node:readline'
import {Writable} from 'node:stream'
import {askService} from '../../files/remote/ask-service.js'
import {
  credentialsPlace,
  isPrivate,
  readCredentials,
  tokenFor,
  writeCredentials,
} from '../../files/remote/credentials.js'
import {complaint} from '../complaint.js'
import {inLocale, type Words} from '../locale.js'
import type {Options} from '../options.js'
import {print} from '../output.js'
import {namedService} from './service.js'
import {knowsAccounts, signInByBrowser} from './sign-in.js'

const say = (words: Words, {locale}: Options): Promise<void> => print(inLocale(words, locale))

/** The base of the service that is meant: named, else that of the configuration. */
async function baseOf(options: Options): Promise<string> {
  const [given, ...more] = options.paths
  if (more.length)
    throw complaint('registry login takes one address', 'registry login 只需要一个网址；令牌不写在命令行上')
  const base = given?.replace(/\/+$/, '').replace(/\/v1\/.*$/, '') ?? (await namedService(options))?.base
  if (!base) throw complaint('no registry service is named; give its address', '没有写明登记库服务，请写出网址')
  if (!isPrivate(base)) throw complaint(`${base}: a token goes over https only`, `${base}：令牌只能经 https 传送`)
  return base
}

/**
 * `plumbline registry login [URL]`: keeps a token, which is read from standard input and never from the command line, or the
 * session of whoever signs in with the organisation's account in a browser.
 */
export async function runLogin(options: Options): Promise<number> {
  const base = await baseOf(options)
  const isTerminal = process.stdin.isTTY === true
  const typed = isTerminal ? '' : (await readToken(options)).trim()
  const byBrowser = !typed && (await knowsAccounts(base, options.locale))
  if (byBrowser) return keepToken(base, await browserOrToken(base, isTerminal, options), options)
  return keepToken(base, isTerminal ? (await readToken(options)).trim() : typed, options)
}

async function browserOrToken(base: string, isTerminal: boolean, options: Options): Promise<string> {
  const {address, token, close} = await signInByBrowser(base, options.locale)
  await say(
    {
      zh: `请在本机浏览器中打开：\n${address}\n`,
      en: `Open this in a browser of this machine:\n${address}\n`,
    },
    options,
  )
  const asked = new AbortController()
  try {
    return isTerminal
      ? await Promise.race([token, readToken(options, asked.signal).then((it) => it.trim())])
      : await token
  } finally {
    close()
    asked.abort()
  }
}

async function keepToken(base: string, token: string, options: Options): Promise<number> {
  if (!/^[\w.-]{20,2000}$/.test(token)) throw complaint('that is no token', '这不是令牌')
  const said = await askService(base, '/v1/me', {language: options.locale === 'en' ? 'en' : 'zh', token})
  if ('failed' in said) throw complaint(said.failed.en, said.failed.zh)
  const kept = await readCredentials()
  await writeCredentials({...(kept === 'open' ? {} : kept), [base]: token})
  const subject = String(Object(said.json).subject ?? '')
  await say(
    {
      zh: `已登录 ${base}，身份为${subject}。涉密数据不得入库。\n`,
      en: `Signed in to ${base} as ${subject}. Nothing secret belongs in the registry.\n`,
    },
    options,
  )
  return 0
}

/** From a pipe as it comes; from a terminal without showing it. `signal`: it is not needed any more. */
async function readToken(options: Options, signal?: AbortSignal): Promise<string> {
  const isTerminal = process.stdin.isTTY === true
  if (isTerminal) process.stderr.write(inLocale({zh: '令牌：', en: 'Token: '}, options.locale))
  const silent = new Writable({write: (_chunk, _encoding, done) => done()})
  const reader = createInterface({input: process.stdin, output: silent, terminal: isTerminal})
  try {
    // An end of input without a line is no line.
    return await new Promise<string>((resolve) => {
      reader.once('line', resolve)
      reader.once('close', () => resolve(''))
      signal?.addEventListener('abort', () => reader.close())
    })
  } finally {
    reader.close()
    if (isTerminal) process.stderr.write('\n')
  }
}

/** `plumbline registry logout [URL]`. */
export async function runLogout(options: Options): Promise<number> {
  const base = await baseOf(options)
  const kept = await readCredentials()
  const {[base]: _, ...others} = kept === 'open' ? {} : kept
  await writeCredentials(others)
  await say({zh: `已退出 ${base}\n`, en: `Signed out of ${base}\n`}, options)
  return 0
}

/** `plumbline registry status [URL]`: who one is to the service, and how far it is. Status 1 where that cannot be told. */
export async function runStatus(options: Options): Promise<number> {
  const base = await baseOf(options)
  const isOpen = (await readCredentials()) === 'open'
  if (isOpen)
    throw complaint(
      `${credentialsPlace()}: others of this machine may read it, so it does not serve; sign in again`,
      `${credentialsPlace()}：本机其他人可以读取，不予使用，请重新登录`,
    )
  const said = await askService(base, '/v1/me', {language: options.locale === 'en' ? 'en' : 'zh'})
  if ('failed' in said) {
    const isKnown = (await tokenFor(base)) !== null
    throw isKnown ? complaint(said.failed.en, said.failed.zh) : complaint(`${base}: not signed in`, `${base}：尚未登录`)
  }
  const {subject, seq, grants} = Object(said.json)
  const roles = (Array.isArray(grants) ? grants : []).map(({role, scope}) => `${role} ${scope}`).join('; ')
  await say(
    {zh: `${base}：${subject}（${roles}），第 ${seq} 号\n`, en: `${base}: ${subject} (${roles}), act ${seq}\n`},
    options,
  )
  return 0
}
