import { binding } from '@liren/shared/binding'
import { neighbourhood } from '@liren/shared/neighbourhood'
import type { Page } from 'playwright-core'
import { codesOn, plantOwner } from '../slips.ts'
import type { Stage } from './stage.ts'

/** A flat of the demo where nobody lives yet. */
export interface EmptyFlat {
  estateId: string
  buildingId: string
  entranceId: string
  unitId: string
  unitLabel: string
  /** Such as `3幢 1单元 402`. */
  label: string
}

/** Every flat of the first estate without people, in the order of the doors. */
export async function emptyFlats(stage: Stage): Promise<EmptyFlat[]> {
  const as = await stage.sessionOf('沈书记')
  const params = { communityId: stage.communityId }
  const { estates } = await stage.test.call(neighbourhood.tree, { params }, { as })
  const [estate] = estates
  if (!estate) throw new Error('the demo has no estate')
  const found: EmptyFlat[] = []
  for (const building of estate.buildings) {
    for (const entrance of building.entrances) {
      const at = { params: { ...params, entranceId: entrance.id }, query: { limit: 50 } }
      const units = await stage.test.call(neighbourhood.units, at, { as })
      const { items } = await stage.test.call(binding.residents, at, { as })
      const taken = new Set(items.map(({ unitId }) => unitId))
      for (const { id: unitId, label: unitLabel } of units.items.filter(({ id }) => !taken.has(id)))
        found.push({
          estateId: estate.id,
          buildingId: building.id,
          entranceId: entrance.id,
          unitId,
          unitLabel,
          label: `${building.name} ${entrance.name} ${unitLabel}`,
        })
    }
  }
  return found
}

/** Prints a new slip for a flat, by the committee; returns its code. */
export async function slipFor(stage: Stage, { buildingId, unitId }: EmptyFlat): Promise<string> {
  const params = { communityId: stage.communityId, buildingId }
  const { file } = await stage.test.call(
    binding.issueSheets,
    { params, body: { unitId } },
    { as: await stage.sessionOf('沈书记') },
  )
  const [code] = await codesOn(file)
  if (code === undefined) throw new Error('there is no code on the slip')
  return code
}

/** Names an owner of a flat in the register, with this phone. */
export async function registerOwner(stage: Stage, { estateId, unitId }: EmptyFlat, phone: string): Promise<void> {
  const { communityId } = stage
  await plantOwner(stage.test, { communityId, estateId, committee: await stage.sessionOf('沈书记') }, unitId, phone)
}

/** Answers the question for a code to one's own phone, as the demo shows it on the screen. */
export async function passStepUp(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog', { name: '先确认是您本人' })
  await sheet.getByRole('button', { name: '获取验证码' }).tap()
  const told = sheet.getByText(/验证码是 \d{6}/)
  const code = (await told.textContent())?.match(/\d{6}/)?.[0] ?? ''
  await sheet.getByLabel('验证码').fill(code)
  await sheet.getByRole('button', { name: '是我本人，继续' }).tap()
}
