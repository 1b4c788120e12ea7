import type {Indicator, Level, Registry} from '../registry/schema.js'
import type {Words} from './rule.js'
import {sayTime} from './words.js'

/**
 * Who stands behind a registered level, as far as the registry says it: who has approved it, else whose indicator it is,
 * and since when it is known. Null where the registry says nothing of it.
 */
export function behind(
  {approvedBy, vintage}: Level,
  {owner}: Pick<Indicator, 'owner'>,
  {organizations}: Pick<Registry, 'organizations'>,
): Words | null {
  const nameOf = (id: string): string => organizations.find((it) => it.id === id)?.label ?? id
  const who: Words | null = approvedBy
    ? {zh: `${nameOf(approvedBy)}核定`, en: `approved by ${nameOf(approvedBy)}`}
    : owner
      ? {zh: `${nameOf(owner)}负责`, en: `kept by ${nameOf(owner)}`}
      : null
  const since: Words | null = vintage ? {zh: `${sayTime(vintage).zh}取得`, en: `obtained on ${vintage}`} : null
  const parts = [who, since].filter((it) => it !== null)
  return parts.length ? {zh: parts.map(({zh}) => zh).join('，'), en: parts.map(({en}) => en).join(', ')} : null
}
