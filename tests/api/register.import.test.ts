import { identity, type Session } from '@liren/shared/identity'
import { register } from '@liren/shared/register'
import { rolesApi } from '@liren/shared/roles'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { csvFile, importsAt, rosterFile } from '../support/register.ts'
import { createWorld, type World } from '../support/world.ts'
import { neighbourhood } from '@liren/shared/neighbourhood'

let test: TestApp
let world: World

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

let estates = 0

/** A fresh estate, empty, and its committee's desk. */
async function desk() {
  const { communityId, committee: as } = world
  const { id } = await test.call(
    neighbourhood.createEstate,
    { params: { communityId }, body: { name: `小区${String((estates += 1))}` } },
    { as },
  )
  return { communityId, estateId: id, as }
}

const filesLeft = (folder: string) =>
  readdirSync(test.folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && path.relative(test.folder, entry.parentPath).startsWith(folder),
  ).length

describe('the two rosters', () => {
  it('come out with the units, heads and area that they have', async () => {
    const figures = {
      tianebao: { units: 28, heads: 25, areaCentiares: 301_125 },
      zhongyang: { units: 291, heads: 280, areaCentiares: 2_483_857 },
    }
    for (const name of ['tianebao', 'zhongyang'] as const) {
      const imports = importsAt(test, await desk())
      const checked = await imports.check(await imports.upload(rosterFile(name)))
      expect(checked).toMatchObject({ status: 'checked', totals: figures[name], counts: { faults: 0, questions: 0 } })
      expect(checked.counts?.created).toBe(figures[name].units)
      const applied = await imports.apply(checked)
      expect(applied).toMatchObject({ status: 'applied', failure: null })
      expect(await imports.totals()).toMatchObject(figures[name])
    }
  })

  it('change nothing when they come a second time', async () => {
    const imports = importsAt(test, await desk())
    await imports.import(rosterFile('tianebao'))
    const again = await imports.check(await imports.upload(rosterFile('tianebao')))
    expect(again.counts).toMatchObject({ created: 0, changed: 0, left: 28, absent: 0 })
    expect(await imports.apply(again)).toMatchObject({ status: 'applied' })
    expect(await imports.totals()).toMatchObject({ units: 28, heads: 25, areaCentiares: 301_125 })
  })
})

/** Somebody with this phone, whom the committee registers as the owner of a unit. */
async function ownerByPhone(phone: string, unitId: string) {
  const { communityId, committee: as } = world
  const body = { phone, nickname: '中介', unitId, relation: 'owner' } as const
  const { id } = await test.call(rolesApi.placeResident, { params: { communityId }, body }, { as })
  await test.admin.query(
    `UPDATE residence SET verification = 'phone', owner_id = (SELECT owner_id FROM ownership
      WHERE unit_id = $2 AND ended_at IS NULL) WHERE id = $1`,
    [id, unitId],
  )
  return test.signIn(phone)
}

const isOwner = async (as: Session) => {
  const { memberships } = await test.call(identity.me, {}, { as })
  return memberships.some(({ homes }) => homes.some((home) => home.isVerifiedOwner))
}

const line = (unit: string, area: string, name: string, phone = '', number = '', remark = '') =>
  `1号楼,1单元,${unit},${area},${name},${phone},${number},${remark}`

