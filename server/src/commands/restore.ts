import { resolve } from 'node:path'
import { processConfig } from '../config.ts'
import { restoreBackup } from '../platform/backup/restore.ts'
import { StartFault } from '../platform/embedded/start.fault.ts'
import { migrationsIn } from '../process.ts'
import { runCommand } from './command.run.ts'

/** `restore <folder>`: fills an empty database and an empty file storage from the folder of one backup. */
await runCommand(async ({ words: [from, ...rest], say, reach }) => {
  if (!from || rest.length > 0) throw new StartFault('Usage: npm run restore -- <folder of one backup>')
  const root = process.cwd()
  const config = processConfig(root)
  const { urls } = await reach(config)
  const backup = await restoreBackup({
    ownerUrl: urls.ownerUrl,
    from: resolve(from),
    migrationsFolder: migrationsIn(root),
    clockCanAdvance: config.demo,
    files: config.storage.kind === 'disk' ? config.storage.directory : null,
  })
  const rows = backup.tables.reduce((sum, table) => sum + table.rows, 0)
  say(
    `Restored ${rows} rows of ${backup.tables.length} tables and ${backup.files.length} files as of ${backup.takenAt}.`,
  )
  say('Every row and file was compared with what was saved.')
})
