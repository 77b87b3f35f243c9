import type { PageQuery } from '@liren/shared/page'
import type { WantedCertificate } from '@liren/shared/volunteering.recognition'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { tell } from '../messages/messages.service.ts'
import { maskedName } from './volunteering.recognition.rules.ts'
import { factsOf, whoIsOn } from './volunteering.recognition.service.ts'
import * as store from './volunteering.recognition.store.ts'

/** What waits for the committee to see papers. It shows no name: who has the papers before them needs none. */
export async function wantedCertificates(db: Db, vault: Vault, actor: CommunityActor, query: PageQuery) {
  const rows = await store.listWaiting(db, actor.communityId, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.issuedAt, row.id],
    (row): WantedCertificate => ({
      ...{ id: row.id, nickname: row.nickname, nameMasked: maskedName(whoIsOn(vault, row).name) },
      ...{ hasDocument: row.documentSealed !== null, hasVolunteerNumber: row.volunteerNumberSealed !== null },
      askedAt: row.issuedAt.toISOString(),
      abilities: { decide: row.accountId !== actor.accountId },
    }),
  )
}

/** One that waits, of somebody else, locked. */
async function expectWaiting(db: Db, { communityId, accountId }: CommunityActor, id: string) {
  const row = await store.lockWaiting(db, communityId, id)
  if (!row) throw new DomainError('not_found')
  if (row.accountId === accountId) throw new DomainError('attendance_self')
  return row
}

interface Papers {
  name: string
  document: string | null
  volunteerNumber: string | null
}

/** Numbers of documents are typed with and without spaces, and their X large or small. */
const bare = (text: string | null): string | null => text?.replace(/\s/g, '').toUpperCase() ?? null

/** Issues it with what is so now: whoever has seen the papers typed from them what the volunteer had typed. */
export async function attestCertificate(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  id: string,
  papers: Papers,
): Promise<void> {
  const { communityId, accountId } = actor
  const row = await expectWaiting(db, actor, id)
  const asked = whoIsOn(vault, row)
  const isSame = (['name', 'document', 'volunteerNumber'] as const).every(
    (one) => bare(asked[one]) === bare(papers[one]),
  )
  if (!isSame) throw new DomainError('certificate_differs')
  const facts = await factsOf(db, row)
  await store.issueWaiting(db, { communityId, id }, { ...facts, attestedBy: accountId })
  const matter = { communityId, kind: 'certificate_decided' as const, subjectId: id, title: facts.number, sender: '' }
  await tell(db, matter, [row.accountId])
}

/** Does not issue it, forgets what was typed, and says why. */
export async function refuseCertificate(db: Db, actor: CommunityActor, id: string, reason: string): Promise<void> {
  const { communityId } = actor
  const row = await expectWaiting(db, actor, id)
  await store.dropWaiting(db, communityId, id)
  const matter = { communityId, kind: 'certificate_decided' as const, subjectId: id, title: '志愿服务证明' }
  await tell(db, { ...matter, sender: reason }, [row.accountId])
}
