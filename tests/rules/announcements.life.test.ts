import { announcementKinds, disclosureTopics, matter, type Matter } from '@liren/shared/announcements.matter'
import { columnCodes } from '@liren/shared/columns'
import { roles, type Role } from '@liren/shared/roles'
import {
  displayDays,
  isColumnOpen,
  kindsOf,
} from '../../server/src/features/announcements/announcements.kinds.rules.ts'
import {
  checkSchedule,
  checkTerms,
  checkWithdrawal,
  displayedUntil,
  statusOf,
} from '../../server/src/features/announcements/announcements.life.rules.ts'
import { DomainError } from '../../server/src/platform/errors.ts'

const now = new Date('2026-03-05T04:00:00.000Z')
const days = (n: number): Date => new Date(now.getTime() + n * 86_400_000)
const iso = (n: number): string => days(n).toISOString()

const faultOf = (work: () => void): DomainError | null => {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
}
const codeOf = (work: () => void) => faultOf(work)?.code ?? 'ok'

const notice: Matter = { kind: 'notice' }
const disclosure = (topic: (typeof disclosureTopics)[number], displayDaysChosen: number | null = null): Matter => ({
  kind: 'disclosure',
  topic,
  displayDays: displayDaysChosen,
})

describe('what a role may publish', () => {
  it.each<[Role, string]>([
    ['committee', 'notice disclosure event urgent'],
    ['owners_committee', 'notice disclosure event urgent'],
    ['property_staff', 'notice disclosure event urgent'],
    ['grid_worker', 'notice event urgent'],
    ['building_head', 'notice event urgent'],
    ['column_host', 'notice event'],
    ['points_desk', ''],
    ['street', ''],
    ['department', ''],
    ['operator', ''],
  ])('%s: %s', (role, kinds) => {
    expect(announcementKinds.filter((kind) => kindsOf(role).includes(kind)).join(' ')).toBe(kinds)
  })

  it.each<[Role, string]>([
    ['committee', columnCodes.join(' ')],
    ['owners_committee', 'owners_committee neighbours'],
    ['property_staff', 'property services'],
    ['grid_worker', 'notices neighbours services'],
    ['building_head', 'neighbours'],
    ['column_host', 'police'],
    ['points_desk', ''],
  ])('%s stands in: %s', (role, codes) => {
    const held = { role, scopeId: 'police-id' }
    const open = columnCodes.filter((code) => isColumnOpen(held, { id: `${code}-id`, code, isOn: true }))
    expect(open.join(' ')).toBe(codes)
    expect(columnCodes.filter((code) => isColumnOpen(held, { id: `${code}-id`, code, isOn: false }))).toEqual([])
  })

  it('every role is spoken of', () => {
    expect(roles.filter((role) => kindsOf(role).length > 0)).toHaveLength(6)
  })
})

describe('where a notice is in its life', () => {
  const row = { publishAt: null, publishedAt: null, expiresAt: null, withdrawnAt: null }
  it.each([
    ['draft', {}],
    ['draft', { expiresAt: days(-1) }],
    ['scheduled', { publishAt: days(1) }],
    ['scheduled', { publishAt: days(-1) }],
    ['published', { publishedAt: days(-1) }],
    ['published', { publishedAt: days(-1), expiresAt: new Date(now.getTime() + 1) }],
    ['expired', { publishedAt: days(-1), expiresAt: now }],
    ['withdrawn', { publishedAt: days(-1), withdrawnAt: now }],
    ['withdrawn', { publishedAt: days(-2), expiresAt: days(-1), withdrawnAt: now }],
  ] as const)('%s: %o', (status, change) => {
    expect(statusOf({ ...row, ...change }, now)).toBe(status)
  })
})

