import {abbreviationUndefined} from '../../../server/src/core/rules/reference/abbreviation-undefined.js'
import {docNumberFormat} from '../../../server/src/core/rules/reference/doc-number-format.js'
import {docTitleVariant} from '../../../server/src/core/rules/reference/doc-title-variant.js'
import {xrefNumbering} from '../../../server/src/core/rules/reference/xref-numbering.js'
import {xrefUnresolved} from '../../../server/src/core/rules/reference/xref-unresolved.js'
import {checks, fixes} from '../../fixture.js'

suite('xref-unresolved', () => {
  checks(
    xrefUnresolved,
    '表头、引用块里的专栏也算',
    `
    布点见专栏1，场景见专栏2。

    | 专栏1　数字底座 |
    | --- |
    | 双千兆工程 |

    > 专栏2　场景
  `,
  )
  checks(
    xrefUnresolved,
    '附件说明列出的附件视为存在',
    `
    任务分工见附件2。

    附件：1.重点项目表

    2.任务分工表
  `,
  )
  checks(
    xrefUnresolved,
    '按章编号的表',
    `
    指标（见⟦表2-3⟧）和进度（见表2-1）。

    表2-1　进度安排
  `,
  )
  checks(
    xrefUnresolved,
    '章中的节',
    `
    # 第一章　总则

    ## 第一节　目标

    详见第一章第一节，另见⟦第一章第二节⟧。
  `,
  )
})

suite('xref-numbering', () => {
  checks(xrefNumbering, '从1重新开始是新的序列', '表1　甲\n\n表2　乙\n\n表1　丙\n\n表2　丁')
  checks(xrefNumbering, '以表起头的句子不是标题', '表1　甲\n\n表3显示，进展顺利。\n\n表2　乙')
})

suite('doc-title-variant', () => {
  const registry = `
    documents:
      outline: {title: 云州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要}
      rules: {title: 云州市公共数据开放管理办法}
  `
  checks(
    docTitleVariant,
    '多一字、少一字',
    '《⟦云州市国民经济和社会发展第十四个年规划和二〇三五年远景目标纲要⟧》《⟦云州市公共数据开发管理办法⟧》',
    {registry},
  )
  checks(
    docTitleVariant,
    '另一个五年、另一种文件',
    '《云州市国民经济和社会发展第十三个五年规划和二〇三五年远景目标纲要》《云州市公共数据开放管理条例》',
    {registry},
  )
  checks(docTitleVariant, '题名中的题名', '《关于印发〈⟦云州市公共数据开放管理的办法⟧〉的通知》', {registry})
})

suite('doc-number-format', () => {
  fixes(docNumberFormat, '全角方括号、虚位和“年”', '云府办发⟦［2021年］029号⟧', '云府办发〔2021〕29号')
  fixes(docNumberFormat, '两位年份', '云府办发⟦〔21〕3号⟧', '云府办发〔2021〕3号')
})

suite('abbreviation-undefined', () => {
  checks(abbreviationUndefined, '限定不足的简称', '按照⟦《推广方案》⟧更新公交车辆，执行《信访条例》。')
  checks(
    abbreviationUndefined,
    '说明在括号里的字号之后',
    '根据《云州市总体规划》（云府发〔2021〕6号，以下简称《规划》）编制，与《规划》一致。',
  )
})
