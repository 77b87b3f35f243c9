import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { applyRegister, checkRegister } from '../features/register/register.checking.service.ts'
import { exportRegister } from '../features/register/register.export.service.ts'
import { discardFile, readRegister, type JobDeps } from '../features/register/register.reading.service.ts'

const ofImport = z.object({ communityId: z.uuid(), importId: z.uuid() })
const ofExport = z.object({ communityId: z.uuid(), exportId: z.uuid() })

/** The steps of an import, and writing an export. Each may run again after a crash. */
export const registerTasks = (deps: JobDeps): TaskList => ({
  read_register: (job) => readRegister(deps, ofImport.parse(job)),
  check_register: (job) => checkRegister(deps, ofImport.parse(job)),
  apply_register: (job) => applyRegister(deps, ofImport.parse(job)),
  discard_register_file: (job) => discardFile(deps, ofImport.parse(job)),
  export_register: (job) => exportRegister(deps, ofExport.parse(job)),
})
