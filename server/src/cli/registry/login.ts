import {createInterface} from 'node:readline/promises'
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

/** `plumbline registry login [URL]`: keeps a token, which is read from standard input and never from the command line. */
export async function runLogin(options: Options): Promise<number> {
  const base = await baseOf(options)
  const token = (await readToken(options)).trim()
  if (!/^[\w-]{20,100}$/.test(token)) throw complaint('that is no token', '这不是令牌')
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

/** From a pipe as it comes; from a terminal without showing it. */
async function readToken(options: Options): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(inLocale({zh: '令牌：', en: 'Token: '}, options.locale))
  const silent = new Writable({write: (_chunk, _encoding, done) => done()})
  const reader = createInterface({input: process.stdin, output: silent, terminal: process.stdin.isTTY === true})
  try {
    return await reader.question('')
  } finally {
    reader.close()
    if (process.stdin.isTTY) process.stderr.write('\n')
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