describe('an import', () => {
  it('shows what a newer file would change, and changes just that', async () => {
    const imports = importsAt(test, await desk())
    await imports.import(
      csvFile([line('101', '80.00', '张三', '13800000001', '1234'), line('102', '90', '李四', '13800000002')]),
    )
    const newer = csvFile([
      line('101', '80.50', '张三', '13800000003', '1234'),
      line('103', '70', '王五', '13800000004'),
    ])
    const checked = await imports.check(await imports.upload(newer))
    expect(checked.counts).toMatchObject({ created: 1, changed: 1, left: 0, absent: 1, faults: 0, questions: 0 })
    const changes = await imports.changes(checked.id)
    const changed = changes.find((change) => change.kind === 'changed')
    expect(changed?.unit).toContain('101')
    expect(changed?.fields).toContainEqual({ field: 'area', before: '80.00', after: '80.50' })
    expect(JSON.stringify(changes)).not.toContain('13800000003')
    await imports.apply(checked)
    expect(await imports.totals()).toMatchObject({ units: 3, heads: 3, areaCentiares: 24_050 })
  })

  it('writes nothing until every fault is settled or its row left out', async () => {
    const imports = importsAt(test, await desk())
    const file = csvFile([line('101', '-80', '张三'), line('102', '90', '李四', '12345'), line('103', '70', '王五')])
    const checked = await imports.check(await imports.upload(file))
    expect(checked).toMatchObject({ status: 'checked', counts: { faults: 2 }, abilities: { apply: false } })
    expect(await imports.faults(checked.id)).toEqual([
      { sheet: '名册', row: 2, column: 3, code: 'area_not_positive', text: '-80' },
      { sheet: '名册', row: 3, column: 5, code: 'phone_bad', text: '12345' },
    ])
    const { communityId } = world
    const params = { communityId, importId: checked.id }
    const body = { version: checked.version }
    expect(await test.refuse(register.apply, { params, body }, { as: world.committee })).toMatchObject({
      code: 'register_import_unsettled',
    })
    expect(await imports.totals()).toMatchObject({ units: 0 })
    const skippedRows = [
      { sheet: '名册', row: 2 },
      { sheet: '名册', row: 3 },
    ]
    const settled = await imports.check(checked, { skippedRows })
    expect(settled).toMatchObject({ counts: { faults: 0, created: 1 }, abilities: { apply: true } })
    await imports.apply(settled)
    expect(await imports.totals()).toMatchObject({ units: 1 })
  })

  it('asks whether one name is one buyer, and counts by the answer', async () => {
    for (const [answer, heads] of [
      ['same', 1],
      ['different', 2],
    ] as const) {
      const imports = importsAt(test, await desk())
      const checked = await imports.check(
        await imports.upload(csvFile([line('101', '80', '张伟'), line('102', '90', '张伟')])),
      )
      expect(checked).toMatchObject({ counts: { questions: 1 }, abilities: { apply: false } })
      const [question] = await imports.questions(checked.id)
      expect(question).toMatchObject({ kind: 'same_name', name: '张伟', answer: null })
      expect(question?.id).not.toContain('张伟')
      const answered = await imports.check(checked, { answers: [{ id: question?.id ?? '', answer }] })
      expect(answered).toMatchObject({ counts: { questions: 0 }, totals: { heads } })
      await imports.apply(answered)
      expect(await imports.totals()).toMatchObject({ heads })
      // What was answered is in the register: the same file asks nothing again and changes nothing.
      const again = await imports.check(
        await imports.upload(csvFile([line('101', '80', '张伟'), line('102', '90', '张伟')])),
      )
      expect(again.counts).toMatchObject({ left: 2, changed: 0 })
    }
  })

  it('that is cancelled leaves nothing behind', async () => {
    const imports = importsAt(test, await desk())
    const before = filesLeft('uploads')
    const checked = await imports.check(await imports.upload(rosterFile('tianebao')))
    expect(filesLeft('uploads')).toBe(before + 1)
    await imports.cancel(checked.id)
    await test.runJobs()
    expect(filesLeft('uploads')).toBe(before)
    expect(await imports.totals()).toMatchObject({ units: 0 })
    expect(await imports.read(checked.id)).toMatchObject({ status: 'cancelled', sheets: [], mapping: null })
    expect(await imports.faults(checked.id)).toEqual([])
    expect(await imports.changes(checked.id)).toEqual([])
  })

  it('says why a file is no register', async () => {
    const imports = importsAt(test, await desk())
    const files = [
      { name: '名册.xlsx', bytes: Buffer.from('%PDF-1.7 not a table'), failure: 'not_a_spreadsheet' },
      { name: '名册.xlsx', bytes: rosterFile('zhongyang').bytes.subarray(0, 9_000), failure: 'damaged' },
      { name: '名册.csv', bytes: Buffer.from('\r\n\r\n'), failure: 'empty' },
    ]
    for (const { failure, ...file } of files)
      expect(await imports.upload(file)).toMatchObject({ status: 'failed', failure, sheets: [] })
  })

  it('that was checked before the register moved on shows the new findings instead of writing', async () => {
    const at = await desk()
    const imports = importsAt(test, at)
    const checked = await imports.check(await imports.upload(csvFile([line('101', '80', '张三', '13800000001')])))
    // Meanwhile somebody writes the flat down by hand.
    const { communityId, as } = at
    const building = await test.call(
      neighbourhood.createBuilding,
      { params: { communityId, estateId: at.estateId }, body: { name: '1号楼', ordinal: 1 } },
      { as },
    )
    const entrance = await test.call(
      neighbourhood.createEntrance,
      { params: { communityId, buildingId: building.id }, body: { name: '1单元', ordinal: 1 } },
      { as },
    )
    await test.call(
      neighbourhood.createUnits,
      { params: { communityId, entranceId: entrance.id }, body: { units: [{ label: '101' }] } },
      { as },
    )
    const moved = await imports.apply(checked)
    expect(moved).toMatchObject({ status: 'checked', movedOn: true, counts: { created: 0, changed: 1 } })
    expect(await imports.apply(moved)).toMatchObject({ status: 'applied', movedOn: false })
    expect(await imports.totals()).toMatchObject({ units: 1, heads: 1, areaCentiares: 8_000 })
  })

  it('is one at a time in an estate, even when two are sent at once', async () => {
    const { communityId, estateId, as } = await desk()
    const send = () =>
      test.call(
        register.upload,
        { params: { communityId, estateId } },
        { as, file: csvFile([line('101', '80', '张三')]) },
      )
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, send))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { rows } = await test.admin.query('SELECT FROM register_import WHERE estate_id = $1', [estateId])
    expect(rows).toHaveLength(1)
  })

  it('sent twice under one key is one import, and the second file is not kept', async () => {
    const { communityId, estateId, as } = await desk()
    const before = filesLeft('uploads')
    const options = { as, key: 'a-key-of-one-upload', file: csvFile([line('101', '80', '张三')]) }
    const params = { communityId, estateId }
    const first = await test.call(register.upload, { params }, options)
    expect(await test.call(register.upload, { params }, options)).toEqual(first)
    expect(filesLeft('uploads')).toBe(before + 1)
    const other = { ...options, file: csvFile([line('102', '80', '张三')]) }
    expect(await test.refuse(register.upload, { params }, other)).toMatchObject({ code: 'idempotency_key_reused' })
    expect(filesLeft('uploads')).toBe(before + 1)
  })

  it('takes back the rights of whoever was checked by a phone that it corrects', async () => {
    const at = await desk()
    const imports = importsAt(test, at)
    const [wrong, right] = [newPhone(), newPhone()]
    await imports.import(csvFile([line('101', '80', '王五', wrong, '1234'), line('102', '80', '赵六', '13800000009')]))
    const { rows } = await test.admin.query<{ id: string }>(
      `SELECT u.id FROM unit u JOIN ownership o ON o.unit_id = u.id WHERE o.estate_id = $1 AND u.label = '101'`,
      [at.estateId],
    )
    const agent = await ownerByPhone(wrong, rows[0]?.id ?? '')
    expect(await isOwner(agent)).toBe(true)
    await imports.import(csvFile([line('101', '80', '王五', right, '1234')]))
    expect(await isOwner(agent)).toBe(false)
  })

  it('names in its history who had it written', async () => {
    const at = await desk()
    const checked = await importsAt(test, at).check(
      await importsAt(test, at).upload(csvFile([line('101', '80', '张三', '13800000001')])),
    )
    const phone = newPhone()
    const body = {
      phone,
      nickname: '同事',
      role: 'committee',
      scopeKind: 'community',
      scopeId: at.communityId,
    } as const
    await test.call(rolesApi.grant, { params: { communityId: at.communityId }, body }, { as: world.operator })
    const colleague = await test.signIn(phone)
    await importsAt(test, { ...at, as: colleague }).apply(checked)
    const { rows } = await test.admin.query('SELECT DISTINCT created_by FROM ownership WHERE estate_id = $1', [
      at.estateId,
    ])
    expect(rows).toEqual([{ created_by: colleague.accountId }])
  })

  it('keeps nothing of a file in the clear', async () => {
    const imports = importsAt(test, await desk())
    const checked = await imports.check(
      await imports.upload(csvFile([line('101', '80', '欧阳明月', '13812345678', '110101199003078515')])),
    )
    await imports.apply(checked)
    const { rows } = await test.admin.query<{ all: string }>(
      `SELECT (SELECT json_agg(o) FROM owner o)::text || (SELECT json_agg(i) FROM register_import i)::text
        || coalesce((SELECT json_agg(f) FROM register_finding f)::text, '') AS all`,
    )
    for (const secret of ['欧阳明月', '13812345678', '110101199003078515']) expect(rows[0]?.all).not.toContain(secret)
  })
})

