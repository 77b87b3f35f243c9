import { complaints } from '@liren/shared/complaints.orders'
import { complaintPictures } from '@liren/shared/complaints.pictures'
import type { Complaint } from '@liren/shared/complaints.views'
import type { RequestOf } from '@liren/shared/endpoint'
import type { Session } from '@liren/shared/identity'
import type { TestApp } from './app.ts'
import { somePicture } from './pictures.ts'
import { buildingAt, type World } from './world.ts'

export type ReportBody = RequestOf<typeof complaints.report>['body']
export type StepBody = RequestOf<typeof complaints.take>['body']

/** A lamp that is broken in a building. */
export const brokenLamp = (buildingId: string): ReportBody => ({
  category: 'common_parts',
  place: { kind: 'building', id: buildingId, spot: '3楼电梯口' },
  text: '三楼电梯口的灯坏了，晚上看不见。',
})

/** What the tests say to the complaints of a world. */
export function complaintsOf(test: TestApp, world: World) {
  const { communityId } = world
  const about = (id: string) => ({ params: { communityId, complaintId: id } })
  return {
    about,
    report: (as: Session, more: Partial<ReportBody> = {}): Promise<Complaint> =>
      test.call(
        complaints.report,
        { params: { communityId }, body: { ...brokenLamp(buildingAt(world, 0)), ...more } },
        { as },
      ),
    take: (as: Session, id: string, body: StepBody): Promise<Complaint> =>
      test.call(complaints.take, { ...about(id), body }, { as }),
    refuse: (as: Session, id: string, body: StepBody) => test.refuse(complaints.take, { ...about(id), body }, { as }),
    detail: (as: Session, id: string): Promise<Complaint> => test.call(complaints.detail, about(id), { as }),
    attach: async (as: Session): Promise<string> => {
      const file = { name: 'lamp.png', bytes: await somePicture() }
      return (await test.call(complaintPictures.attach, { params: { communityId } }, { as, file })).id
    },
  }
}

export type Complaints = ReturnType<typeof complaintsOf>

/** What an office says on the way from taking a matter to having done it. */
export const wayToDone: StepBody[] = [
  { step: 'ACCEPT' },
  { step: 'CONTACT', how: 'phone', note: '已电话联系，今晚去看。' },
  { step: 'BEGIN' },
  { step: 'RESOLVE', note: '换了灯管。', noPicture: 'indoors' },
]

/** Takes steps one after another; returns the matter as it is after the last. */
export async function takeAll(
  all: Complaints,
  as: Session,
  id: string,
  steps: readonly StepBody[],
): Promise<Complaint> {
  let last: Complaint | null = null
  for (const step of steps) last = await all.take(as, id, step)
  if (!last) throw new Error('no step was taken')
  return last
}
