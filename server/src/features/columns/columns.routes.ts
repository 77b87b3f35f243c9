import { columns } from '@liren/shared/columns'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { hostsSomething, mayEditColumns, maySeeColumns, maySetSomeRoster } from './columns.policy.ts'
import * as service from './columns.service.ts'

export function columnsRoutes(routes: Routes, vault: Vault): void {
  routes.community(columns.list, maySeeColumns, ({ db, actor }) => service.columnsFor(db, vault, actor))
  routes.community(columns.edit, mayEditColumns, ({ db, actor, call }) =>
    service.editColumns(db, vault, actor, call.body),
  )
  routes.community(columns.roster, maySeeColumns, ({ db, actor, call }) =>
    service.rosterOf(db, vault, actor, call.params.columnId),
  )
  routes.community(columns.setRoster, maySetSomeRoster, ({ db, actor, call }) =>
    service.setRoster(db, vault, actor, call.params.columnId, call.body),
  )
  routes.community(columns.setContact, hostsSomething, async ({ db, actor, call }) => {
    await service.setContact(db, vault, actor, call.params.columnId, call.body.contact)
    return {}
  })
}
