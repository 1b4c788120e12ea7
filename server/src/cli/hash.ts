/** FNV-1a, 64 bits: a short name for a text, not a secret. */
export function hash(text: string): string {
  let value = 0xcbf29ce484222325n
  for (let at = 0; at < text.length; at++)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n)
  return value.toString(16).padStart(16, '0')
}
