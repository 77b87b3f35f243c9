import { urlOf, type Endpoint } from '@liren/shared/endpoint'
import { demo } from '@liren/shared/demo'
import { announcements } from '@liren/shared/announcements'
import { announcementLife } from '@liren/shared/announcements.life'
import { publicAnnouncements } from '@liren/shared/announcements.public'
import { binding } from '@liren/shared/binding'
import { columns } from '@liren/shared/columns'
import { identity, type Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { neighbourhoodEditing } from '@liren/shared/neighbourhood.editing'
import { privacy } from '@liren/shared/privacy'
import { register } from '@liren/shared/register'
import { rolesApi } from '@liren/shared/roles'
import { rolesAbove } from '@liren/shared/roles.above'
import { officersApi } from '@liren/shared/roles.officers'
import { newKey, newPhone, startApp, type TestApp } from '../support/app.ts'
import { committeeSigns, createBusyWorld, noticeBody, toCommunity, type BusyWorld } from '../support/busy.world.ts'
import { csvFile, importsAt } from '../support/register.ts'
import { entranceAt, unitAt } from '../support/world.ts'

let strict: TestApp
let fast: TestApp
let world: BusyWorld
/** An import with a fault, a question and a change. */
let faulty: string

async function faultyImport(): Promise<string> {
  const { communityId, committee: as } = world
  const params = { communityId }
  const { id: estateId } = await strict.call(
    neighbourhood.createEstate,
    { params, body: { name: '难处理的小区' } },
    { as },
  )
  const imports = importsAt(strict, { communityId, estateId, as })
  const rows = ['1号楼,1单元,101,80,张伟,,,', '1号楼,1单元,102,80,张伟,,,', '1号楼,1单元,103,-1,李四,,,']
  const checked = await imports.check(await imports.upload(csvFile(rows)))
  return checked.id
}

beforeAll(async () => {
  strict = await startApp()
  fast = await startApp({ strictReplies: false }, strict)
  world = await createBusyWorld(strict)
  const units = [{ label: '901', areaCentiares: 7993, areaSource: 'survey' as const }, { label: '902' }]
  const params = { communityId: world.communityId, entranceId: entranceAt(world, 0, 0) }
  await strict.call(neighbourhood.createUnits, { params, body: { units } }, { as: world.committee })
  const expiresAt = new Date(Date.now() + 365 * 86_400_000).toISOString()
  const body = { phone: newPhone(), nickname: '"引号"\\与\u2028行', role: 'column_host' as const }
  await strict.call(
    rolesApi.grant,
    {
      params: { communityId: world.communityId },
      body: { ...body, scopeKind: 'column', scopeId: world.columns.police, expiresAt },
    },
    { as: world.committee },
  )
  const officer = { phone: newPhone(), nickname: '街道', role: 'street' as const, scopeKind: 'street' as const }
  await strict.call(rolesApi.grantAbove, { body: { ...officer, scopeId: world.streetId } }, { as: world.operator })
  faulty = await faultyImport()
  await strict.admin.query(`INSERT INTO demo_person VALUES ($1, 1, '业主', 'Owner')`, [world.owner.accountId])
})
afterAll(async () => {
  await fast.close()
  await strict.close()
})

const send = (app: TestApp, endpoint: Endpoint, request: object, as?: Session) =>
  app.inject({
    method: endpoint.method,
    url: urlOf(endpoint, request),
    headers: {
      ...(as ? { authorization: `Bearer ${as.accessToken}` } : {}),
      ...(endpoint.idempotent ? { 'idempotency-key': newKey() } : {}),
    },
    ...('body' in request ? { payload: request.body as object } : {}),
  })

/** GETs whose replies are full of things, as people to whom it says different things. */
const gets = (): [Endpoint, object, (Session | undefined)[]][] => {
  const { committee, owner, tenant, operator, communityId } = world
  const here = { params: { communityId } }
  const one = (announcementId: string) => ({ params: { communityId, announcementId } })
  const rich = one(world.notice.id)
  const mended = one(world.mended.id)
  const inImport = { params: { communityId, importId: faulty } }
  return [
    [identity.me, {}, [committee, owner, tenant, operator]],
    [identity.sessions, {}, [committee, operator]],
    [neighbourhood.tree, here, [owner]],
    [neighbourhood.units, { params: { communityId, entranceId: entranceAt(world, 0, 0) } }, [committee]],
    [neighbourhoodEditing.grids, here, [committee]],
    [neighbourhoodEditing.place, { params: { communityId, placeId: world.gridId } }, [committee]],
    [neighbourhoodEditing.changes, { params: { communityId, placeId: world.gridId } }, [committee]],
    [rolesAbove.list, {}, [operator]],
    [officersApi.list, here, [committee]],
    [officersApi.officers, here, [committee, owner]],
    [columns.list, here, [committee, owner, tenant]],
    [columns.roster, { params: { communityId, columnId: world.columns.police } }, [committee, owner]],
    [register.imports, here, [committee]],
    [register.import, inImport, [committee]],
    [register.faults, inImport, [committee]],
    [register.questions, inImport, [committee]],
    [register.changes, inImport, [committee]],
    [register.totals, { params: { communityId, estateId: world.estateId } }, [committee]],
    [register.units, { params: { communityId, entranceId: world.register.entranceId } }, [committee]],
    [register.export, { params: { communityId, exportId: world.register.exportId } }, [committee]],
    [binding.searchPlaces, { query: { q: '枫林' } }, [undefined]],
    [binding.invitations, { params: { communityId, entranceId: entranceAt(world, 1, 0) } }, [committee]],
    [binding.mine, {}, [owner, tenant]],
    [binding.requests, here, [committee]],
    [binding.household, { params: { communityId, unitId: unitAt(world, 0, 0) } }, [owner]],
    [binding.residents, { params: { communityId, entranceId: entranceAt(world, 0, 0) } }, [committee]],
    [privacy.dataReads, {}, [owner]],
    [privacy.consents, {}, [owner]],
    [publicAnnouncements.feed, here, [undefined]],
    [publicAnnouncements.detail, rich, [undefined]],
    [announcementLife.publicRevisions, mended, [undefined]],
    [announcementLife.revisions, mended, [committee, owner]],
    [announcements.feed, here, [committee, owner, tenant]],
    [announcements.mine, here, [committee]],
    [announcements.signatures, here, [committee]],
    [announcements.detail, rich, [committee, owner]],
    [announcements.detail, mended, [committee, owner]],
    [announcements.detail, one(world.draft.id), [committee]],
    [messages.inbox, here, [owner, tenant]],
    [demo.overview, {}, [undefined]],
  ]
}

it('both serializers say the same of full replies', async () => {
  for (const [endpoint, request, people] of gets())
    for (const as of people) {
      const [slow, quick] = [await send(strict, endpoint, request, as), await send(fast, endpoint, request, as)]
      expect([endpoint.id, slow.statusCode, quick.statusCode]).toEqual([endpoint.id, 200, 200])
      const [a, b] = [slow.json<Record<string, unknown>>(), quick.json<Record<string, unknown>>()]
      // The clock of the demo does not stand still between two requests.
      if (endpoint === demo.overview) a['now'] = b['now']
      expect({ id: endpoint.id, said: b }).toEqual({ id: endpoint.id, said: a })
    }
})

it('lists are not empty, so that something was compared', async () => {
  for (const [endpoint, request, people] of gets()) {
    const replies = await Promise.all(people.map((as) => send(fast, endpoint, request, as)))
    const lists = replies.flatMap((reply) => reply.json<{ items?: unknown[] }>().items ?? [null])
    expect([endpoint.id, lists.length > 0]).toEqual([endpoint.id, true])
  }
})

it('the fast one keeps what the schema knows and lets nothing else out', async () => {
  const audience = [...toCommunity(world.communityId, true), { type: 'role' as const, role: 'building_head' as const }]
  const body = [
    { type: 'heading' as const, text: '标题' },
    ...noticeBody(),
    { type: 'list' as const, ordered: true, items: ['一', '二'] },
  ]
  const signature = committeeSigns(world.communityId)
  const draft = { title: '齐全', body, audience, signature }
  const created = await send(
    fast,
    announcements.create,
    { params: { communityId: world.communityId }, body: draft },
    world.committee,
  )
  expect(created.statusCode).toBe(201)
  expect(created.json()).toMatchObject({ title: '齐全', body, audience, reach: null, publishedAt: null })
  const { id } = created.json<{ id: string }>()
  // A word that crept into a row is in no reply, whichever serializer writes it.
  await strict.admin.query(
    `UPDATE announcement SET body = body || '[{"type":"paragraph","text":"x","secret":"s3cret"}]' WHERE id = $1`,
    [id],
  )
  const params = { communityId: world.communityId, announcementId: id }
  const quick = await send(fast, announcements.detail, { params }, world.committee)
  expect(quick.statusCode).toBe(200)
  expect(quick.body).not.toContain('s3cret')
})
