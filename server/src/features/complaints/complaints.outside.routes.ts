import { complaintPartners } from '@liren/shared/complaints.partners'
import { open311 } from '@liren/shared/open311'
import type { Routes } from '../../platform/http/routes.ts'
import { setCallback } from './complaints.callbacks.service.ts'
import { services } from './complaints.outside.rules.ts'
import * as service from './complaints.outside.service.ts'
import { addPartner, partnersFor, removePartner, renewPartner, withKey } from './complaints.partners.service.ts'
import { mayRegisterCallback, maySeePartners, maySettle } from './complaints.policy.ts'

/** The public API of complaints, and who may use it. A key stands for its partner; there is no session. */
export function open311Routes(routes: Routes, deps: service.Open311Deps): void {
  const { vault } = deps
  routes.community(complaintPartners.partners, maySeePartners, ({ db, actor }) => partnersFor(db, actor))
  routes.committed(
    complaintPartners.addPartner,
    maySettle,
    ({ db, actor, call }) => addPartner(db, actor, call.body.name),
    (row, { params }) => Promise.resolve(withKey(vault, params.communityId, row)),
  )
  routes.committed(
    complaintPartners.renewPartner,
    maySettle,
    ({ db, actor, call }) => renewPartner(db, actor, call.params.partnerId),
    (row, { params }) => Promise.resolve(withKey(vault, params.communityId, row)),
  )
  routes.community(complaintPartners.removePartner, maySettle, ({ db, actor, call }) =>
    removePartner(db, actor, call.params.partnerId),
  )
  routes.community(complaintPartners.setCallback, mayRegisterCallback, ({ db, actor, call }) =>
    setCallback(db, vault, actor, { ...call.params, ...call.body }),
  )
  const asked = (params: { communityId: string }, key: string) => ({ communityId: params.communityId, key })
  routes.anyone(open311.services, async ({ params, query }) => {
    await service.expectPartnerKey(deps, asked(params, query.api_key))
    return services()
  })
  routes.anyone(open311.requests, ({ params, query }) => service.requestsFor(deps, asked(params, query.api_key), query))
  routes.anyone(open311.request, ({ params, query }) =>
    service.requestFor(deps, asked(params, query.api_key), params.requestId),
  )
  routes.anyone(open311.updates, ({ params, query }) =>
    service.updatesFor(deps, asked(params, query.api_key), params.requestId),
  )
  routes.anyone(open311.create, ({ params, body }) => service.createFor(deps, asked(params, body.api_key), body))
  routes.anyone(open311.comment, ({ params, body }) =>
    service.commentFor(deps, asked(params, body.api_key), params.requestId, body),
  )
}
