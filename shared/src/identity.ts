import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { community } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, locale, phone } from './primitives.ts'
import { heldRole, residenceRelation } from './roles.ts'

export const platforms = ['weapp', 'h5'] as const

/** The device that signs in: an id the app made once and keeps, and a label its owner will recognise. */
export const device = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  platform: z.enum(platforms),
  label: line(60),
})

const opaqueToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const wechatCode = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/)

export const session = z
  .object({
    sessionId: id,
    accountId: id,
    accessToken: z.string(),
    accessExpiresAt: instant,
    refreshToken: z.string(),
    isNewAccount: z.boolean(),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof session>

export const home = z.object({
  residenceId: id,
  unitId: id,
  buildingId: id,
  estateId: id,
  label: z.string().meta({ description: 'Such as `3幢 2单元 501`' }),
  estateName: z.string(),
  relation: residenceRelation,
  isVerifiedOwner: z.boolean().meta({ description: "An owner's rights are mine here: the relation was checked" }),
})

export const membership = z
  .object({
    community,
    homes: z.array(home),
    roles: z.array(heldRole),
    unreadMessages: z.number().int(),
    abilities: z.object({
      composeAnnouncement: z.boolean(),
      openWorkbench: z.boolean(),
      manageNeighbourhood: z.boolean(),
      keepRegister: z.boolean(),
      grantRoles: z.boolean(),
      handleComplaints: z.boolean(),
    }),
  })
  .meta({ id: 'Membership', description: 'What the person is in one community' })
export type Membership = z.infer<typeof membership>

export const me = z
  .object({
    accountId: id,
    nickname: z.string(),
    phoneMasked: z.string().nullable(),
    hasWechat: z.boolean(),
    locale,
    roles: z.array(heldRole).meta({ description: 'Roles above communities' }),
    unreadOfficeMessages: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'What waits in the inbox of a street or department officer; null for who is none' }),
    memberships: z.array(membership),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>

export const mePatch = z.strictObject({ nickname: line(20).optional(), locale: locale.optional() })

export const deviceSession = z
  .object({
    id,
    platform: z.enum(platforms),
    deviceLabel: z.string(),
    createdAt: instant,
    lastUsedAt: instant,
    isCurrent: z.boolean(),
  })
  .meta({ id: 'DeviceSession' })

const smsCode = z.string().regex(/^\d{6}$/)
const sentCode = z.object({
  challengeId: id,
  expiresAt: instant,
  resendAfterSeconds: z.number().int(),
  demoCode: z.string().optional().meta({ description: 'Only in the demo: what the text message would say' }),
})

const nothing = z.object({})

export const identity = {
  sendSmsCode: endpoint({
    id: 'identity.sendSmsCode',
    method: 'POST',
    path: '/auth/sms-codes',
    summary: 'Sends a sign-in code; a known and an unknown phone get the same answer',
    access: 'public',
    body: z.strictObject({ phone, deviceId: device.shape.id }),
    reply: sentCode,
    status: 202,
    errors: ['sms_unavailable'],
  }),
  signInWithSms: endpoint({
    id: 'identity.signInWithSms',
    method: 'POST',
    path: '/auth/sms-logins',
    summary: 'Signs in with the code; an unknown phone becomes a new account',
    access: 'public',
    body: z.strictObject({ challengeId: id, code: smsCode, device }),
    reply: session,
    errors: ['code_wrong', 'code_expired'],
  }),
  signInWithWechat: endpoint({
    id: 'identity.signInWithWechat',
    method: 'POST',
    path: '/auth/wechat-logins',
    summary: 'Signs in with the code of wx.login (jscode2session)',
    access: 'public',
    body: z.strictObject({ code: wechatCode, device }),
    reply: session,
    errors: ['wechat_code_invalid', 'wechat_risky_account', 'wechat_unavailable'],
  }),
  attachWechatPhone: endpoint({
    id: 'identity.attachWechatPhone',
    method: 'POST',
    path: '/auth/wechat-phones',
    summary: 'Attaches the phone of getPhoneNumber; if it is known here, this WeChat login joins that account',
    access: 'account',
    body: z.strictObject({ code: wechatCode }),
    reply: session,
    errors: [
      'wechat_code_invalid',
      'wechat_risky_account',
      'wechat_unavailable',
      'phone_not_mainland',
      'step_up_required',
    ],
    idempotent: false,
  }),
  refresh: endpoint({
    id: 'identity.refresh',
    method: 'POST',
    path: '/auth/refreshes',
    summary: 'Trades a refresh token for new tokens; using an old one again ends the session',
    access: 'public',
    body: z.strictObject({ refreshToken: opaqueToken }),
    reply: session,
    errors: ['unauthenticated', 'refresh_reused'],
  }),
  signOut: endpoint({
    id: 'identity.signOut',
    method: 'POST',
    path: '/auth/sign-outs',
    summary: 'Ends this session, or every session of the account',
    access: 'account',
    body: z.strictObject({ everywhere: z.boolean() }),
    reply: nothing,
    idempotent: false,
  }),
  me: endpoint({
    id: 'identity.me',
    method: 'GET',
    path: '/me',
    summary: 'Who I am, where I live, which roles I hold and what I may do there',
    access: 'account',
    reply: me,
    cached: true,
  }),
  updateMe: endpoint({
    id: 'identity.updateMe',
    // PUT although fields may be left out: WeChat's wx.request cannot send PATCH.
    method: 'PUT',
    path: '/me',
    summary: 'Changes my nickname or language',
    access: 'account',
    body: mePatch,
    reply: nothing,
  }),
  sessions: endpoint({
    id: 'identity.sessions',
    method: 'GET',
    path: '/me/sessions',
    summary: 'Devices on which I am signed in',
    access: 'account',
    query: pageQuery,
    reply: pageOf(deviceSession),
  }),
  endSession: endpoint({
    id: 'identity.endSession',
    method: 'DELETE',
    path: '/me/sessions/:sessionId',
    summary: 'Signs one of my devices out',
    access: 'account',
    params: z.object({ sessionId: id }),
    reply: nothing,
  }),
  sendStepUpCode: endpoint({
    id: 'identity.sendStepUpCode',
    method: 'POST',
    path: '/me/step-up-codes',
    summary: 'Sends a code to my own phone, for what a stolen session must not do alone',
    access: 'account',
    body: z.strictObject({
      deviceId: device.shape.id,
      by: z.enum(['text', 'call']).default('text').meta({ description: 'A call reads the code out' }),
    }),
    reply: sentCode.extend({
      canCall: z.boolean().meta({ description: 'Whether the code can be asked for by a call' }),
    }),
    status: 202,
    // Whoever signs in by WeChat alone has no phone to send it to, and is not asked for a code.
    errors: ['sms_unavailable', 'forbidden'],
    idempotent: false,
  }),
  stepUp: endpoint({
    id: 'identity.stepUp',
    method: 'POST',
    path: '/me/step-ups',
    summary: 'Confirms with a code to my own phone that it is me; good for ten minutes in this session',
    access: 'account',
    body: z.strictObject({ challengeId: id, code: smsCode }),
    reply: z.object({ until: instant }),
    errors: ['code_wrong', 'code_expired'],
    idempotent: false,
  }),
}
