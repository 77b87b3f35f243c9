import { register, type RegisterImport } from '@liren/shared/register'
import type { SeedClient } from './seed.client.ts'
import type { PlacesMade } from './seed.places.ts'
import { estates } from './seed.plan.ts'

/** An owner of the demo and the flats of the first estate that are theirs, as `1幢,1单元,101`. */
export interface OwnerPlan {
  name: string
  phone: string
  doors: string[]
}

/** The units of the first estate by id, with the door each is behind. */
export function doorsOf(places: PlacesMade): Map<string, string> {
  const [estate] = places.estates
  const perFloor = estates[0]?.perFloor ?? 1
  const doors = (estate?.buildings ?? []).flatMap(({ entrances }, b) =>
    entrances.flatMap(({ units }, e) =>
      units.map((id, u): [string, string] => {
        const label = `${String(Math.floor(u / perFloor) + 1)}0${String((u % perFloor) + 1)}`
        return [id, `${String(b + 1)}幢,${String(e + 1)}单元,${label}`]
      }),
    ),
  )
  return new Map(doors)
}

/** Brings the owners into the register the way a committee does: a list is uploaded, checked and applied. */
export async function importOwners(
  committee: SeedClient,
  places: PlacesMade,
  owners: readonly OwnerPlan[],
  runJobs: () => Promise<void>,
): Promise<void> {
  const estateId = places.estates[0]?.id ?? ''
  const { communityId } = places
  const lines = owners.flatMap(({ name, phone, doors }) => doors.map((door) => `${door},${name},${phone}`))
  const bytes = Buffer.from(['楼栋,单元,室号,业主姓名,手机号', ...lines].join('\r\n'))
  const params = { communityId, estateId }
  const { id: importId } = await committee.upload(
    register.upload,
    'owners',
    { params },
    { name: '业主名册.csv', bytes },
  )
  const at = { params: { communityId, importId } }
  const after = async (): Promise<RegisterImport> => {
    await runJobs()
    return committee.call(register.import, '', at)
  }
  const read = await after()
  if (read.status === 'mapping' && read.mapping) {
    const { version, mapping } = read
    const body = { version, mapping, answers: [], skippedRows: [] }
    await committee.call(register.check, 'owners_check', { ...at, body })
  }
  const checked = await after()
  if (checked.status === 'checked')
    await committee.call(register.apply, 'owners_apply', { ...at, body: { version: checked.version } })
  const { status, failure } = await after()
  if (status !== 'applied')
    throw new Error(`filling the demo: the owners were not written: ${status} ${String(failure)}`)
}
