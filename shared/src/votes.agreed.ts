import { cite, type Citation } from './votes.laws.ts'

/**
 * Settings that owners must have agreed on in their own rules before they may differ from the preset, each with the text
 * that leaves it to them.
 */
export const agreedSettings: readonly (readonly [string, Citation])[] = [
  ['unreturnedMode', cite('GUIDANCE_2009', 26)],
  ['allowFollowOption', cite('GUIDANCE_2009', 26)],
  ['blankItem', cite('GUIDANCE_2009', 26)],
  ['invalidBallot', cite('GUIDANCE_2009', 26)],
  ['duplicatePolicy', cite('GUIDANCE_2009', 26)],
  ['allowRevote', cite('GUIDANCE_2009', 26)],
  ['headMergeKey', cite('INTERPRETATION', 9)],
  ['countParkingArea', cite('GUIDANCE_2009', 25)],
]

/** How many principals one agent may have without a rule that says more (Weifang art. 32), and what leaves more to it. */
export const freePrincipals = { most: 3, basis: cite('ZHOUSHAN', 17) }