describe('what a request to upload may be', () => {
  const send = async (headers: Record<string, string>, payload: string | Buffer) => {
    const { communityId, estateId, as } = await desk()
    return test.inject({
      method: 'POST',
      url: `/api/v1/communities/${communityId}/estates/${estateId}/register-imports`,
      headers: { authorization: `Bearer ${as.accessToken}`, 'idempotency-key': crypto.randomUUID(), ...headers },
      payload,
    })
  }

  it.each([
    ['JSON', { 'content-type': 'application/json' }, '{}', 415],
    ['a form without a file', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--\r\n', 422],
    ['a form that breaks off', { 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\ncontent-dis', 400],
    ['a form without a boundary', { 'content-type': 'multipart/form-data' }, 'x', 400],
  ])('%s is refused', async (_, headers, payload, status) => {
    const reply = await send(headers, payload)
    expect(reply.json()).toMatchObject({ status })
  })

  it('over 50 MB is refused, and nothing is kept', async () => {
    const before = filesLeft('uploads')
    const { communityId, estateId, as } = await desk()
    const file = { name: '名册.csv', bytes: Buffer.alloc(50 * 1024 * 1024 + 1, 0x61) }
    const problem = await test.refuse(register.upload, { params: { communityId, estateId } }, { as, file })
    expect(problem.code).toBe('payload_too_large')
    expect(filesLeft('uploads')).toBe(before)
  })
})
