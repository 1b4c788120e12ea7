import {registryQualifierFalse} from '../../../server/src/core/rules/registry/registry-qualifier-false.js'
import {checks, shows} from '../../fixture.js'

const registryOf = (value: number, qualifier = 'eq'): {registry: string} => ({
  registry: `indicators:\n  - {id: ex.beds, name: 养老床位数, unit: 张, observations: [{asOf: "2020-12-31", value: ${value}, qualifier: ${qualifier}}]}`,
})

const said = (figure: string): string => `截至2020年底，全市养老床位数${figure}。`

/** The truth conditions of the domain notes, 2.2, each on both sides of its bound. */
suite('registry-qualifier-false', () => {
  checks(registryQualifierFalse, '近：不到而接近', said('近14万张'), registryOf(139999))
  checks(registryQualifierFalse, '近：恰好是即不成立', said('⟦近14万张⟧'), registryOf(140000))
  checks(registryQualifierFalse, '近：差太多也不成立', said('⟦近14万张⟧'), registryOf(120000))
  checks(registryQualifierFalse, '超过：不含本数', said('⟦超过14万张⟧'), registryOf(140000))
  checks(registryQualifierFalse, '超过：多一张也是超过', said('超过14万张'), registryOf(140001))
  checks(registryQualifierFalse, '以上：包括本数', said('14万张以上'), registryOf(140000))
  checks(registryQualifierFalse, '以上：少一张不行', said('⟦14万张以上⟧'), registryOf(139999))
  checks(registryQualifierFalse, '余：在末位一个单位之内', said('1200余张'), registryOf(1250))
  checks(registryQualifierFalse, '余：本数不是余', said('⟦1200余张⟧'), registryOf(1200))
  checks(registryQualifierFalse, '约：上下百分之五', said('约1000张'), registryOf(1050))
  checks(registryQualifierFalse, '约：再多不行', said('⟦约1000张⟧'), registryOf(1051))
  checks(registryQualifierFalse, '登记值也带限定语：有交集即不矛盾', said('超过14万张'), registryOf(130000, 'gt'))
  checks(registryQualifierFalse, '登记值也带限定语：毫无交集', said('⟦超过14万张⟧'), registryOf(140000, 'nearly'))
})

shows(registryQualifierFalse)
