import { helping } from '@liren/shared/volunteering.help'
import type { Routes } from '../../platform/http/routes.ts'
import * as service from './volunteering.help.service.ts'
import { mayVolunteer } from './volunteering.policy.ts'

export function volunteeringHelpRoutes(routes: Routes): void {
  routes.community(helping.name, mayVolunteer, ({ db, actor, call }) =>
    service.nameRecipient(db, actor, call.params, call.body),
  )
  routes.community(helping.mine, mayVolunteer, ({ db, actor, call }) => service.helpFor(db, actor, call.query))
  routes.community(helping.rate, mayVolunteer, ({ db, actor, call }) =>
    service.rateHelp(db, actor, call.params.helpId, call.body),
  )
  routes.community(helping.pass, mayVolunteer, ({ db, actor, call }) => service.passThanks(db, actor, call.params))
}
