import type { Role } from '@liren/shared/roles'
import type { Db } from '../../platform/db/context.ts'
import { tellOffice, type OfficeMatter } from '../messages/messages.office.service.ts'
import { streetOf } from '../neighbourhood/neighbourhood.service.ts'
import { officersOf } from '../roles/roles.service.ts'

/** Tells the officers of an office above the community, but those whom it concerns otherwise. */
export async function tellOfficers(
  db: Db,
  matter: OfficeMatter,
  office: { role: Role; scopeId: string; department: string },
  except: readonly (string | null)[] = [],
): Promise<void> {
  const officers = await officersOf(db, [office])
  await tellOffice(
    db,
    matter,
    officers.filter((one) => !except.includes(one)),
  )
}

/** Tells the street above the community. */
export async function tellStreet(db: Db, matter: OfficeMatter, except: readonly (string | null)[] = []): Promise<void> {
  const scopeId = await streetOf(db, matter.communityId)
  await tellOfficers(db, matter, { role: 'street', scopeId, department: '' }, except)
}
