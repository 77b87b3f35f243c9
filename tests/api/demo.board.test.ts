import { announcements } from '@liren/shared/announcements'
import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { announcementLife } from '@liren/shared/announcements.life'
import { publicAnnouncements } from '@liren/shared/announcements.public'
import { identity, type Session } from '@liren/shared/identity'
import { extractText, getDocumentProxy } from 'unpdf'
import { SeedClient } from '../../server/src/seed/seed.client.ts'
import { fillDemo } from '../../server/src/seed/seed.ts'
import { publishBoard } from '../../server/src/seed/seed.board.ts'
import { enterOnce } from '../../server/src/seed/seed.people.ts'
import { demoPhone, people } from '../../server/src/seed/seed.plan.ts'
import { startApp, testVault, type TestApp } from '../support/app.ts'

let test: TestApp
let communityId: string
let neighbour: Session
beforeAll(async () => {
  test = await startApp()
  await fillDemo({ app: test.app, pool: test.pool, vault: testVault() }, () => undefined)
  neighbour = await test.signIn(demoPhone(people.findIndex(({ nickname }) => nickname === '陈默')))
  const me = await test.call(identity.me, {}, { as: neighbour })
  communityId = me.memberships[0]?.community.id ?? ''
}, 120_000)
afterAll(() => test.close())

const here = () => ({ params: { communityId } })
const feed = () => test.call(announcements.feed, { ...here(), query: { limit: 50 } }, { as: neighbour })

describe('the demo', () => {
  it('shows a neighbour one of each kind, one corrected and one withdrawn', async () => {
    const { items, urgent } = await feed()
    const kinds = new Set(items.map(({ matter }) => matter.kind))
    expect([...kinds].toSorted()).toEqual(['disclosure', 'event', 'notice', 'urgent'])
    expect(urgent.map(({ title }) => title)).toEqual(['东门水管爆裂，正在抢修'])
    expect(items.filter(({ status }) => status === 'withdrawn').map(({ title }) => title)).toEqual(['地下车库周五冲洗'])
    const corrected = items.find(({ correctedAt }) => correctedAt !== null)
    const at = { params: { communityId, announcementId: corrected?.id ?? '' } }
    const { items: earlier } = await test.call(announcementLife.revisions, at, { as: neighbour })
    expect(JSON.stringify(earlier[0]?.body)).toContain('20:30')
    // Plain ones stand first.
    expect(items[0]?.matter.kind).toBe('notice')
  })

  it('hands a sheet of accounts to whoever passes by, in words that can be searched', async () => {
    const query = { kind: 'disclosure' as const }
    const [board] = (await test.call(publicAnnouncements.feed, { ...here(), query })).items
    const detail = await test.call(publicAnnouncements.detail, {
      params: { communityId, announcementId: board?.id ?? '' },
    })
    const [sheet] = detail.attachments
    expect(sheet).toMatchObject({ kind: 'pdf', name: '二季度社区经费收支.pdf' })
    const params = { communityId, announcementId: detail.id, attachmentId: sheet?.id ?? '' }
    const { file } = await test.call(announcementAttachments.publicPdf, { params })
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true })
    expect(text).toContain('枫林社区居民委员会')
    expect(text).toContain('18,450.00 元')
  })

  it('is filled once: a filling that is repeated makes nothing twice', async () => {
    const before = (await feed()).items.map(({ id }) => id)
    const places = await test.admin.query<{ grid: string; estate: string }>(
      `SELECT g.id AS grid, e.id AS estate FROM grid g, estate e WHERE e.name = '枫林苑'`,
    )
    const [row] = places.rows
    const made = { communityId, gridId: row?.grid ?? '', estates: [{ id: row?.estate ?? '', buildings: [] }] }
    await publishBoard(enterOnce(new SeedClient(test.app, 'first')), made)
    expect((await feed()).items.map(({ id }) => id)).toEqual(before)
  })
})
