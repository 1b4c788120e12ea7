import {hanNumeral} from './han-numeral.js'
import {paragraphAt, type Where, type WordReading} from './reading.js'

/** A place of the draft as a reader finds it in Word: 第三章第2段, 表2第4行. */
export function placeWords(reading: WordReading, offset: number): {zh: string; en: string} {
  const paragraph = paragraphAt(reading, offset)
  return paragraph ? said(paragraph.where) : {zh: '文首', en: 'at the start'}
}

function said(where: Where): {zh: string; en: string} {
  switch (where.kind) {
    case 'title':
      return {zh: '标题', en: 'title'}
    case 'body': {
      const {chapter, paragraph} = where
      const zh = `${chapter ? `第${hanNumeral(chapter)}章` : ''}${paragraph ? `第${paragraph}段` : '标题'}`
      return {zh, en: `${chapter ? `chapter ${chapter}, ` : ''}${paragraph ? `paragraph ${paragraph}` : 'heading'}`}
    }
    case 'cell':
      return {zh: `表${where.table}第${where.row}行`, en: `table ${where.table}, row ${where.row}`}
    case 'footnote':
      return {zh: `脚注${where.number}`, en: `note ${where.number}`}
    case 'box':
      return {zh: `文本框${where.number}`, en: `text box ${where.number}`}
  }
}
