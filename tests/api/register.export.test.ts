import { neighbourhood } from '@liren/shared/neighbourhood'
import { register } from '@liren/shared/register'
import { rolesApi } from '@liren/shared/roles'
import { readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { sweepRegisters } from '../../server/src/features/register/register.sweep.service.ts'
import { diskStorage } from '../../server/src/platform/storage/disk.ts'
import { createSealedFiles } from '../../server/src/platform/storage/sealed.files.ts'
import { newPhone, startApp, testVault, type TestApp } from '../support/app.ts'
import { stepUp } from '../support/matrix.register.ts'
import { csvFile, importsAt, rosterFile, type Desk } from '../support/register.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let desk: Desk

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  const { communityId, committee: as } = world
  const { id } = await test.call(
    neighbourhood.createEstate,
    { params: { communityId }, body: { name: '天鹅堡' } },
    { as },
  )
  desk = { communityId, estateId: id, as }
  await importsAt(test, desk).import(rosterFile('tianebao'))
})
afterAll(() => test.close())

const reason = '业主大会前核对名册'
const at = () => ({ communityId: desk.communityId, estateId: desk.estateId })
const start = () => test.call(register.startExport, { params: at(), body: { reason } }, { as: desk.as })
const exportFiles = () =>
  readdirSync(test.folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && path.basename(entry.parentPath) === 'exports',
  ).length
const sweep = () => sweepRegisters(test.pool, createSealedFiles(diskStorage(test.folder), testVault()))

describe('an export', () => {
  it('needs a fresh code, and says so before anything is written down', async () => {
    const as = await test.signIn(await phoneOfNewCommittee())
    const refused = await test.refuse(register.startExport, { params: at(), body: { reason } }, { as })
    expect(refused).toMatchObject({ code: 'step_up_required', status: 403 })
    const { rows } = await test.admin.query('SELECT FROM register_export UNION ALL SELECT FROM data_read')
    expect(rows).toHaveLength(0)
    await stepUp(test, as)
    await test.advance(601)
    expect(await test.refuse(register.startExport, { params: at(), body: { reason } }, { as })).toMatchObject({
      code: 'step_up_required',
    })
  })

  it('comes back unchanged when it is imported again', async () => {
    await stepUp(test, desk.as)
    const { id } = await start()
    const params = { communityId: desk.communityId, exportId: id }
    expect(await test.call(register.export, { params }, { as: desk.as })).toMatchObject({ status: 'making' })
    await test.runJobs()
    expect(await test.call(register.export, { params }, { as: desk.as })).toMatchObject({ status: 'ready' })
    const { file, name } = await test.call(register.takeExport, { params }, { as: desk.as })
    expect(name).toBe('天鹅堡业主名册.xlsx')
    const imports = importsAt(test, desk)
    const checked = await imports.check(await imports.upload({ name, bytes: Buffer.from(file) }))
    expect(checked.counts).toEqual({
      rows: 28,
      ignoredRows: 0,
      created: 0,
      changed: 0,
      left: 28,
      absent: 0,
      faults: 0,
      questions: 0,
    })
    expect(checked.totals).toMatchObject({ units: 28, heads: 25, areaCentiares: 301_125 })
    await imports.cancel(checked.id)
  })

  it('is on record with its reason', async () => {
    const { rows } = await test.admin.query<{ what: string; purpose: string }>('SELECT what, purpose FROM data_read')
    expect(rows).toContainEqual({ what: 'register_export', purpose: reason })
  })

  it('is for whom asked for it, on the device they asked on', async () => {
    await stepUp(test, desk.as)
    const { id } = await start()
    await test.runJobs()
    const params = { communityId: desk.communityId, exportId: id }
    const colleague = await test.signIn(await phoneOfNewCommittee())
    for (const endpoint of [register.export, register.takeExport])
      expect(await test.refuse(endpoint, { params }, { as: colleague })).toMatchObject({ code: 'not_found' })
  })

  it('lies sealed, and is gone after a quarter of an hour', async () => {
    await stepUp(test, desk.as)
    const { id } = await start()
    await test.runJobs()
    expect(exportFiles()).toBeGreaterThan(0)
    const sealed = readdirSync(path.join(test.folder, 'exports')).map((name) => path.join(test.folder, 'exports', name))
    expect(sealed.length).toBeGreaterThan(0)
    await test.advance(15 * 60)
    const params = { communityId: desk.communityId, exportId: id }
    expect(await test.call(register.export, { params }, { as: desk.as })).toMatchObject({ status: 'expired' })
    expect(await test.refuse(register.takeExport, { params }, { as: desk.as })).toMatchObject({ code: 'not_found' })
    await sweep()
    expect(exportFiles()).toBe(0)
  })
})

