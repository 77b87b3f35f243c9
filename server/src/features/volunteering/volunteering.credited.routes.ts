import { credited } from '@liren/shared/volunteering.credited'
import type { Routes } from '../../platform/http/routes.ts'
import { creditedFor, objectTo } from './volunteering.credited.service.ts'
import { mayVolunteer } from './volunteering.policy.ts'

export function creditedRoutes(routes: Routes): void {
  routes.community(credited.list, mayVolunteer, ({ db, actor, call }) => creditedFor(db, actor, call.query))
  routes.community(credited.object, mayVolunteer, ({ db, actor, call }) =>
    objectTo(db, actor, call.params.signupId, call.body.words),
  )
}
