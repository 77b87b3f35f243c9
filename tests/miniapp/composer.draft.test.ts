import type { PublishingRole } from '@liren/shared/announcements'
import '../support/taro.ts'
import {
  contentOf,
  emptyDraft,
  localDraft,
  writingFaults,
  type LocalDraft,
} from '../../miniapp/src/features/announcements/composer.draft.ts'
import {
  matterFormOf,
  matterOf,
  withBegin,
  withKind,
  type MatterForm,
} from '../../miniapp/src/features/announcements/matter.draft.ts'
import { kindsHeld, signedAtFirst, signing } from '../../miniapp/src/features/announcements/signing.draft.ts'

const communityId = '01a20260-0000-7000-8000-000000000001'
const columnId = '01a20260-0000-7000-8000-000000000002'
const fileId = '01a20260-0000-7000-8000-000000000003'

const form = (part: Partial<MatterForm>): MatterForm => ({ ...emptyDraft().matter, ...part })

const draftWith = (part: Partial<LocalDraft>): LocalDraft => ({
  ...emptyDraft(),
  title: '六月收支',
  blocks: [{ key: 'a', kind: 'paragraph', text: '见附件' }],
  places: [{ kind: 'community', id: communityId }],
  signature: { role: 'committee', scopeId: communityId },
  ...part,
})

describe('what sort of announcement it is', () => {
  test.each<[string, Partial<MatterForm>, unknown]>([
    ['a notice', {}, { kind: 'notice' }],
    [
      'a disclosure for the usual time',
      { kind: 'disclosure' },
      { kind: 'disclosure', topic: 'finance', displayDays: null },
    ],
    [
      '… for a time of its own',
      { kind: 'disclosure', days: '45' },
      { kind: 'disclosure', topic: 'finance', displayDays: 45 },
    ],
    ['… for no number of days', { kind: 'disclosure', days: '三十' }, null],
    [
      'an event, by the clock in China',
      {
        kind: 'event',
        event: { from: { day: '2026-03-05', time: '09:00' }, to: { day: '2026-03-05', time: '11:00' }, where: '凉亭' },
      },
      { kind: 'event', event: { from: '2026-03-05T01:00:00.000Z', to: '2026-03-05T03:00:00.000Z', where: '凉亭' } },
    ],
    [
      'an event that ends before it begins',
      {
        kind: 'event',
        event: { from: { day: '2026-03-05', time: '11:00' }, to: { day: '2026-03-05', time: '09:00' }, where: '凉亭' },
      },
      null,
    ],
    ['an event without a day', { kind: 'event' }, null],
    [
      'an urgent notice',
      { kind: 'urgent', until: { day: '2026-03-05', time: '22:00' } },
      { kind: 'urgent', until: '2026-03-05T14:00:00.000Z' },
    ],
  ])('%s', (_, part, expected) => {
    const made = matterOf(form(part))
    expect(made).toEqual(expected)
    // And back into the form, without a change.
    expect(made && matterOf(matterFormOf(made))).toEqual(made)
  })

  test('an urgent notice stands for a day unless another time was chosen before', () => {
    const now = Date.parse('2026-03-05T02:30:00.000Z')
    const chosen = withKind(form({}), 'urgent', now)
    expect(chosen.until).toEqual({ day: '2026-03-06', time: '10:30' })
    const own = form({ until: { day: '2026-04-01', time: '08:00' } })
    expect(withKind(own, 'urgent', now).until).toEqual(own.until)
  })

  test('an event ends on the day it begins, unless it was set to end later', () => {
    const first = withBegin(emptyDraft().matter.event, { day: '2026-03-05', time: '09:00' })
    expect(first.to).toEqual({ day: '2026-03-05', time: '11:00' })
    const later = { ...first, to: { day: '2026-03-08', time: '11:00' } }
    expect(withBegin(later, { day: '2026-03-06', time: '09:00' }).to.day).toBe('2026-03-08')
    expect(withBegin(later, { day: '2026-03-10', time: '09:00' }).to.day).toBe('2026-03-10')
  })
})

describe('a draft', () => {
  test('carries files in their order, its last days and its column', () => {
    const file = { id: fileId, kind: 'pdf' as const, name: '收支.pdf', alt: ' ', bytes: 9, width: null, height: null }
    const content = contentOf(
      draftWith({ files: [file], columnId, confirm: true, pinnedUntil: '2026-03-05', expires: '2026-03-31' }),
    )
    expect(content).toMatchObject({
      attachments: [{ id: fileId, alt: null }],
      columnId,
      confirm: true,
      // Both days count to their end.
      pinnedUntil: '2026-03-05T16:00:00.000Z',
      expiresAt: '2026-03-31T16:00:00.000Z',
    })
  })

  test('kept by an earlier version of this client is gone on with', () => {
    const {
      matter: _m,
      files: _f,
      columnId: _c,
      confirm: _o,
      pinnedUntil: _p,
      expires: _e,
      publishAt: _a,
      ...old
    } = draftWith({})
    expect(localDraft.parse(old)).toEqual(draftWith({}))
  })

  test('says what is missing in the order of the page', () => {
    expect(writingFaults({ ...emptyDraft(), matter: form({ kind: 'event' }) })).toEqual(['matter', 'title', 'body'])
    expect(writingFaults(draftWith({}))).toEqual([])
  })
})

describe('who signs', () => {
  const held = (part: Partial<PublishingRole>): PublishingRole => ({
    role: 'committee',
    scopeKind: 'community',
    scopeId: communityId,
    scopeLabel: '',
    kinds: ['notice', 'disclosure'],
    columns: [],
    topics: [],
    ...part,
  })
  const host = held({ role: 'column_host', scopeKind: 'column', scopeId: columnId, kinds: ['notice', 'event'] })

  test('a host writes into the own column, to the whole community', () => {
    expect(signedAtFirst(emptyDraft(), [host], communityId)).toMatchObject({
      signature: { role: 'column_host', scopeId: columnId },
      places: [{ kind: 'community', id: communityId }],
      columnId,
    })
  })

  test('what somebody else may not write becomes a plain notice, and the words stay', () => {
    const draft = draftWith({ matter: form({ kind: 'disclosure', days: '40' }) })
    expect(signing(draft, host, communityId).matter).toEqual(form({ kind: 'notice', days: '40' }))
  })

  test('every kind of all roles held is offered once', () => {
    expect(kindsHeld([held({}), host])).toEqual(['notice', 'disclosure', 'event'])
  })
})
