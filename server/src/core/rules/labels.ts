/**
 * The labels that put a part or a figure in order: 第一部分, 第3章; 表1, 图三, 附表1-2. What they head is set apart from
 * them by a blank, whether the label ends in a digit or in a Han character.
 */
const han = '[一二三四五六七八九十百]{1,3}'

/** Of a caption: 表1, 专栏三. */
export const captionKind = '(?:附?[表图件录]|专栏)'

/** At the end of what stands before the blank. */
export const labelEnd = new RegExp(
  `(?:第(?:${han}|\\d{1,3})(?:部分|单元|板块|[章节篇编卷部])|${captionKind}(?:${han}|\\d{1,3}(?:[-—–.]\\d{1,3})*))$`,
)
