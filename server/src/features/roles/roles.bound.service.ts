import { readBound, readGridStaff, uncheckByPhone, updateResidences } from './roles.bound.store.ts'

/** Whether somebody lives in, or holds a role at, one of these places of a community. */
export const isBound = readBound

/**
 * Registers in one unit whoever is registered in these units: after a split or a merger. The registration itself moves,
 * with whatever was checked about it; the history of the units tells where it was.
 */
export const moveResidents = updateResidences

/** Everybody who serves a grid of the community: chiefs first, then workers, then assistants. */
export const staffOfGrids = readGridStaff

/** Takes back checks by phone of owners whose phone the register has corrected: whom it rang with is not who it says. */
export const uncheckCorrected = uncheckByPhone
