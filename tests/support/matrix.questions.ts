import type { Announcement } from '@liren/shared/announcements'
import { announcementQuestions as questions } from '@liren/shared/announcements.questions'
import type { Session } from '@liren/shared/identity'
import { noteVerdict } from '../../server/src/features/announcements/announcements.questions.steps.store.ts'
import { withContext } from '../../server/src/platform/db/context.ts'
import type { TestApp } from './app.ts'
import type { World } from './world.ts'

/** Questions that the rows of the matrix speak of. */
export interface MatrixQuestions {
  /** Of the settings, in either community. */
  version: number
  /** By the owner under the building head's notice: one that waits, one that is shown, one found risky. */
  waiting: string
  shown: string
  risky: string
  theirs: string
}

/** Lets neighbours of a community ask. */
export const letAsk = (test: TestApp, { communityId, committee }: World) =>
  test.call(
    questions.setSettings,
    { params: { communityId }, body: { version: 0, isOn: true, promisedReplyMinutes: 120 } },
    { as: committee },
  )

/** Asks under a notice, and lets it be seen if somebody `shows` it. */
export async function askUnder(
  test: TestApp,
  { communityId }: World,
  notice: Announcement,
  { as, showAs }: { as: Session; showAs?: Session },
): Promise<string> {
  const params = { communityId, announcementId: notice.id }
  const { id } = await test.call(questions.ask, { params, body: { text: '几点来水？', isNamed: true } }, { as })
  const shown = { params: { communityId, questionId: id }, body: { refusal: null } }
  if (showAs) await test.call(questions.review, shown, { as: showAs })
  return id
}

/** Asks what the content check finds risky. */
export async function askRisky(...[test, world, notice, who]: Parameters<typeof askUnder>): Promise<string> {
  const { communityId } = world
  const id = await askUnder(test, world, notice, who)
  await withContext(test.pool, { communityId }, (db) => noteVerdict(db, { communityId, id }, 'risky', 'refused'))
  return id
}
