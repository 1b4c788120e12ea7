import {showLevel} from '../../quantity/show.js'
import type {Claim, Conflict, Registry, RegistryProblem} from '../schema.js'

/** What several sources say of one indicator and cannot all be true, at each place that says it. */
export const findConflicts = ({conflicts}: Registry, ids: readonly string[]): readonly RegistryProblem[] =>
  ids.flatMap((id) => conflicts(id).flatMap((conflict) => sayConflict(id, conflict)))

function sayConflict(id: string, conflict: Conflict): readonly RegistryProblem[] {
  const claims = onePerFile(conflict)
  return claims.map((claim): RegistryProblem => {
    const others = claims.filter((it) => it !== claim)
    return {
      id: 'reg-source-conflict',
      severity: 'warning',
      at: claim.declaredAt,
      message: conflict.about === 'definition' ? sayDefinition(id, claim, others, conflict) : sayValue(claim, conflict),
      related: others.map((it) => ({at: it.declaredAt, message: {zh: sayClaim(it), en: sayClaim(it)}})),
    }
  })
}

/** One id for two things is said once a file, not once a figure. */
const onePerFile = ({about, claims}: Conflict): readonly Claim[] =>
  about === 'value'
    ? claims
    : claims.filter((it, at) => claims.findIndex((other) => other.declaredAt.path === it.declaredAt.path) === at)

const sayClaim = ({name, unit, level}: Claim): string => (level ? `${name}：${showLevel(level, unit)}` : name)

function sayValue(claim: Claim, {claims, counts, asOf}: Conflict): RegistryProblem['message'] {
  const said = (open: string, close: string): readonly string[] =>
    claims.map(({level, unit, declaredAt}) => `${level ? showLevel(level, unit) : ''}${open}${declaredAt.path}${close}`)
  const right =
    counts === null
      ? {zh: '无法确定以哪一个为准，都不用于比对', en: 'nothing says which counts, so none is used'}
      : counts === claim
        ? {zh: '以此处为准', en: 'this one counts'}
        : {zh: '此处不用于比对', en: 'this one is not used'}
  return {
    zh: `“${claim.name}”${asOf}各处登记不一致：${said('（', '）').join('、')}，${right.zh}。请核对，改正错的一处，或写明责任单位（owner）与本库的维护单位（maintainers）。`,
    en: `The sources differ on “${claim.name}” for ${asOf}: ${said(' (', ')').join(', ')}; ${right.en}. Correct the wrong one, or say who owns it (owner) and who keeps this file (maintainers).`,
  }
}

function sayDefinition(
  id: string,
  {name, unit}: Claim,
  others: readonly Claim[],
  {counts}: Conflict,
): RegistryProblem['message'] {
  const theirs = others.map((it) => `“${it.name}”（${it.unit}，${it.declaredAt.path}）`).join('、')
  const their = others.map((it) => `“${it.name}” (${it.unit}, ${it.declaredAt.path})`).join(', ')
  return {
    zh: `指标代码“${id}”在此处是“${name}”（${unit}），在别处是${theirs}，${counts ? '以责任单位的为准' : '名称或单位不是一回事，都不用于比对'}。请合并，或另起代码。`,
    en: `The id “${id}” is “${name}” (${unit}) here and ${their} elsewhere; ${counts ? 'the owner’s counts' : 'the two are not one thing, so neither is used'}. Merge them, or choose another id.`,
  }
}
