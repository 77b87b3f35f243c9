import { at, opened, seen, tap, through, type Stop } from './tour.ts'
import type { Visitor } from './visitor.ts'

/** Decisions that a tour of proofs shows. */
export interface ProofsShown {
  communityId: string
  /** Open, with documents and deliveries. */
  open: string
  /** Frozen twice. */
  frozen: string
  /** Noticed, with a flat whose area nobody knows. */
  noticed: string
  /** Voted on elsewhere and over. */
  elsewhere: string
  /** Voted on elsewhere, imported and published, though it differs. */
  imported: string
}

const page = (name: string, { communityId }: ProofsShown, id: string) =>
  `/pages/votes/${name}/index?community=${communityId}&id=${id}`

const end = (hook: string) => async (visitor: Visitor) => {
  await at(visitor.page, hook).scrollIntoViewIfNeeded()
}

/** For who organises: deliveries, the roll before and after its freeze, an official result. */
export const proofsTour = (shown: ProofsShown): Stop[] => [
  { screen: 'delivery', go: opened(page('delivery', shown, shown.open), '#unit-1') },
  {
    screen: 'delivery-picked',
    go: async (visitor) => {
      await tap(visitor.page, '#pick-all')
      await seen(visitor.page, '#pick-none')
    },
  },
  { screen: 'delivery-sheet', go: through('#delivery-record', '#delivery-sheet') },
  {
    screen: 'delivery-notice',
    go: async (visitor) => {
      await tap(visitor.page, '#delivery-kind-PUBLIC_NOTICE')
      await tap(visitor.page, '#delivery-confirm')
      await seen(visitor.page, '#notice-place-note[role=alert]')
    },
  },
  { screen: 'documents', go: opened(page('decision', shown, shown.open), '#motion-1-document-1') },
  { screen: 'document-picture', go: through('#motion-1-document-2', '#vote-picture') },
  { screen: 'roll-fault', go: opened(page('run', shown, shown.noticed), '#roll-fault') },
  { screen: 'roll-changes', go: opened(page('run', shown, shown.frozen), '#roll-changes') },
  { screen: 'roll-lines', go: through('#roll-lines', '#roll-changes') },
  { screen: 'official', go: opened(page('official', shown, shown.elsewhere), '#platform') },
  {
    screen: 'official-faults',
    go: async (visitor) => {
      await tap(visitor.page, '#official-import')
      await seen(visitor.page, '#official-faults')
      await end('#official-pictures')(visitor)
    },
  },
  { screen: 'imported', go: opened(page('result', shown, shown.imported), '#official-source') },
]
