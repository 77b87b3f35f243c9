import type { ReactNode } from 'react'
import type { MyHead } from '@liren/shared/votes.casting'
import type { Decision } from '@liren/shared/votes.views'
import { messageOf } from '../../../lib/messages.ts'
import { NoSecureRandom } from '../../../platform/secure.random.ts'
import type { ballotTexts } from '../ballot.texts.ts'
import type { InDecision } from '../votes.api.ts'

/** What every page about the ballot of one head is given. */
export interface OfHead {
  at: InDecision
  decision: Decision
  head: MyHead
  /** Which force the vote has. */
  label: ReactNode
}

/** Why a ballot did not go out, in words. */
export const castFault = (error: unknown, words: ReturnType<typeof ballotTexts.use>): string =>
  error instanceof NoSecureRandom ? words.noRandom : messageOf(error)
