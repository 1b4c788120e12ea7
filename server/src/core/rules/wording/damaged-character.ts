import {lostCharacters} from '../damage.js'
import {passageRule} from '../rule.js'

/** Half of a pair, or the sign that stands for bytes that are no character. */
const damaged = /\ufffd+|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** One look at the text, which nearly always has none of them. */
const some = /[\ud800-\udfff\ufffd?]/

export const damagedCharacter = passageRule<string>({
  id: 'damaged-character',
  severity: 'error',
  summary: {zh: '含有无法识别的字符（文件有损）', en: 'Signs that are no character: the file is damaged'},
  why: {
    zh: '文件传输、转码或复制不全，会有个别字节不成字，显示为“\ufffd”；编码里没有的字，有时存成了“?”。那里原来写的是什么，只有对照原件才知道；可能是一个数字，因此不提供改法。',
    en: 'A file that was sent, converted or copied badly has bytes that make no character, shown as “\ufffd”; a character that an encoding does not have is sometimes kept as “?”. Only the original tells what stood there; it may have been a digit, so nothing is offered.',
  },
  norm: {
    zh: 'Unicode 标准：U+FFFD 替换字符。',
    en: 'The Unicode Standard: U+FFFD, the replacement character.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '截至2020年底，公园绿地面⟦\ufffd\ufffd⟧达到120公顷。\n',
      says: [
        {
          zh: '此处有2个无法识别的字符，文件在传输或转码中受损。请对照原件补写。',
          en: '2 signs here are no character: the file was damaged on its way. Write what the original has.',
        },
      ],
    },
    {
      draft: '截至2020年底，公园绿地面积达到120公顷、⟦?⟧水灌区全线贯通。\n',
      says: [
        {
          zh: '此处有1个无法识别的字符，文件在传输或转码中受损。请对照原件补写。',
          en: '1 sign here is no character: the file was damaged on its way. Write what the original has.',
        },
      ],
    },
    {draft: '截至2020年底，公园绿地面积达到120公顷，𠮷祥路全线贯通。\n'},
    {
      draft: '推广“零跑腿⟦?⟧直达车”做法。\n',
      says: [
        {
          zh: '此处有1个无法识别的字符，文件在传输或转码中受损。请对照原件补写。',
          en: '1 sign here is no character: the file was damaged on its way. Write what the original has.',
        },
      ],
    },
    {draft: '公园绿地面积为什么能达到120公顷?靠的是全民植树。\n'},
    {draft: '这件事办得成办不成?办得成。\n'},
  ],
  where: ({passage: {source}}) => some.test(source),
  *check({passage: {source}}) {
    for (const pattern of [damaged, lostCharacters])
      for (const {index, 0: signs} of source.matchAll(pattern))
        yield {span: {from: index, to: index + signs.length}, facts: signs}
  },
  say: (signs) => ({
    zh: `此处有${signs.length}个无法识别的字符，文件在传输或转码中受损。请对照原件补写。`,
    en: `${signs.length} ${signs.length === 1 ? 'sign here is' : 'signs here are'} no character: the file was damaged on its way. Write what the original has.`,
  }),
})
