import type {Time} from '../quantity/time.js'
import type {Words} from './rule.js'

/** A time as an official writes it: 2020年末, 2021年6月, 2024年第一季度, 2016—2020年. */
export function sayTime(time: Time): Words {
  const [from = '', to] = time.split('/')
  if (to !== undefined) return sayPeriod(from, to)
  const [year = '', part, day] = time.split('-')
  if (part === undefined) return {zh: `${year}年`, en: year}
  if (part === '12' && day === '31') return {zh: `${year}年末`, en: `the end of ${year}`}
  if (part.startsWith('Q'))
    return {zh: `${year}年第${'一二三四'[Number(part.slice(1)) - 1] ?? ''}季度`, en: `${part} ${year}`}
  if (part.startsWith('H')) return {zh: `${year}年${part === 'H1' ? '上' : '下'}半年`, en: `${part} ${year}`}
  const month = `${year}年${Number(part)}月`
  return day === undefined ? {zh: month, en: `${year}-${part}`} : {zh: `${month}${Number(day)}日`, en: time}
}

function sayPeriod(from: string, to: string): Words {
  if (/^\d+$/.test(from) && /^\d+$/.test(to)) return {zh: `${from}—${to}年`, en: `${from}–${to}`}
  const [start, end] = [sayTime(from), sayTime(to)]
  return {zh: `${start.zh}至${end.zh}`, en: `${start.en} to ${end.en}`}
}

/** The phrase that dates a sentence: 截至2020年底; null for a time that no such phrase fits. */
export function datingPhrase(time: Time): string | null {
  const [year = '', month, day] = time.split('-')
  if (!/^\d{4}$/.test(year) || time.includes('/')) return null
  if (month === undefined) return `${year}年`
  if (month === '12' && day === '31') return `截至${year}年底`
  if (!/^\d\d$/.test(month)) return null
  return day === undefined ? `截至${year}年${Number(month)}月底` : `截至${year}年${Number(month)}月${Number(day)}日`
}
