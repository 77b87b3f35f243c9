import type { PageQuery } from '@liren/shared/page'
import type { Certificate, IssuedCertificate, VerifiedCertificate } from '@liren/shared/volunteering.recognition'
import { randomInt } from 'node:crypto'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { LateFile } from '../../platform/http/files.ts'
import { certificateSheet } from '../../platform/print/certificate.sheet.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { balanceOf, creditsByHand, minutesTakenBack } from '../points/points.reading.service.ts'
import { pointsTermsOf } from '../points/points.settings.service.ts'
import { registeredName } from '../register/register.people.service.ts'
import { certificateNumber, contentOf, contentSaid, hoursSaid, maskedName } from './volunteering.recognition.rules.ts'
import * as store from './volunteering.recognition.store.ts'

export interface RecognitionDeps {
  pool: pg.Pool
  vault: Vault
  /** Where the H5 client is reached, for the code on the paper. */
  publicOrigin: string
}

const nameAt = (id: string) => ({ table: 'volunteer_certificate', column: 'name_sealed', row: id })
const documentAt = (id: string) => ({ table: 'volunteer_certificate', column: 'document_sealed', row: id })

const volunteerNumberAt = (id: string) => ({
  ...{ table: 'volunteer_certificate', column: 'volunteer_number_sealed', row: id },
})

const said = ({ servedFrom, servedTo, issuedAt, ...row }: store.CertificateRow) => ({
  ...{ number: row.number, minutes: row.minutes, services: row.services, content: row.content, standing: row.standing },
  servedFrom: servedFrom?.toISOString() ?? null,
  servedTo: servedTo?.toISOString() ?? null,
  issuedAt: issuedAt.toISOString(),
})

const present = (vault: Vault, row: store.CertificateRow): Certificate => ({
  id: row.id,
  name: vault.open(row.nameSealed, nameAt(row.id)),
  ...said(row),
})

async function communityName(db: Db, communityId: string): Promise<string> {
  return (await placesOf(db, communityId, [communityId])).get(communityId)?.label ?? ''
}

interface CertificateDraft {
  name: string | null
  document: string | null
  volunteerNumber: string | null
}

/** More shifts than anybody serves in a life. */
const mostServices = 20_000

/** What there is to certify of somebody now; `certificate_without_hours` where there is nothing. */
export async function factsOf(db: Db, of: { communityId: string; accountId: string }) {
  const { minutes } = await balanceOf(db, of)
  if (minutes <= 0) throw new DomainError('certificate_without_hours')
  const services = await store.listServices(db, of.communityId, of.accountId, mostServices)
  const byHand = (await creditsByHand(db, of, mostServices)).map(({ amount }) => ({
    title: '补记的服务',
    minutes: amount,
  }))
  const issuedAt = await readClock(db)
  return {
    ...{ minutes, issuedAt, services: services.length, content: contentOf([...services, ...byHand]) },
    number: certificateNumber(issuedAt, randomInt(100_000_000)),
    ...(await pointsTermsOf(db, of.communityId)).certificate,
    servedFrom: services[0]?.inAt ?? null,
    servedTo: services.at(-1)?.outAt ?? null,
  }
}

/**
 * Certifies the hours served so far. Under the name that the register has of the actor, and that somebody checked, it is
 * issued at once; what the actor types, a name or a number, waits until the committee has seen papers for it.
 */
export async function issueCertificate(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { name, document, volunteerNumber }: CertificateDraft,
): Promise<IssuedCertificate> {
  const { communityId, accountId } = actor
  const registered = await registeredName(db, vault, actor)
  const printed = name ?? registered
  if (printed === null) throw new DomainError('certificate_nameless')
  const isKnown = printed === registered && document === null && volunteerNumber === null
  const id = uuidv7()
  const row = {
    ...{ communityId, id, accountId, attestedBy: null, ...(await factsOf(db, actor)) },
    standing: isKnown ? ('register' as const) : ('waiting' as const),
    nameSealed: vault.seal(printed, nameAt(id)),
    documentSealed: document === null ? null : vault.seal(document, documentAt(id)),
    volunteerNumberSealed: volunteerNumber === null ? null : vault.seal(volunteerNumber, volunteerNumberAt(id)),
  }
  await store.insertCertificate(db, row)
  return { id, ...said(row) }
}

/** The actor's certificates, newest first. */
export async function certificatesFor(db: Db, vault: Vault, actor: CommunityActor, query: PageQuery) {
  const { communityId, accountId } = actor
  const rows = await store.listCertificates(db, communityId, accountId, positionOf(query), query.limit + 1)
  const page = pageFrom(
    rows,
    query.limit,
    (row) => [row.issuedAt, row.id],
    (row) => present(vault, row),
  )
  return { ...page, registeredName: await registeredName(db, vault, actor) }
}

