import {reads, roleOf, timeOf} from './reading.js'

suite('a bracket that has closed', () => {
  test('hands no change on to the next item', () =>
    reads('教育支出下降⟦3%⟧（主要是基建减少）；农林水支出⟦51亿元⟧。', ['increment percent', 'baseline'], roleOf))
})

suite('roles and changes', () => {
  const rows: readonly (readonly [clause: string, ...roles: string[]])[] = [
    ['全市绿地率达到⟦41%⟧。', 'baseline'],
    ['候车时间由⟦12分钟⟧缩短为⟦9分钟⟧。', 'baseline', 'baseline'],
    ['降幅为⟦3%⟧。', 'increment percent'],
    ['目标为⟦80%⟧，实际完成⟦86%⟧。', 'target', 'baseline'],
    ['连续六年稳定在⟦95%以上⟧。', 'baseline'],
    ['新增学位⟦9000个⟧，其中初中⟦2000个⟧。', 'increment absolute', 'increment absolute'],
    ['比年初增加⟦9000个⟧，其中初中达到⟦2000个⟧。', 'increment absolute', 'baseline'],
    ['2026年底前，新建⟦3座⟧；2028年，建成⟦8座⟧。', 'target', 'target'],
    ['到2028年，全市绿地率达到⟦45%⟧。', 'target'],
    ['力争绿地率达到⟦45%⟧。', 'target'],
    ['确保耕地保有量⟦不低于120万亩⟧。', 'target'],
    ['噪声平均值⟦不高于50分贝⟧。', 'target'],
    ['用水总量控制在⟦9亿立方米以内⟧。', 'target'],
    ['近两年，准点率均在⟦97%以上⟧。', 'baseline'],
    ['机场准点率提高至⟦88%⟧，较2019年提高⟦6个百分点⟧。', 'baseline', 'increment points'],
    ['快递业务量增长⟦12%⟧。', 'increment percent'],
    ['“十三五”期间，出口年均增长⟦5.2%⟧。', 'increment annual-growth'],
    ['专利授权量比2018年增长⟦2.4倍⟧。', 'increment increase-multiple'],
    ['技术交易额⟦翻一番⟧。', 'increment multiple-of-base'],
    ['捐赠收入增长到原来的⟦4倍⟧。', 'increment multiple-of-base'],
    ['进口额、出口额分别增长⟦32%⟧、⟦1.6倍⟧。', 'increment percent', 'increment increase-multiple'],
    ['人均床位低于全省平均水平⟦0.8张⟧。', 'increment difference'],
    ['网售额是2015年的⟦3.6倍⟧。', 'increment ratio-to-base'],
    ['森林覆盖率比全国平均水平高⟦8个百分点⟧。', 'increment difference'],
    ['新增托位⟦3000个⟧。', 'increment absolute'],
    ['新增学位、园位⟦3万个⟧。', 'increment absolute'],
    ['新增就业、建成公园⟦12座⟧。', 'baseline'],
    ['年均增加绿地⟦12公顷⟧，工业增加值⟦30亿元⟧。', 'increment absolute', 'baseline'],
    ['新增省级绿色矿山⟦5家⟧、累计⟦37家⟧。', 'increment absolute', 'baseline'],
    ['契税增长⟦7%⟧，超目标任务⟦0.6个百分点⟧。', 'increment percent', 'increment difference'],
    ['契税增长⟦7%⟧，好于序时进度⟦0.6个百分点⟧。', 'increment percent', 'increment difference'],
    ['契税不达预期；房产税完成⟦3亿元⟧，为预算的⟦104%⟧。', 'baseline', 'baseline'],
    ['实施科技计划项目⟦90项⟧，支持资金⟦1亿元⟧，科技合作计划⟦2项⟧。', 'baseline', 'baseline', 'baseline'],
    ['实施伙伴计划⟦2项⟧，引进专家⟦3人⟧；计划投资⟦30亿元⟧。', 'baseline', 'baseline', 'target'],
    ['办理代表建议、委员提案⟦22件⟧，满意率均为⟦100%⟧。', 'baseline', 'baseline'],
    ['建议增加⟦3所⟧，建成⟦5所⟧。', 'increment absolute', 'target'],
    ['人才计划入选者⟦80人次⟧，引进院士⟦3名⟧。', 'baseline', 'baseline'],
    ['街区面积⟦9公顷⟧，规划控制在⟦8公顷⟧。', 'baseline', 'target'],
    ['契税收入年初预算为⟦4亿元⟧，实际完成⟦5亿元⟧；支出预算合计⟦9亿元⟧。', 'target', 'baseline', 'target'],
    ['房产税预期达到⟦3亿元⟧。', 'target'],
    ['水厂提高出水水质配套建成投用湿地⟦3座⟧。', 'baseline'],
    ['提高困难学生补助⟦300元⟧。', 'increment absolute'],
    ['城镇新增就业⟦6.5万人⟧。', 'increment absolute'],
    ['年减排氮氧化物⟦900吨⟧、粉尘⟦120吨⟧。', 'increment absolute', 'increment absolute'],
    ['办件时限由⟦12天⟧压缩至⟦5天以内⟧。', 'baseline', 'baseline'],
    ['到2027年，办件时限由⟦12天⟧压缩至⟦5天以内⟧。', 'baseline', 'target'],
    ['建议2026年支出增长⟦3%⟧，安排⟦80亿元⟧。', 'increment percent', 'target'],
    ['今年拟发行专项债券⟦45亿元⟧。', 'target'],
    ['《水网规划》提出，灌溉保证率达到⟦90%⟧。', 'target'],
    ['第一步，“十五五”末，航点达到⟦40个⟧。', 'target'],
    ['加强城市规划建设治理，路网密度达到⟦7.2公里/平方公里⟧。', 'baseline'],
  ]
  for (const [clause, ...roles] of rows) test(clause, () => reads(clause, roles, roleOf))
})