async function phoneOfNewCommittee(): Promise<string> {
  const { communityId } = world
  const phone = newPhone()
  const body = { phone, nickname: '同事', role: 'committee', scopeKind: 'community', scopeId: communityId } as const
  await test.call(rolesApi.grant, { params: { communityId }, body }, { as: world.operator })
  return phone
}

describe('owners', () => {
  const entranceOf = async () => {
    const { rows } = await test.admin.query<{ id: string }>(
      'SELECT e.id FROM entrance e JOIN building b ON b.id = e.building_id WHERE b.estate_id = $1',
      [desk.estateId],
    )
    return rows[0]?.id ?? ''
  }

  it('are listed masked, page by page', async () => {
    const params = { communityId: desk.communityId, entranceId: await entranceOf() }
    const first = await test.call(register.units, { params, query: { limit: 20 } }, { as: desk.as })
    expect(first.items[0]).toMatchObject({
      label: '101',
      areaCentiares: 7_993,
      owners: [{ kind: 'person', nameMasked: '龚**', phoneMasked: '199****0296', isBound: false }],
    })
    const cursor = first.nextCursor ?? ''
    const second = await test.call(register.units, { params, query: { limit: 20, cursor } }, { as: desk.as })
    expect(first.items.length + second.items.length).toBe(28)
    expect(second.nextCursor).toBeNull()
  })

  it('are shown in the clear one at a time, with the purpose on record', async () => {
    const params = { communityId: desk.communityId, entranceId: await entranceOf() }
    const { items } = await test.call(register.units, { params }, { as: desk.as })
    const ownerId = items[0]?.owners[0]?.id ?? ''
    const shown = await test.call(
      register.reveal,
      { params: { communityId: desk.communityId, ownerId }, body: { purpose: '通知领取选票' } },
      { as: desk.as },
    )
    expect(shown).toEqual({ name: '龚丽明', phone: '19910000296', idNumber: '6495' })
    const { rows } = await test.admin.query('SELECT reader_id, purpose FROM data_read WHERE owner_id = $1', [ownerId])
    expect(rows).toEqual([{ reader_id: desk.as.accountId, purpose: '通知领取选票' }])
  })
})

describe('housekeeping', () => {
  it('removes files that a process left behind when it died, and no other', async () => {
    const files = createSealedFiles(diskStorage(test.folder), testVault())
    const left = await files.put('uploads', Buffer.from('left behind'))
    await sweep()
    expect(await files.get(left)).not.toBeNull()
    const aged = left.replace(/uploads\/[^-]+/, 'uploads/01890000')
    renameSync(path.join(test.folder, left), path.join(test.folder, aged))
    await sweep()
    expect(readdirSync(path.join(test.folder, 'uploads'))).not.toContain(path.basename(aged))
  })

  it('gives up an import that nobody has touched for a fortnight', async () => {
    const imports = importsAt(test, desk)
    const forgotten = await imports.upload(csvFile(['3号楼,1单元,101,79.93,龚丽明,19910000296,,']))
    await test.advance(14 * 24 * 3600 + 1)
    await sweep()
    const as = await test.signIn(await phoneOfNewCommittee())
    const params = { communityId: desk.communityId, importId: forgotten.id }
    expect(await test.call(register.import, { params }, { as })).toMatchObject({ status: 'cancelled', sheets: [] })
  })

  it('starts a step again that died with its process', async () => {
    const { communityId, estateId } = desk
    const as = await test.signIn(await phoneOfNewCommittee())
    const file = csvFile(['3号楼,1单元,101,79.93,龚丽明,19910000296,,'])
    const { id } = await test.call(register.upload, { params: { communityId, estateId } }, { as, file })
    await test.admin.query('DELETE FROM graphile_worker._private_jobs')
    await test.advance(301)
    await sweep()
    await test.runJobs()
    const params = { communityId, importId: id }
    expect(await test.call(register.import, { params }, { as })).toMatchObject({ status: 'mapping' })
  })
})
