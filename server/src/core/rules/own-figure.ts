import type {ResolvedMention} from '../mentions/mention.js'

/** Totals and shares (占38.1%) are worked out from other figures, and checked as such. */
export function isOwnFigure({name, quantity, span}: ResolvedMention, source: string): boolean {
  const isShare =
    /[%成]/.test(quantity.unit ?? '') && source.slice(Math.max(0, span.from - 12), span.from).includes('占')
  return name.text !== '' && !isShare && !/^(?:合计|总计|小计|共计|总数|其中|其他)$/.test(name.text)
}
