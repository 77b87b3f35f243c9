import { register } from '@liren/shared/register'
import type { Routes } from '../../platform/http/routes.ts'
import { DomainError } from '../../platform/errors.ts'
import type { RegisterDeps } from './register.deps.ts'
import * as exporting from './register.export.service.ts'
import * as importing from './register.import.service.ts'
import { mayKeepRegisters } from './register.policy.ts'
import * as service from './register.service.ts'

export function registerRoutes(routes: Routes, deps: RegisterDeps): void {
  routes.community(register.upload, mayKeepRegisters, ({ db, actor, call }) => {
    if (!call.file) throw new DomainError('file_missing')
    return importing.uploadRegister(db, actor, call.params.estateId, call.file)
  })
  routes.community(register.imports, mayKeepRegisters, ({ db, actor, call }) =>
    importing.listImports(db, actor, call.query),
  )
  routes.community(register.import, mayKeepRegisters, ({ db, actor, call }) =>
    importing.importFor(db, deps, actor, call.params.importId),
  )
  routes.community(register.faults, mayKeepRegisters, ({ db, actor, call }) =>
    importing.faultsOf(db, deps, actor, call.params.importId, call.query),
  )
  routes.community(register.questions, mayKeepRegisters, ({ db, actor, call }) =>
    importing.questionsOf(db, deps, actor, call.params.importId, call.query),
  )
  routes.community(register.changes, mayKeepRegisters, ({ db, actor, call }) =>
    importing.changesOf(db, deps, actor, call.params.importId, call.query),
  )
  routes.community(register.check, mayKeepRegisters, async ({ db, actor, call }) => {
    await importing.checkImport(db, deps, actor, call.params.importId, call.body)
    return {}
  })
  routes.community(register.apply, mayKeepRegisters, async ({ db, actor, call }) => {
    await importing.applyImport(db, actor, call.params.importId, call.body.version)
    return {}
  })
  routes.community(register.cancel, mayKeepRegisters, async ({ db, actor, call }) => {
    await importing.cancelImport(db, actor, call.params.importId)
    return {}
  })
  routes.community(register.totals, mayKeepRegisters, ({ db, actor, call }) =>
    service.totalsOf(db, actor, call.params.estateId),
  )
  routes.community(register.units, mayKeepRegisters, ({ db, actor, call }) =>
    service.registerUnits(db, actor, call.params.entranceId, call.query),
  )
  routes.community(register.reveal, mayKeepRegisters, ({ db, actor, call }) =>
    service.revealOwner(db, deps, actor, call.params.ownerId, call.body.purpose),
  )
  routes.community(register.startExport, mayKeepRegisters, ({ db, actor, call }) =>
    exporting.startExport(db, actor, call.params.estateId, call.body.reason),
  )
  routes.community(register.export, mayKeepRegisters, ({ db, actor, call }) =>
    exporting.exportFor(db, actor, call.params.exportId),
  )
  routes.community(register.takeExport, mayKeepRegisters, ({ db, actor, call }) =>
    exporting.takeExport(db, deps, actor, call.params.exportId),
  )
}
