import assert from 'node:assert/strict'
import {linkedAt} from '../../server/src/core/ide/navigation/linked.js'
import {mark} from '../marks.js'
import {draftWith, uri} from './draft.js'

/** The numbers between `⟦` and `⟧` are typed together at `$0`; without marks there are none. */
function links(title: string, marked: string): void {
  test(title, () => {
    const {snapshot, at, text, spans} = draftWith(marked)
    assert.equal(mark(text, linkedAt(snapshot, uri, at) ?? []), mark(text, spans))
  })
}

suite('a figure that stands twice in a sentence', () => {
  links('of one indicator', '2020年，数据中心达到⟦1$003⟧个，全部⟦103⟧个互联网数据中心投入运行。\n')
  links('with a decimal', '2020年，城镇化率达到⟦6$03.9⟧%，城镇化率⟦63.9⟧%的目标实现。\n')
  links('not of two things that are the same number', '2020年，数据中心达到1$003个，城市公园达到103座。\n')
  links('not in another sentence', '2020年，数据中心达到1$003个。2020年，数据中心达到103个。\n')
  links('not of another time', '2020年，数据中心达到1$003个，2021年，数据中心达到103个。\n')
  links('not where it stands once', '2020年，数据中心达到1$003个。\n')
  links('not in a table', '| 指标 | 2020年 |\n|---|---|\n| 数据中心（个） | 1$003 |\n| 数据中心（个） | 103 |\n')
})