describe('a disclosure', () => {
  it('of residents’ affairs is displayed for fifteen days at least, as the law asks, and no other for less than seven', () => {
    expect(displayDays.resident_affairs.least).toBe(15)
    for (const topic of disclosureTopics) {
      expect(displayDays[topic].least).toBeGreaterThanOrEqual(7)
      expect(displayDays[topic].usual).toBeGreaterThanOrEqual(displayDays[topic].least)
    }
  })

  it.each(disclosureTopics)('of %s is not displayed for a day less than the least', (topic) => {
    const { least, usual } = displayDays[topic]
    const terms = { pinnedUntil: null, expiresAt: null }
    expect(codeOf(() => checkTerms({ ...terms, matter: disclosure(topic, least) }, now, displayDays))).toBe('ok')
    expect(codeOf(() => checkTerms({ ...terms, matter: disclosure(topic, least - 1) }, now, displayDays))).toBe(
      'display_too_short',
    )
    expect(displayedUntil(disclosure(topic), now, displayDays)).toEqual(days(usual))
  })

  it('expires no sooner than it was to be displayed, to the millisecond', () => {
    const terms = { matter: disclosure('decisions', 10), pinnedUntil: null }
    expect(codeOf(() => checkTerms({ ...terms, expiresAt: days(10) }, now, displayDays))).toBe('ok')
    const early = faultOf(() => checkTerms({ ...terms, expiresAt: new Date(days(10).getTime() - 1) }, now, displayDays))
    expect(early).toMatchObject({ code: 'display_too_short', details: { until: days(10) } })
  })

  it('is withdrawn from its last moment on, and before that told why not and until when, in both languages', () => {
    const board = { matter: disclosure('resident_affairs'), publishedAt: now, displayedUntil: days(15) }
    expect(codeOf(() => checkWithdrawal(board, days(15)))).toBe('ok')
    const early = faultOf(() => checkWithdrawal(board, new Date(days(15).getTime() - 1)))
    expect(early?.code).toBe('display_not_over')
    expect(early?.details.until).toEqual(days(15))
    expect(early?.details.detail?.['zh-CN']).toContain('居务公开至少公示 15 天，到 2026年3月20日 12:00 为止')
    expect(early?.details.detail?.en).toContain('15 days')
    expect(codeOf(() => checkWithdrawal({ matter: notice, publishedAt: now, displayedUntil: null }, now))).toBe('ok')
  })
})

describe('a notice that goes out', () => {
  it.each<[string, Matter, number | null, number | null, string]>([
    ['a plain one', notice, null, null, 'ok'],
    ['pinned for a day', notice, 1, null, 'ok'],
    ['pinned until now', notice, 0, null, 'announcement_times_past'],
    ['expired', notice, null, -1, 'announcement_times_past'],
    ['an event that is on', { kind: 'event', event: { from: iso(-1), to: iso(1), where: '广场' } }, null, null, 'ok'],
    [
      'an event that is over',
      { kind: 'event', event: { from: iso(-2), to: iso(0), where: '广场' } },
      null,
      null,
      'announcement_times_past',
    ],
    ['urgent for a day', { kind: 'urgent', until: iso(1) }, null, null, 'ok'],
    ['urgent until now', { kind: 'urgent', until: iso(0) }, null, null, 'announcement_times_past'],
  ])('%s', (_, about, pinned, expires, code) => {
    const at = (n: number | null) => (n === null ? null : days(n))
    const terms = { matter: about, pinnedUntil: at(pinned), expiresAt: at(expires) }
    expect(codeOf(() => checkTerms(terms, now, displayDays))).toBe(code)
  })

  it.each([
    [-1, 'schedule_out_of_reach'],
    [0, 'schedule_out_of_reach'],
    [1, 'ok'],
    [366, 'ok'],
    [367, 'schedule_out_of_reach'],
  ])('in %d days: %s', (n, code) => {
    expect(codeOf(() => checkSchedule(days(n), now))).toBe(code)
  })
})

describe('the facts of a kind', () => {
  it.each([
    [{ kind: 'notice' }, true],
    [{ kind: 'notice', until: iso(1) }, false],
    [{ kind: 'urgent' }, false],
    [{ kind: 'urgent', until: 'tomorrow' }, false],
    [{ kind: 'event', event: { from: iso(0), to: iso(1), where: '广场' } }, true],
    [{ kind: 'event', event: { from: iso(1), to: iso(1), where: '广场' } }, false],
    [{ kind: 'event', event: { from: iso(1), to: iso(0), where: '广场' } }, false],
    [{ kind: 'event', event: { from: iso(0), to: iso(1), where: ' ' } }, false],
    [{ kind: 'disclosure', topic: 'finance' }, true],
    [{ kind: 'disclosure', topic: 'gossip' }, false],
    [{ kind: 'disclosure', topic: 'finance', displayDays: 0 }, false],
    [{ kind: 'party' }, false],
  ])('%o: %s', (value, isTaken) => {
    expect(matter.safeParse(value).success).toBe(isTaken)
  })
})
