/** How much of a text is looked at: enough for a title and its first paragraphs. */
const head = 3000

/** Whether a Markdown text is likely a plan: mostly Han, with a title that says so. It is offered a check, nothing more. */
export function looksLikePlan(text: string): boolean {
  const start = text.slice(0, head)
  const title = /^#{1,2}[ \t]+(.+)$/m.exec(start)?.[1] ?? start.trimStart().split('\n', 1)[0] ?? ''
  return /规划|方案|计划|意见|报告|公报/.test(title) && isMostlyHan(start)
}

function isMostlyHan(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0
  return han >= 20 && han > 2 * letters
}

/** `plumbline: true` among the metadata at the head of a text. The server decides; this is why it is started. */
export const asksForCheck = (text: string): boolean =>
  /^\uFEFF?---[ \t]*\r?\n(?:(?!---[ \t]*\r?\n)[^\n]*\n)*?plumbline:[ \t]*true[ \t]*(?:#[^\n]*)?\r?\n/.test(
    text.slice(0, head),
  )
