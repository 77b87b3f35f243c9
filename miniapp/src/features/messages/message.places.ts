import type { Message } from '@liren/shared/messages'
import { routes } from '../../lib/routes.ts'

/** Whether a message is about something that owners decide. */
export const isOfVote = ({ kind }: Pick<Message, 'kind'>): boolean => kind.startsWith('vote_')

/**
 * Where the matter of a message is: the notice, the decision, or the reader's own flats. That a ballot was taken in leads
 * to the list, where every vote of mine stands.
 */
export function addressOf(communityId: string, message: Message): string {
  const { kind, subjectId } = message
  if (kind === 'announcement_published' || kind === 'announcement_reminded')
    return routes.announcement(communityId, subjectId)
  if (kind === 'vote_cast') return routes.participate
  return isOfVote(message) ? routes.decision(communityId, subjectId) : routes.myFlats
}
