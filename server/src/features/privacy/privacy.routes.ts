import { privacy } from '@liren/shared/privacy'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { consentsOf } from './privacy.consents.service.ts'
import { deleteAccount } from './privacy.deletion.service.ts'
import { exportOf } from './privacy.export.service.ts'
import { readsOf } from './privacy.service.ts'
import { setConsent } from './privacy.withdrawal.service.ts'

/** What concerns only the caller needs no more than being signed in. */
const everybody = (_actor: AccountActor): boolean => true

export function privacyRoutes(routes: Routes, vault: Vault): void {
  routes.account(privacy.dataReads, everybody, ({ db, actor, call }) => readsOf(db, actor, call.query))
  routes.account(privacy.consents, everybody, async ({ db, actor }) => ({ items: await consentsOf(db, actor) }))
  routes.account(privacy.setConsent, everybody, ({ db, actor, call }) => setConsent(db, actor, call.body))
  routes.account(privacy.export, everybody, ({ db, actor }) => exportOf(db, vault, actor))
  routes.account(privacy.deleteAccount, everybody, ({ db, actor }) => deleteAccount(db, actor))
}
