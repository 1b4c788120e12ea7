import {headingSequence} from '../../../server/src/core/rules/structure/heading-sequence.js'
import {checks, fixes, shows} from '../../fixture.js'

suite('heading-sequence', () => {
  checks(
    headingSequence,
    'numbers may run on through the parts',
    '# 方案\n\n## 一、任务\n\n### （一）交通\n\n1.建设道路。\n\n2.建设桥梁。\n\n### （二）能源\n\n3.建设电站。\n\n4.建设管网。\n\n## 二、保障\n\n### （一）组织\n\n5.加强领导。\n\n6.加强监督。\n',
  )

  checks(
    headingSequence,
    'a gap in numbers that run on is a gap',
    '一、任务\n\n1.建设道路\n\n2.建设桥梁\n\n二、保障\n\n3.加强领导\n\n⟦5.⟧加强监督\n\n6.加强考核\n',
  )

  checks(
    headingSequence,
    'a blank in a number makes no gap',
    '一、任务\n\n（一）交通\n\n1 . 建设道路\n\n2 . 建设桥梁\n\n3 . 建设电站\n\n二 、保障\n\n( 一 )组织\n\n（二）监督\n',
  )

  checks(
    headingSequence,
    'several numbers that are not there are in no heading, or the text is an excerpt',
    '一、任务\n\n（三）能源\n\n（四）交通\n\n五、保障\n',
  )

  fixes(
    headingSequence,
    'the next number shows which one is wrong',
    '一、任务\n\n二、措施\n\n⟦二、⟧步骤\n\n四、保障\n',
    '一、任务\n\n二、措施\n\n三、步骤\n\n四、保障\n',
  )
})

shows(headingSequence)
