import type { DecisionState } from '@liren/shared/votes'
import type { Attempt, LifeFacts } from '../../server/src/features/votes/votes.life.rules.ts'
import type { Party } from '../../server/src/features/votes/votes.steps.rules.ts'

/** An instant by the clock on the wall in China. */
export const local = (text: string): Date => new Date(`${text}${text.includes('T') ? '' : 'T00:00'}:00+08:00`)

/** A decision that was noticed on 1 March, is open from 16 to 26 March, and came to a result without a hitch. */
export const smooth = (state: DecisionState, more: Partial<LifeFacts> = {}): LifeFacts => ({
  state,
  policy: {
    legalMode: 'CONSULTATIVE',
    noticeDays: 15,
    tempNoticeDays: 7,
    windowMinDays: 5,
    windowMaxDays: 60,
    maxExtensions: 1,
    objectionDays: 7,
    displayDays: 15,
  },
  isTemporary: false,
  isAgendaComplete: true,
  isRollComplete: true,
  isSilenceTold: true,
  openRemarks: 0,
  hasUpheldObjection: false,
  papersUnread: 0,
  recount: 'NONE',
  isFilingDue: false,
  display: null,
  openTies: 0,
  extensions: 0,
  noticedAt: local('2026-03-01T18:00'),
  opensAt: local('2026-03-16T09:00'),
  closesAt: local('2026-03-26T18:00'),
  publishedAt: local('2026-03-28T10:00'),
  finalAt: local('2026-04-05T10:00'),
  ...more,
})

export const attempt = (by: Party, now: string, more: Partial<Attempt> = {}): Attempt => ({
  by,
  now: local(now),
  ...more,
})
