import {balanceMismatch} from './arithmetic/balance-mismatch.js'
import {cagrMismatch} from './arithmetic/cagr-mismatch.js'
import {changeDirection} from './arithmetic/change-direction.js'
import {completionMismatch} from './arithmetic/completion-mismatch.js'
import {decreaseByMultiple} from './arithmetic/decrease-by-multiple.js'
import {growthMismatch} from './arithmetic/growth-mismatch.js'
import {growthOutsideParts} from './arithmetic/growth-outside-parts.js'
import {multipleMismatch} from './arithmetic/multiple-mismatch.js'
import {partExceedsWhole} from './arithmetic/part-exceeds-whole.js'
import {pointsVsPercent} from './arithmetic/points-vs-percent.js'
import {ratioOutOfRange} from './arithmetic/ratio-out-of-range.js'
import {relationMismatch} from './arithmetic/relation-mismatch.js'
import {respectivelyCount} from './arithmetic/respectively-count.js'
import {shareMismatch} from './arithmetic/share-mismatch.js'
import {sumMismatch} from './arithmetic/sum-mismatch.js'
import {targetNotBeyondBaseline} from './arithmetic/target-not-beyond-baseline.js'
import {totalGrowthMismatch} from './arithmetic/total-growth-mismatch.js'
import {yearlyAverageMismatch} from './arithmetic/yearly-average-mismatch.js'
import {baselineYearMismatch} from './date/baseline-year-mismatch.js'
import {bulletinYearMismatch} from './date/bulletin-year-mismatch.js'
import {dateFormat} from './date/date-format.js'
import {dateInvalid} from './date/date-invalid.js'
import {jiezhiUsage} from './date/jiezhi-usage.js'
import {periodMismatch} from './date/period-mismatch.js'
import {tenseConflict} from './date/tense-conflict.js'
import {timeOutsidePeriod} from './date/time-outside-period.js'
import {validityBeforeEffect} from './date/validity-before-effect.js'
import {yearAbbreviated} from './date/year-abbreviated.js'
import {classifierMismatch} from './indicator/classifier-mismatch.js'
import {indicatorAsofMissing} from './indicator/indicator-asof-missing.js'
import {indicatorNameAmbiguous} from './indicator/indicator-name-ambiguous.js'
import {indicatorUnitMissing} from './indicator/indicator-unit-missing.js'
import {numberMixedScript} from './indicator/number-mixed-script.js'
import {qualifierOnRange} from './indicator/qualifier-on-range.js'
import {qualifierRedundant} from './indicator/qualifier-redundant.js'
import {unitNonstandard} from './indicator/unit-nonstandard.js'
import {unitStyleMixed} from './indicator/unit-style-mixed.js'
import {abbreviationUndefined} from './reference/abbreviation-undefined.js'
import {attachmentMismatch} from './reference/attachment-mismatch.js'
import {captionRunTogether} from './reference/caption-run-together.js'
import {docNotInForce} from './reference/doc-not-in-force.js'
import {docNumberFormat} from './reference/doc-number-format.js'
import {docNumberMismatch} from './reference/doc-number-mismatch.js'
import {docTitleVariant} from './reference/doc-title-variant.js'
import {xrefNumbering} from './reference/xref-numbering.js'
import {xrefUnresolved} from './reference/xref-unresolved.js'
import {registryAsofMismatch} from './registry/registry-asof-mismatch.js'
import {registryConfusable} from './registry/registry-confusable.js'
import {registryMultiplierSlip} from './registry/registry-multiplier-slip.js'
import {registryQualifierDropped} from './registry/registry-qualifier-dropped.js'
import {registryQualifierFalse} from './registry/registry-qualifier-false.js'
import {registryRestrictedFigure} from './registry/registry-restricted-figure.js'
import {registryScopeMismatch} from './registry/registry-scope-mismatch.js'
import {registrySourceConflict} from './registry/registry-source-conflict.js'
import {registrySupersededValue} from './registry/registry-superseded-value.js'
import {registryTargetMismatch} from './registry/registry-target-mismatch.js'
import {registryUnitMismatch} from './registry/registry-unit-mismatch.js'
import {registryUnregistered} from './registry/registry-unregistered.js'
import {registryValueMismatch} from './registry/registry-value-mismatch.js'
import {selfConflict} from './registry/self-conflict.js'
import type {Rule} from './rule.js'
import {headingLevelSkip} from './structure/heading-level-skip.js'
import {headingPunctuation} from './structure/heading-punctuation.js'
import {headingSequence} from './structure/heading-sequence.js'
import {listCountMismatch} from './structure/list-count-mismatch.js'
import {sectionCountMismatch} from './structure/section-count-mismatch.js'
import {structureCountMismatch} from './structure/structure-count-mismatch.js'
import {suppressionUnused} from './suppression/suppression-unused.js'
import {suppressionWithoutReason} from './suppression/suppression-without-reason.js'
import {tableAttributeCount} from './table/table-attribute-count.js'
import {tableAttributeMissing} from './table/table-attribute-missing.js'
import {tableBaselineMissing} from './table/table-baseline-missing.js'
import {tableChangeMismatch} from './table/table-change-mismatch.js'
import {tableIndicatorCount} from './table/table-indicator-count.js'
import {tableProseMismatch} from './table/table-prose-mismatch.js'
import {tableUnitMissing} from './table/table-unit-missing.js'
import {indicatorNameInconsistent} from './term/indicator-name-inconsistent.js'
import {termFirstUse} from './term/term-first-use.js'
import {termVariant} from './term/term-variant.js'
import {approxNumberForm} from './wording/approx-number-form.js'
import {chineseYearForm} from './wording/chinese-year-form.js'
import {compatCharacter} from './wording/compat-character.js'
import {damagedCharacter} from './wording/damaged-character.js'
import {digitWidth} from './wording/digit-width.js'
import {halfwidthPunctuation} from './wording/halfwidth-punctuation.js'
import {hanDigitSpacing} from './wording/han-digit-spacing.js'
import {numberGrouping} from './wording/number-grouping.js'
import {rangeMultiplierOmitted} from './wording/range-multiplier-omitted.js'
import {rangePercentOmitted} from './wording/range-percent-omitted.js'