suite('times', () => {
  const rows: readonly (readonly [clause: string, ...times: string[]])[] = [
    ['截至2021年底，站点⟦60个⟧。泊位⟦3万个⟧。', '截至2021年底 explicit', '截至2021年底 inherited'],
    ['2022年，产值⟦30亿元⟧，利润⟦2亿元⟧。', '2022年 explicit', '2022年 explicit'],
    // A year in the middle of a sentence holds for that sentence alone.
    ['产业稳步壮大，2022年，产值⟦30亿元⟧。企业⟦90家⟧。', '2022年 explicit', '– –'],
    ['全年发电⟦8亿千瓦时⟧。售电⟦7亿千瓦时⟧。', '全年 explicit', '全年 inherited'],
    ['产值由2019年的⟦5亿元⟧增至2022年的⟦9亿元⟧。', '2019年 explicit', '2022年 explicit'],
    // 其中 goes on with the sentence before, whatever dates that.
    [
      '产业稳步壮大，2022年，产值⟦30亿元⟧。其中，电子⟦9亿元⟧。企业⟦90家⟧。',
      '2022年 explicit',
      '2022年 inherited',
      '– –',
    ],
    [
      '全市2019年收入⟦3亿元⟧，2022年收入⟦5亿元⟧。 其中税收⟦4亿元⟧。',
      '2019年 explicit',
      '2022年 explicit',
      '2022年 inherited',
    ],
    ['产值比2019年增长⟦80%⟧。', '– –'],
    ['产值比2019年增长⟦80%⟧。其中，电子增长⟦90%⟧。', '– –', '– –'],
    ['2024年收入⟦9亿元⟧，创2019年以来新高。其中税收⟦7亿元⟧。', '2024年 explicit', '2024年 inherited'],
    ['收入⟦9亿元⟧，与2024年预算数持平。其中税收⟦7亿元⟧。', '– –', '– –'],
    ['上年与市结算前结转收入⟦2亿元⟧，调入资金⟦4亿元⟧。', '– –', '– –'],
    ['以上年为100，价格指数为⟦102.3⟧。', '– –'],
    [
      '到2025年，回收率由2020年的⟦30%⟧提高到⟦45%⟧，达标率⟦90%⟧。',
      '2020年 explicit',
      '到2025年 explicit',
      '到2025年 explicit',
    ],
    ['截至2020年底，里程⟦400公里⟧，是2015年底的⟦2倍⟧；车站⟦198座⟧。', ...Array(3).fill('截至2020年底 explicit')],
    ['药品由2018年⟦2535种⟧增加到2023年⟦3088种⟧。', '2018年 explicit', '2023年 explicit'],
    ['到2025年，产值⟦9亿元⟧；企业⟦50家⟧。', '到2025年 explicit', '到2025年 explicit'],
    ['到2030年、2035年，客流分别达到⟦2000万人次⟧、⟦3000万人次⟧。', '到2030年 explicit', '2035年 explicit'],
    ['《路网布局（2013—2030年）》实施以来，里程达⟦900公里⟧。', '– –'],
    ['到2025年，与2020年相比，排放量减少⟦15%⟧。', '到2025年 explicit'],
    ['“十三五”全市累计发电⟦9亿千瓦时⟧，比“十二五”增长⟦8%⟧。', '“十三五” explicit', '“十三五” explicit'],
    ['发电⟦9亿千瓦时⟧，比“十二五”⟦8亿千瓦时⟧增加⟦1亿千瓦时⟧。', '– –', '“十二五” explicit', '– –'],
    ['发电⟦9亿千瓦时⟧，较2015年⟦8亿千瓦时⟧增加⟦1亿千瓦时⟧。', '– –', '2015年 explicit', '– –'],
    ['2028年底前，改造2001年前建成、年久失修的⟦12座⟧泵站。', '2028年底前 explicit'],
    ['“十三五”全社会用电量年均增长⟦4%⟧。', '“十三五” explicit'],
    ['企业三年存活率⟦70%⟧。', '– –'],
    ['收入⟦9亿元⟧，与上年持平；支出⟦8亿元⟧。', '– –', '– –'],
    ['支出下降⟦2%⟧（2023年基数较高），收入⟦9亿元⟧。', '– –', '– –'],
    ['改造2001年前建成的泵站⟦12座⟧。', '– –'],
    ['2023年建成的⟦12座⟧泵站已投运。', '2023年 explicit'],
    ['支出⟦9亿元⟧，较上年执行数⟦8亿元⟧增加⟦1亿元⟧。', '– –', '上年 explicit', '– –'],
    ['未来十年年均节约⟦3亿元⟧。现有企业⟦40家⟧。', '未来十年 explicit', '现有 explicit'],
    ['还将有⟦20处⟧驿站于2026年底开放。', '2026年底 explicit'],
  ]
  for (const [clause, ...times] of rows) test(clause, () => reads(clause, times, timeOf))
})
