import type { Db } from '../../platform/db/context.ts'
import { tell, type MessageKind } from '../messages/messages.service.ts'

interface Asked {
  communityId: string
  id: string
  announcementId: string
  announcementTitle: string
  askerId: string
}

/** How a question may end for its asker: answered, refused by a person, or held back by the content check. */
type Ending = Extract<MessageKind, `question_${string}`>

/** Lays into the asker's inbox what became of a question, once; it leads to the notice, under which the answer stands. */
export const tellAsker = (db: Db, asked: Asked, kind: Ending, sender: string): Promise<void> =>
  tell(
    db,
    {
      communityId: asked.communityId,
      kind,
      subjectId: asked.id,
      aboutId: asked.announcementId,
      title: asked.announcementTitle,
      sender,
    },
    [asked.askerId],
  )
