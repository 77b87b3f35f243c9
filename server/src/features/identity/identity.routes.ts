import { identity } from '@liren/shared/identity'
import type { AccountActor } from '../../platform/http/actor.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { IdentityDeps } from './identity.deps.ts'
import { changeMe, endMySession, mySessions, whoAmI } from './identity.me.service.ts'
import { refresh, signOut } from './identity.sessions.service.ts'
import { sendCode, signInWithSms } from './identity.sms.service.ts'
import { sendStepUpCode, stepUp } from './identity.stepup.service.ts'
import { attachWechatPhone, signInWithWechat } from './identity.wechat.service.ts'

/** What concerns only the caller needs no more than being signed in. */
const everybody = (_actor: AccountActor): boolean => true

export function identityRoutes(routes: Routes, deps: IdentityDeps): void {
  routes.anyone(identity.sendSmsCode, ({ body, address }) => sendCode(deps, { ...body, address }))
  routes.anyone(identity.signInWithSms, ({ body, address }) => signInWithSms(deps, { ...body, address }))
  routes.anyone(identity.signInWithWechat, ({ body }) => signInWithWechat(deps, body.code, body.device))
  routes.anyone(identity.refresh, ({ body }) => refresh(deps, body.refreshToken))
  routes.bearer(identity.attachWechatPhone, ({ body }, claims) => attachWechatPhone(deps, claims, body.code))
  routes.bearer(identity.sendStepUpCode, ({ body, address }, claims) =>
    sendStepUpCode(deps, claims, { ...body, address }),
  )
  routes.bearer(identity.stepUp, ({ body, address }, claims) => stepUp(deps, claims, { ...body, address }))
  routes.account(identity.signOut, everybody, async ({ db, actor, call }) => {
    await signOut(db, actor, call.body.everywhere)
    return {}
  })
  routes.account(identity.me, everybody, ({ db, actor }) => whoAmI(db, actor))
  routes.account(identity.updateMe, everybody, async ({ db, actor, call }) => {
    await changeMe(db, actor, call.body)
    return {}
  })
  routes.account(identity.sessions, everybody, ({ db, actor, call }) => mySessions(db, actor, call.query))
  routes.account(identity.endSession, everybody, async ({ db, actor, call }) => {
    await endMySession(db, actor, call.params.sessionId)
    return {}
  })
}
