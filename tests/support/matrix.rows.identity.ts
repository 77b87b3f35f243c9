import { demo } from '@liren/shared/demo'
import { identity } from '@liren/shared/identity'
import { newPhone, testDevice } from './app.ts'
import { row } from './matrix.ts'
import { actors, notSteppedUp, outside, signedIn, steppedUp, type Actor } from './matrix.actors.ts'
import { nowhere, sessionOf } from './matrix.world.ts'

const everybody: readonly Actor[] = actors
const opaque = 'A'.repeat(43)

export const identityRows = [
  row(identity.sendSmsCode, 'Anybody may ask for a code; who is known plays no part.', [
    {
      when: 'a phone',
      at: 'above',
      request: () => ({ body: { phone: newPhone(), deviceId: testDevice().id } }),
      ok: everybody,
    },
  ]),
  row(identity.signInWithSms, 'Whoever brings the code signs in, once.', [
    {
      when: 'the code is right',
      at: 'above',
      request: (m) => ({ body: { ...m.challenge, device: testDevice() } }),
      ok: everybody,
    },
    {
      when: 'the code was used',
      at: 'above',
      request: (m) => ({ body: { ...m.usedChallenge, device: testDevice() } }),
      code_expired: everybody,
    },
    {
      when: 'there was no such code',
      at: 'above',
      request: () => ({ body: { challengeId: nowhere, code: '123456', device: testDevice() } }),
      code_expired: everybody,
    },
  ]),
  row(identity.signInWithWechat, 'Whoever WeChat vouches for signs in.', [
    {
      when: 'a code of wx.login',
      at: 'above',
      request: () => ({ body: { code: 'login', device: testDevice() } }),
      ok: everybody,
    },
  ]),
  row(identity.attachWechatPhone, 'Whoever has just proved to hold the phone they had takes another one.', [
    {
      when: 'a code of the phone button',
      at: 'above',
      request: () => ({ body: { code: 'phone' } }),
      ok: steppedUp,
      step_up_required: notSteppedUp,
    },
  ]),
  row(identity.refresh, 'A refresh token is enough, whoever sends it; that of an ended session is worth nothing.', [
    {
      when: 'my own',
      at: 'above',
      request: (m, actor) => ({ body: { refreshToken: sessionOf(m, actor)?.refreshToken ?? opaque } }),
      ok: signedIn,
      unauthenticated: outside,
    },
    {
      when: 'one that never was',
      at: 'above',
      request: () => ({ body: { refreshToken: opaque } }),
      unauthenticated: everybody,
    },
    {
      when: 'one of a session that ended',
      at: 'above',
      request: (m) => ({ body: { refreshToken: m.sessions.signedOut.refreshToken } }),
      unauthenticated: everybody,
    },
  ]),
  row(identity.sendStepUpCode, 'Whoever is signed in has a code sent to their own phone.', [
    { when: 'mine', at: 'above', request: () => ({ body: { deviceId: testDevice().id } }), ok: signedIn },
  ]),
  row(identity.stepUp, 'Whoever brings the code to their own phone has stepped up.', [
    { when: 'the code is right', at: 'above', request: (m, actor) => ({ body: m.stepUpOf(actor) }), ok: signedIn },
    {
      when: 'the code was used',
      at: 'above',
      request: (m) => ({ body: m.usedChallenge }),
      code_expired: signedIn,
    },
  ]),
  row(identity.signOut, 'Whoever is signed in signs out.', [
    { when: 'here', at: 'above', request: () => ({ body: { everywhere: false } }), ok: signedIn },
    { when: 'everywhere', at: 'above', request: () => ({ body: { everywhere: true } }), ok: signedIn },
  ]),
  row(identity.me, 'Whoever is signed in sees themselves.', [
    { when: 'me', at: 'above', request: () => ({}), ok: signedIn },
  ]),
  row(identity.updateMe, 'Whoever is signed in changes their own name.', [
    { when: 'me', at: 'above', request: () => ({ body: { nickname: '新名字' } }), ok: signedIn },
  ]),
  row(identity.sessions, 'Whoever is signed in sees their own devices.', [
    { when: 'mine', at: 'above', request: () => ({}), ok: signedIn },
  ]),
  row(identity.endSession, 'One signs out one’s own devices; those of others are not there.', [
    {
      when: 'my own',
      at: 'above',
      request: (m, actor) => ({ params: { sessionId: sessionOf(m, actor)?.sessionId ?? nowhere } }),
      ok: signedIn,
    },
    {
      when: "somebody else's",
      at: 'above',
      request: (m, actor) => ({ params: { sessionId: m.sessions[actor === 'owner' ? 'tenant' : 'owner'].sessionId } }),
      not_found: signedIn,
    },
    { when: 'missing', at: 'above', request: () => ({ params: { sessionId: nowhere } }), not_found: signedIn },
    {
      when: 'ended',
      at: 'above',
      request: (m) => ({ params: { sessionId: m.endedSession } }),
      not_found: signedIn,
    },
  ]),
]

export const demoRows = [
  row(demo.overview, 'In the demo everybody sees its clock and its people.', [
    { when: 'the demo', at: 'above', request: () => ({}), ok: everybody },
  ]),
  row(demo.enter, 'In the demo everybody enters as one of its people, and as nobody else.', [
    {
      when: 'one of its people',
      at: 'above',
      request: (m) => ({ body: { accountId: m.demoPerson, device: testDevice() } }),
      ok: everybody,
    },
    {
      when: 'a real person',
      at: 'above',
      request: (m) => ({ body: { accountId: m.sessions.operator.accountId, device: testDevice() } }),
      not_found: everybody,
    },
    {
      when: 'missing',
      at: 'above',
      request: () => ({ body: { accountId: nowhere, device: testDevice() } }),
      not_found: everybody,
    },
  ]),
  row(demo.advanceClock, 'In the demo everybody moves the clock.', [
    { when: 'an hour', at: 'above', request: () => ({ body: { seconds: 3600 } }), ok: everybody },
  ]),
]
