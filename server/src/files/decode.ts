/** How a file's bytes were read; only UTF-8 can be written back. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'damaged-utf-8'

export interface Decoded {
  /** Without a leading BOM: offsets count from the first character after it. */
  readonly text: string
  readonly encoding: Encoding
}

/**
 * The text of a file: UTF-8, UTF-16 with its BOM, or GB18030, which Windows editors still write. UTF-8 with few wrong bytes is read with a sign in
 * the place of each. Null when it is none of them, or when reading it as GB18030 yields something that is not Chinese text.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be')
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const utf8 = decoded(bytes, marked ? 'utf-8-bom' : 'utf-8')
  if (utf8) return utf8
  const chinese = decoded(bytes, 'gb18030')
  return chinese && looksChinese(chinese.text) ? chinese : damaged(bytes)
}

/**
 * UTF-8 with a wrong byte here and there, as an editor shows it: each becomes U+FFFD, which a check finds at its place. Null
 * where there are many: then it is no text.
 */
function damaged(bytes: Uint8Array): Decoded | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const wrong = text.split('\ufffd').length - 1
  return wrong <= Math.max(3, text.length / 500) && looksChinese(text.replaceAll('\ufffd', ''))
    ? {text, encoding: 'damaged-utf-8'}
    : null
}

function decoded(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    return {text: new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, {fatal: true}).decode(bytes), encoding}
  } catch {
    return null
  }
}

/**
 * GB18030 gives a character to nearly every pair of bytes, so that a photograph decodes too. In Chinese text the common
 * characters of the 1980 standard and full-width punctuation are nearly everything beyond ASCII.
 */
function looksChinese(text: string): boolean {
  let [common, other] = [0, 0]
  for (const character of text.slice(0, 100_000)) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20 && !/[\t\n\r\f]/.test(character)) return false
    if (code < 0x80) continue
    if (
      (code >= 0x4e00 && code < 0xa000) ||
      (code >= 0x3000 && code < 0x3020) ||
      (code >= 0xff00 && code < 0xff60) ||
      (code >= 0x2010 && code < 0x2030) ||
      isSign(code)
    )
      common++
    else other++
  }
  return common > 9 * other
}

/** The signs of the same standard that tables are full of: ± × ÷ · °, ℃, Ⅰ, ≥ and ≤, ①. */
const isSign = (code: number): boolean =>
  [0xb0, 0xb1, 0xb7, 0xd7, 0xf7, 0x2103].includes(code) ||
  (code >= 0x2160 && code < 0x216c) ||
  (code >= 0x2200 && code < 0x2300) ||
  (code >= 0x2460 && code < 0x249c)
