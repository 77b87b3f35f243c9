import type { FileReply } from '@liren/shared/files'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { tracesOfQuestions } from '../announcements/announcements.questions.leaving.service.ts'
import { tracesOfComplaints } from '../complaints/complaints.leaving.service.ts'
import { phoneOfAccount } from '../identity/identity.accounts.service.ts'
import { expectStepUp } from '../identity/identity.stepup.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { tracesOfPoints } from '../points/points.leaving.service.ts'
import { tracesOfHelp } from '../volunteering/volunteering.help.service.ts'
import { tracesOfGroups, tracesOfObjections, tracesOfShifts } from '../volunteering/volunteering.leaving.service.ts'
import { tracesOfRecords } from '../volunteering/volunteering.records.service.ts'
import { tracesOfCertificates } from '../volunteering/volunteering.recognition.service.ts'
import { communitiesKnowing, readPerson, readTraces, readVotes } from './privacy.export.store.ts'
import { listConsents, listReads } from './privacy.store.ts'

/** More looks than anybody will ever have had. */
const allReads = 10_000

async function tracesIn(db: Db, vault: Vault, communityId: string, accountId: string) {
  const traces = await readTraces(db, communityId, accountId)
  const placeIds = [...traces.residences, ...traces.requests].map((row) => row.unitId)
  const scopeIds = traces.roles.map((role) => role.scopeId)
  const places = await placesOf(db, communityId, [...new Set([communityId, ...placeIds, ...scopeIds])])
  const labelOf = (id: string) => places.get(id)?.label ?? ''
  return {
    community: labelOf(communityId),
    knownAs: traces.known,
    residences: traces.residences.map((row) => ({
      place: labelOf(row.unitId),
      relation: row.relation,
      verification: row.verification,
      verifiedAt: row.verifiedAt,
      isUnder14: row.isUnder14,
      createdAt: row.createdAt,
      endedAt: row.endedAt,
      endReason: row.endReason,
    })),
    roles: traces.roles.map(({ scopeId, ...role }) => ({ ...role, place: labelOf(scopeId) })),
    requests: traces.requests.map((row) => ({
      place: labelOf(row.unitId),
      relation: row.relation,
      note:
        row.noteSealed && vault.open(row.noteSealed, { table: 'binding_request', column: 'note_sealed', row: row.id }),
      status: row.status,
      reason: row.reason,
      createdAt: row.createdAt,
      decidedAt: row.decidedAt,
    })),
    noticesWritten: traces.written,
    noticesRead: traces.noticesRead,
    noticesConfirmed: traces.confirmed,
    questions: await tracesOfQuestions(db, communityId, accountId),
    complaints: await tracesOfComplaints(db, communityId, accountId),
    messages: traces.messages,
    points: await tracesOfPoints(db, communityId, accountId),
    shifts: await tracesOfShifts(db, communityId, accountId),
    objections: await tracesOfObjections(db, communityId, accountId),
    volunteerGroups: await tracesOfGroups(db, communityId, accountId),
    helpReceived: await tracesOfHelp(db, communityId, accountId),
    volunteerRecord: await tracesOfRecords(db, communityId, accountId),
    certificates: await tracesOfCertificates(db, vault, { communityId, accountId }),
    votes: await readVotes(db, communityId, accountId),
    looksAtMyData: await listReads(db, { communityId, accountId }, null, allReads),
  }
}

/** All that is kept about the actor, as a JSON file (个人信息保护法 art. 45: copy and carry away). */
export async function exportOf(db: Db, vault: Vault, actor: AccountActor): Promise<FileReply> {
  await expectStepUp(db, actor)
  const { accountId } = actor
  const person = await readPerson(db, accountId)
  const phone = await phoneOfAccount(db, vault, accountId)
  const consents = await listConsents(db, accountId)
  const communities = []
  for (const communityId of await communitiesKnowing(db, accountId)) {
    await db.enter({ accountId, communityId })
    communities.push(await tracesIn(db, vault, communityId, accountId))
  }
  await db.enter({ accountId })
  const told = consents.map(({ purpose, version, isGranted, createdAt }) => ({
    purpose,
    version,
    isGranted,
    createdAt,
  }))
  const all = { ...person, phone, consents: told, communities }
  return { file: Buffer.from(JSON.stringify(all, null, 2)), name: `liren-${accountId}.json` }
}
