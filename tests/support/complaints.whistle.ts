import { complaintWhistle } from '@liren/shared/complaints.whistle'
import type { RequestOf } from '@liren/shared/endpoint'
import type { Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { newPhone, type TestApp } from './app.ts'
import type { World } from './world.ts'

export type CallBody = RequestOf<typeof complaintWhistle.call>['body']
export type CallStepBody = RequestOf<typeof complaintWhistle.takeCallStep>['body']

/** An office above the community: its street, or one of the street’s departments. */
export async function officerAbove(
  test: TestApp,
  world: World,
  department: string | null,
  nickname = '郑工',
): Promise<Session> {
  const phone = newPhone()
  const role = department === null ? ('street' as const) : ('department' as const)
  const body = { phone, nickname, role, scopeKind: 'street' as const, scopeId: world.streetId, department }
  await test.call(rolesApi.grantAbove, { body }, { as: world.operator })
  return test.signIn(phone)
}

export const departmentOf = (world: World, department: string) => ({
  role: 'department' as const,
  scopeId: world.streetId,
  department,
})

/** A call within a day, to be done within a week. */
export const callOf = (...offices: CallBody['offices']): CallBody => ({
  ...{ offices, ask: '请到场看看线路归谁管', reportWithinMinutes: 1_440, doneWithinDays: 7 },
})

/** What the tests do with calls in a world. */
export function callsIn(test: TestApp, { communityId }: World) {
  const about = (complaintId: string) => ({ params: { communityId, complaintId } })
  return {
    about,
    list: (as: Session, id: string) => test.call(complaintWhistle.calls, about(id), { as }),
    call: (as: Session, id: string, body: CallBody) => test.call(complaintWhistle.call, { ...about(id), body }, { as }),
    take: (as: Session, id: string, callId: string, body: CallStepBody) =>
      test.call(complaintWhistle.takeCallStep, { params: { communityId, complaintId: id, callId }, body }, { as }),
    refuse: (as: Session, id: string, callId: string, body: CallStepBody) =>
      test.refuse(complaintWhistle.takeCallStep, { params: { communityId, complaintId: id, callId }, body }, { as }),
    desk: async (as: Session, state: 'open' | 'done' = 'open') =>
      (await test.call(complaintWhistle.calledToMe, { query: { state } }, { as })).items,
  }
}
