import { usualReplyMinutes, type QuestionStatus } from '@liren/shared/announcements.questions'

/** What is known of a question after the content check; the last two mean that there was no answer to go by. */
export type Verdict = 'pass' | 'review' | 'risky' | 'unavailable' | 'unknown_person'

/** Only a clear yes shows a question and only a clear no refuses it; everything else waits for a person. */
export const statusAfter: Record<Verdict, QuestionStatus> = {
  pass: 'shown',
  risky: 'refused',
  review: 'pending',
  unavailable: 'pending',
  unknown_person: 'pending',
}

/** What the content check refused, and no person has looked at, its asker may have looked at, once. */
export const mayAppeal = (row: { status: QuestionStatus; verdict: Verdict | null; appealedAt: Date | null }): boolean =>
  row.status === 'refused' && row.verdict === 'risky' && row.appealedAt === null

/** Within how many minutes a first reply is promised: the column's word goes before the community's. */
export const promisedMinutes = (ofColumn: number | null, ofCommunity: number | null): number =>
  ofColumn ?? ofCommunity ?? usualReplyMinutes

/** How often one person may ask in a community: enough to be heard, too little to drown others. */
export const askLimits = [
  { bucket: 'question_hour', limit: 5, windowSeconds: 3_600 },
  { bucket: 'question_day', limit: 12, windowSeconds: 86_400 },
]
