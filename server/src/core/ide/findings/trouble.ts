import type {Words} from '../../rules/rule.js'

/** Why an address did not give a registry. */
export type Trouble =
  | {readonly kind: 'status'; readonly status: number}
  | {readonly kind: Exclude<keyof typeof said, 'status'>}

const said = {
  status: {zh: '服务器没有给出文件', en: 'the server gave no file'},
  host: {zh: '找不到这台服务器，请核对网址或网络', en: 'no such server: check the address or the network'},
  certificate: {zh: '服务器的证书有问题', en: 'the server’s certificate is not valid'},
  connection: {zh: '连接不上，或连接中断', en: 'the connection failed or broke off'},
  proxy: {
    zh: '连接不上，或连接中断；环境变量设了代理（HTTPS_PROXY 等），请一并核对代理地址',
    en: 'the connection failed or broke off; the environment sets a proxy (HTTPS_PROXY …): check its address too',
  },
  silent: {zh: '5 秒内没有应答', en: 'no answer within 5 s'},
  slow: {zh: '30 秒内没有传完', en: 'not whole within 30 s'},
  large: {zh: '超过 20 MB', en: 'more than 20 MB'},
  redirects: {zh: '转址超过 10 次', en: 'more than 10 redirects'},
  elsewhere: {
    zh: '转到了其他主机或不可用的地址',
    en: 'redirected to another host, or to an address that is not allowed',
  },
  empty: {zh: '内容是空的', en: 'the answer is empty'},
  foreign: {
    zh: '收到的不是登记库（没有 plumbline 这一行，可能是登录页）',
    en: 'what arrived is no registry (no “plumbline:” key; perhaps a login page)',
  },
  cut: {zh: '收到的内容不完整', en: 'what arrived is not whole'},
  newer: {
    zh: '登记库的格式比本程序新，请升级程序',
    en: 'the registry has a newer format than this program: update the program',
  },
  untrusted: {
    zh: '工作区未受信任，没有联网读取',
    en: 'the workspace is not trusted, so nothing was asked of the network',
  },
  unsaved: {zh: '配置保存之后才联网读取', en: 'asked for once the configuration is saved'},
  asking: {zh: '等您允许从这台主机读取', en: 'waiting until you allow this host to be read from'},
  refused: {zh: '您没有允许从这台主机读取', en: 'you have not allowed this host to be read from'},
  pending: {zh: '正在取得', en: 'on its way'},
} as const satisfies Readonly<Record<string, Words>>

export function troubleWords(trouble: Trouble): Words {
  if (trouble.kind !== 'status') return said[trouble.kind]
  const {zh, en} = statusWords(trouble.status)
  return {zh: `${trouble.status}：${zh}`, en: `${trouble.status}: ${en}`}
}

function statusWords(status: number): Words {
  if (status === 401) return {zh: '需要登录', en: 'sign in'}
  if (status === 407) return {zh: '代理服务器需要登录', en: 'the proxy asks to sign in'}
  if (status === 403) return {zh: '没有权限', en: 'not allowed'}
  if (status === 404 || status === 410) return {zh: '这个网址没有文件', en: 'nothing is there'}
  if (status === 304)
    return {zh: '服务器说没有变化，但本机没有副本', en: 'the server says unchanged, but no copy is kept'}
  if (status === 429) return {zh: '请求过于频繁', en: 'too many requests'}
  if (status >= 500) return {zh: '服务器出错', en: 'the server failed'}
  return said.status
}

/** How long ago, in the largest unit that says something. `ms` may be below 0 where a clock was put back. */
export function ageWords(ms: number): Words {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const [count, zh, en] =
    minutes < 60
      ? [minutes, '分钟', 'min']
      : minutes < 48 * 60
        ? [Math.floor(minutes / 60), '小时', 'h']
        : [Math.floor(minutes / (24 * 60)), '天', 'days']
  return {zh: `${count} ${zh}前`, en: `${count} ${en} ago`}
}
