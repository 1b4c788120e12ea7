/** What cells of statistical tables say: names, units, times, values. Each reads one cell and knows no table. */

/** Full-width letters, digits and signs as half-width, blanks of all kinds as one. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim()

/** A name without its number, the sign of a part (#, 其中：) and marks of notes; with the unit that stands behind it in brackets. */
export function nameIn(text: string): {readonly name: string; readonly unit: string | null} {
  const bare = plain(text.replace(/[①-⑳*]+/g, ''))
    .replace(/ /g, '')
    .replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])/, '')
    .replace(/^(?:#+|其中[:,、]?)/, '')
  const [, name = bare, unit = null] = /^(.+?)\(([^()]+)\)$/.exec(bare) ?? []
  return unit !== null && looksLikeUnit(unit) ? {name, unit} : {name: bare, unit: null}
}

const looksLikeUnit = (text: string): boolean =>
  /^(?:%|‰|[百千万亿]|[\p{Script=Han}A-Za-z/²³·]{1,10}$)/u.test(text) && !/年|以上|含/.test(text)

/** The unit that a line over a table gives for all of it: 单位：亿元. Null where it gives none, or several. */
export function unitOfAll(text: string): string | null {
  const unit = /单位[:：]\s*([^\s,、;；()]+)/.exec(plain(text))?.[1]
  return unit && !/[,、]|单位[:：]\s*\S+[、,]/.test(plain(text)) ? unit : null
}

/** A time in the head of a column or row. */
export interface HeadTime {
  readonly year: number
  /** Whether the head says the end of the year. */
  readonly isEnd: boolean
  readonly isTarget: boolean
}

/** The year that a head names; null where it names none, part of one, or more than one. */
export function timeIn(text: string): HeadTime | null {
  const bare = plain(text).replace(/ /g, '')
  const years = [...bare.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map((it) => Number(it[1]))
  if (years.length !== 1 || /月|季度|上半年|前三|旬|周|[-—~]/.test(bare)) return null
  return {year: years[0] ?? 0, isEnd: /年?(?:末|底)/.test(bare), isTarget: /目标|规划/.test(bare)}
}

/** What makes a column one of changes or shares and not of the indicator itself. */
export const isOfChange = (text: string): boolean =>
  /增长|增速|增幅|增减|比上年|同比|环比|上年=|占比|比重|构成|位次|排名|指数|±/.test(plain(text).replace(/ /g, ''))

/** What a cell of the body holds. */
export type Value =
  | {readonly kind: 'missing'}
  | {readonly kind: 'words'}
  | {readonly kind: 'number'; readonly digits: string; readonly qualifier: string | null; readonly isPercent: boolean}

const missing = /^(?:|…+|\.{2,}|-{1,3}|—{1,2}|–|\/|\.|空|无|不详|na|n\/a)$/i

export function valueIn(text: string): Value {
  const bare = plain(text.replace(/[①-⑳*]+$/g, '')).replace(/ /g, '')
  if (missing.test(bare)) return {kind: 'missing'}
  const found =
    /^(≥|>=|≤|<=|约|近|超过|不低于|不超过)?([-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?)(%)?(以上|以下|以内|左右)?$/.exec(
      bare,
    )
  if (!found) return {kind: 'words'}
  const [, before = '', digits = '', percent, behind = ''] = found
  if (before && behind) return {kind: 'words'}
  return {
    kind: 'number',
    digits: digits.replaceAll(',', '').replace(/^\+/, ''),
    qualifier: qualifiers[before || behind] ?? null,
    isPercent: percent !== undefined,
  }
}

const qualifiers: Readonly<Record<string, string>> = {
  '≥': 'ge',
  '>=': 'ge',
  不低于: 'ge',
  以上: 'ge',
  '≤': 'le',
  '<=': 'le',
  不超过: 'le',
  以下: 'le',
  以内: 'le',
  约: 'about',
  左右: 'about',
  近: 'nearly',
  超过: 'gt',
}