/** All rules by group, one a line, in the order of the catalogue. `test/tidy.test.ts` holds it against the folders. */
export const groups: Readonly<Record<Group, Readonly<Record<string, Rule>>>> = {
  indicator: {
    indicatorUnitMissing,
    indicatorAsofMissing,
    indicatorNameAmbiguous,
    qualifierRedundant,
    qualifierOnRange,
    numberMixedScript,
    unitNonstandard,
    unitStyleMixed,
    classifierMismatch,
  },
  registry: {
    registryValueMismatch,
    registryQualifierFalse,
    registryQualifierDropped,
    registryMultiplierSlip,
    registryUnitMismatch,
    registryAsofMismatch,
    registrySupersededValue,
    registryConfusable,
    registryScopeMismatch,
    registryTargetMismatch,
    registryRestrictedFigure,
    registrySourceConflict,
    registryUnregistered,
    selfConflict,
  },
  arithmetic: {
    partExceedsWhole,
    completionMismatch,
    yearlyAverageMismatch,
    shareMismatch,
    sumMismatch,
    balanceMismatch,
    growthMismatch,
    growthOutsideParts,
    cagrMismatch,
    totalGrowthMismatch,
    multipleMismatch,
    pointsVsPercent,
    decreaseByMultiple,
    changeDirection,
    respectivelyCount,
    ratioOutOfRange,
    targetNotBeyondBaseline,
    relationMismatch,
  },
  table: {
    tableAttributeCount,
    tableUnitMissing,
    tableBaselineMissing,
    tableAttributeMissing,
    tableProseMismatch,
    tableChangeMismatch,
    tableIndicatorCount,
  },
  reference: {
    captionRunTogether,
    xrefUnresolved,
    xrefNumbering,
    attachmentMismatch,
    docTitleVariant,
    docNumberFormat,
    docNumberMismatch,
    docNotInForce,
    abbreviationUndefined,
  },
  structure: {
    listCountMismatch,
    sectionCountMismatch,
    headingLevelSkip,
    headingSequence,
    headingPunctuation,
    structureCountMismatch,
  },
  date: {
    validityBeforeEffect,
    dateInvalid,
    dateFormat,
    yearAbbreviated,
    periodMismatch,
    baselineYearMismatch,
    bulletinYearMismatch,
    timeOutsidePeriod,
    jiezhiUsage,
    tenseConflict,
  },
  wording: {
    rangePercentOmitted,
    rangeMultiplierOmitted,
    numberGrouping,
    approxNumberForm,
    chineseYearForm,
    digitWidth,
    halfwidthPunctuation,
    hanDigitSpacing,
    compatCharacter,
    damagedCharacter,
  },
  term: {
    termVariant,
    termFirstUse,
    indicatorNameInconsistent,
  },
  suppression: {
    suppressionWithoutReason,
    suppressionUnused,
  },
}

export type Group =
  | 'indicator'
  | 'registry'
  | 'arithmetic'
  | 'table'
  | 'reference'
  | 'structure'
  | 'date'
  | 'wording'
  | 'term'
  | 'suppression'

export const rules: readonly Rule[] = Object.values(groups).flatMap((group) => Object.values(group))
