import { identity, type Session } from '@liren/shared/identity'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { register } from '@liren/shared/register'
import { testDevice, type TestApp } from './app.ts'
import { csvFile, importsAt } from './register.ts'
import type { World } from './world.ts'

/** What the rows of the register speak of, in one community. */
export interface RegisterObjects {
  /** An estate without an open import. */
  freeEstate: string
  /** An import that is checked and settled, and the version it is at. */
  checked: { id: string; version: number }
  checkedEstate: string
  /** An import that is over. */
  applied: string
  ownerId: string
  entranceId: string
  /** An export that is ready, asked for by the committee. */
  exportId: string
}

/** Confirms by a code to the session's own phone that it is its owner. */
export async function stepUp(test: TestApp, as: Session): Promise<void> {
  const sent = await test.call(identity.sendStepUpCode, { body: { deviceId: testDevice().id } }, { as })
  await test.call(identity.stepUp, { body: { challengeId: sent.challengeId, code: sent.demoCode ?? '' } }, { as })
}

export async function registerObjects(test: TestApp, { communityId }: World, as: Session): Promise<RegisterObjects> {
  const estate = async (name: string) =>
    (await test.call(neighbourhood.createEstate, { params: { communityId }, body: { name } }, { as })).id
  const full = importsAt(test, { communityId, estateId: await estate('有名册的小区'), as })
  const applied = await full.import(csvFile(['9号楼,1单元,101,80,张三,13800000001,,']))
  const open = importsAt(test, { communityId, estateId: await estate('正在导入的小区'), as })
  const checked = await open.check(await open.upload(csvFile(['9号楼,1单元,101,80,李四,13800000002,,'])))
  await stepUp(test, as)
  const params = { communityId, estateId: applied.estateId }
  const wanted = await test.call(register.startExport, { params, body: { reason: '核对' } }, { as })
  await test.runJobs()
  const one = async (text: string) => {
    const { rows } = await test.admin.query<{ id: string }>(text, [communityId, applied.estateId])
    return rows[0]?.id ?? ''
  }
  return {
    freeEstate: await estate('没有名册的小区'),
    checked: { id: checked.id, version: checked.version },
    checkedEstate: checked.estateId,
    applied: applied.id,
    ownerId: await one('SELECT id FROM owner WHERE community_id = $1 AND estate_id = $2'),
    entranceId: await one(
      `SELECT e.id FROM entrance e JOIN building b ON b.id = e.building_id
        WHERE e.community_id = $1 AND b.estate_id = $2`,
    ),
    exportId: wanted.id,
  }
}