/** The numbers on a certificate, of the document and in the national system. */
const numbersOn = (vault: Vault, { id, documentSealed, volunteerNumberSealed }: store.CertificateRow) => ({
  document: documentSealed === null ? null : vault.open(documentSealed, documentAt(id)),
  volunteerNumber: volunteerNumberSealed === null ? null : vault.open(volunteerNumberSealed, volunteerNumberAt(id)),
})

/** Who is on a certificate: their name, and the numbers. */
export const whoIsOn = (vault: Vault, row: store.CertificateRow) => ({
  name: vault.open(row.nameSealed, nameAt(row.id)),
  ...numbersOn(vault, row),
})

/** Who somebody is by the newest of their certificates; null where none was issued. */
export async function certifiedAs(db: Db, vault: Vault, { communityId, accountId }: CommunityActor) {
  const row = await store.newestCertificate(db, communityId, accountId)
  return row && whoIsOn(vault, row)
}

/** All that was certified to somebody, with what is on the papers. */
export async function tracesOfCertificates(
  db: Db,
  vault: Vault,
  { communityId, accountId }: { communityId: string; accountId: string },
): Promise<Record<string, unknown>[]> {
  const rows = await store.listCertificates(db, communityId, accountId, null, mostServices)
  return rows.map((row) => ({ ...present(vault, row), ...numbersOn(vault, row) }))
}

/** A line of the paper, where there is something to say. */
const given = (name: string, value: string | null): (readonly [string, string])[] =>
  value === null ? [] : [[name, value]]

/** Whose word the name is, as the paper says it. */
const standingSaid = {
  stated: '本人填写',
  waiting: '',
  register: '与业主登记核对一致',
  attested: '居民委员会已核对证件',
}

const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' })

/** The certificate as a PDF, with the square code that leads to where it is verified. */
export async function certificateFile(
  db: Db,
  { vault, publicOrigin }: RecognitionDeps,
  { communityId, accountId }: CommunityActor,
  id: string,
): Promise<LateFile> {
  const row = await store.findCertificate(db, communityId, id)
  if (row?.accountId !== accountId || row.standing === 'waiting') throw new DomainError('not_found')
  const community = await communityName(db, communityId)
  const { name, document, volunteerNumber } = whoIsOn(vault, row)
  const { servedFrom, servedTo, number, issuedAt, minutes, services, content, responsible, contact } = row
  const facts: (readonly [string, string])[] = [
    ['姓名', name],
    ...given('证件号码', document),
    ...given('志愿者编号', volunteerNumber),
    ['身份核对', standingSaid[row.standing]],
    ['累计服务时长', hoursSaid(minutes)],
    ['服务次数', `${String(services)} 次`],
    ...(servedFrom && servedTo ? [['服务期间', `${day.format(servedFrom)}至${day.format(servedTo)}`] as const] : []),
    ['证明编号', number],
    ...given('负责人', responsible),
    ...given('联系方式', contact),
  ]
  const address = `${publicOrigin}/#/pages/volunteering/verify/index?community=${communityId}&id=${id}`
  const statement = `兹证明 ${name} 参加${community}组织的志愿服务，截至开具之日累计服务 ${hoursSaid(minutes)}。`
  const sheet = {
    title: '志愿服务记录证明',
    number,
    statement,
    facts,
    // Those of before tell of the hours alone.
    content: content.length === 0 ? null : (['服务内容', contentSaid(content)] as const),
    issuer: `${community}居民委员会`,
    issuedAt,
    address,
  }
  return new LateFile(`${number}.pdf`, () => certificateSheet(sheet))
}

/** What a certificate says, for whoever holds the paper; the name is masked. */
export const verifyCertificate = (
  { pool, vault }: RecognitionDeps,
  communityId: string,
  id: string,
): Promise<VerifiedCertificate> =>
  withContext(pool, { communityId }, async (db) => {
    const row = await store.findCertificate(db, communityId, id)
    if (!row || row.standing === 'waiting') throw new DomainError('not_found')
    const name = vault.open(row.nameSealed, nameAt(id))
    const minutes = await minutesTakenBack(db, row, row.issuedAt)
    return {
      ...{ nameMasked: maskedName(name), community: await communityName(db, communityId), ...said(row) },
      // More than it states was never of it.
      minutesTakenBack: Math.min(minutes, row.minutes),
    }
  })
