import { publicAnnouncements } from '@liren/shared/announcements.public'
import { wechatMessages } from '@liren/shared/messages.wechat'
import { consentTerms, privacy } from '@liren/shared/privacy'
import { row } from './matrix.ts'
import { actors, committees, notSteppedUp, signedIn, steppedUp, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const everybody: readonly Actor[] = actors
const { version } = consentTerms.public_name
const here = (m: Matrix) => ({ communityId: m.here.communityId })

export const privacyRows = [
  row(wechatMessages.credits, 'Whoever is signed in sees what WeChat may still tell them.', [
    { when: 'mine', at: 'above', request: () => ({}), ok: signedIn },
  ]),
  row(wechatMessages.reportAnswers, 'Whoever is signed in says what they answered WeChat.', [
    {
      when: 'one message more',
      at: 'above',
      request: () => ({ body: { answers: { notice: 'accept' as const, reminder: 'reject' as const } } }),
      ok: signedIn,
    },
  ]),
  row(privacy.dataReads, 'Whoever is signed in sees who looked at their own data.', [
    { when: 'mine', at: 'above', request: () => ({}), ok: signedIn },
  ]),
  row(privacy.consents, 'Whoever is signed in sees their own consents.', [
    { when: 'mine', at: 'above', request: () => ({}), ok: signedIn },
  ]),
  row(privacy.setConsent, 'Whoever is signed in says yes and no for themselves.', [
    {
      when: 'yes to the text of now',
      at: 'above',
      request: () => ({ body: { purpose: 'public_name' as const, version, isGranted: true } }),
      ok: signedIn,
    },
    {
      when: 'yes to another text',
      at: 'above',
      request: () => ({ body: { purpose: 'public_name' as const, version: '1999-01', isGranted: true } }),
      consent_text_changed: signedIn,
    },
    {
      when: 'no to what the service cannot do without',
      at: 'above',
      request: () => ({ body: { purpose: 'service' as const, version, isGranted: false } }),
      consent_is_basis: signedIn,
    },
  ]),
  row(privacy.export, 'Whoever has just proved to hold the phone takes the own data along.', [
    { when: 'mine', at: 'above', request: () => ({}), ok: steppedUp, step_up_required: notSteppedUp },
  ]),
  row(privacy.deleteAccount, 'Whoever has just proved to hold the phone, and is not the last of a committee, goes.', [
    {
      when: 'mine',
      at: 'above',
      request: () => ({ body: { confirm: true as const } }),
      ok: ['owner'],
      last_role_holder: committees,
      step_up_required: notSteppedUp,
    },
  ]),
]

export const publicRows = [
  row(publicAnnouncements.feed, 'Everybody reads what a community says to everybody.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: everybody },
    {
      when: 'a missing community',
      at: 'nowhere',
      request: () => ({ params: { communityId: nowhere } }),
      not_found: everybody,
    },
  ]),
  row(publicAnnouncements.detail, 'Everybody reads a notice to everybody; any other is not there.', [
    {
      when: 'to everybody',
      at: 'here',
      request: (m) => ({ params: { ...here(m), announcementId: m.noticeOf('committee').id } }),
      ok: everybody,
    },
    {
      when: 'to one building',
      at: 'here',
      request: (m) => ({ params: { ...here(m), announcementId: m.toBuilding.id } }),
      not_found: everybody,
    },
    {
      when: 'a draft',
      at: 'here',
      request: (m) => ({ params: { ...here(m), announcementId: m.draftOf('committee').id } }),
      not_found: everybody,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), announcementId: m.theirNotice.id } }),
      not_found: everybody,
    },
  ]),
]
