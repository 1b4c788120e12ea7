import {zhGrammar as say, zhGuards} from '../../language/zh.js'
import {followsAcronym} from '../../quantity/zh/glued.js'

/** What stands around a number, cut short so that no guard looks far. */
export interface Around {
  /** Up to a dozen characters before the number. */
  readonly left: string
  readonly number: string
  /** Up to a dozen characters behind it. */
  readonly right: string
}

/** How far a guarded name reaches to the left and to the right of its number. */
export type Reach = readonly [left: number, right: number]

/** Tells from what stands around a number that it belongs to a name, a date, a reference or the like. */
export interface Guard {
  readonly id: string
  /** The signs one of which must stand directly before the number, and directly behind it; null for any or none. */
  readonly before: string | null
  readonly behind: string | null
  reach(around: Around): Reach | null
}

/** What stands around a number of this kind, sign by sign and by expression; null for whatever. */
interface GuardRow extends Omit<Guard, 'reach'> {
  readonly left: RegExp | null
  readonly number: RegExp | null
  readonly right: RegExp | null
}

/** The matched parts belong to the name. The right is looked at first: it fails soonest. */
const beside = ({id, before, left, number, behind, right}: GuardRow): Guard => ({
  id,
  before,
  behind,
  reach: (around) => {
    if (number && !number.test(around.number)) return null
    const after = right ? right.exec(around.right) : EMPTY
    if (!after) return null
    const ahead = left ? left.exec(around.left) : EMPTY
    return ahead && [ahead[0].length, after[0].length]
  },
})

const EMPTY: readonly [string] = ['']

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The first of them that holds decides; digits that grow together with letters are a product, a road or a grade (5G, C919). */
export const GUARDS: readonly Guard[] = [
  ...zhGuards.map(beside),
  {
    id: 'name',
    before: `${LETTERS}${LETTERS.toLowerCase()}-`,
    behind: null,
    reach: (around) => (/[A-Za-z-]$/.test(around.left) ? latin(around) : null),
  },
  {id: 'name', before: null, behind: LETTERS, reach: (around) => (/^[A-Z]/.test(around.right) ? latin(around) : null)},
]

/** Letters grown together with a number, unless they are a unit behind it or an acronym of what is measured before it. */
function latin({left, number, right}: Around): Reach | null {
  // 14.9m2, 4.6亿m3: the power of a metre is part of the unit.
  if (/^[23]$/.test(number) && say.metrePower.test(left)) return null
  const before = /[A-Za-z]+[-]?$/.exec(left)
  const behind = say.latinName.exec(right)
  if (before && !followsAcronym(left, left.length))
    return [before[0].length, /^(?:[A-Za-z]+|\.\d+)?/.exec(right)![0].length]
  // 算力达到3000P: behind 算力 the letter is the unit; 1080P alone is a format.
  if (!behind || /[.]/.test(number) || (behind[0] === 'P' && left.includes('算力'))) return null
  return [0, behind[0].length]
}
