import { thanking } from '@liren/shared/volunteering.thanks'
import type { Routes } from '../../platform/http/routes.ts'
import { mayVolunteer } from './volunteering.policy.ts'
import * as service from './volunteering.thanks.service.ts'

export function volunteeringThanksRoutes(routes: Routes): void {
  routes.community(thanking.thank, mayVolunteer, ({ db, actor, call }) =>
    service.thank(db, actor, call.params, call.body),
  )
  routes.community(thanking.mine, mayVolunteer, ({ db, actor, call }) => service.thanksFor(db, actor, call.query))
  routes.community(thanking.answer, mayVolunteer, ({ db, actor, call }) =>
    service.showThanks(db, actor, call.params.thanksId, call.body.isShown),
  )
  routes.community(thanking.lines, mayVolunteer, ({ db, actor, call }) => service.linesFor(db, actor, call.query))
  routes.community(thanking.board, mayVolunteer, ({ db, actor }) => service.boardFor(db, actor))
  routes.community(thanking.list, mayVolunteer, ({ db, actor, call }) => service.listMe(db, actor, call.body.isListed))
  routes.community(thanking.year, mayVolunteer, ({ db, actor, call }) =>
    service.yearFor(db, actor, Number(call.params.year)),
  )
  routes.community(thanking.yearPicture, mayVolunteer, ({ db, actor, call }) =>
    service.yearPictureFor(db, actor, Number(call.params.year)),
  )
}
