import { resolve } from 'node:path'
import { processConfig } from '../config.ts'
import { takeBackup } from '../platform/backup/backup.ts'
import { StartFault } from '../platform/embedded/start.fault.ts'
import { runCommand } from './command.run.ts'

/** `backup <folder>`: saves the database and the stored files into a new folder below that one. */
await runCommand(async ({ words: [into, ...rest], say, reach }) => {
  if (!into || rest.length > 0) throw new StartFault('Usage: npm run backup -- <folder that backups are kept in>')
  const config = processConfig(process.cwd())
  const files = config.storage.kind === 'disk' ? config.storage.directory : null
  const { urls } = await reach(config)
  const made = await takeBackup({ ownerUrl: urls.ownerUrl, into: resolve(into), files, now: new Date() })
  const stored = files === null ? 'the files stay in their bucket' : `${made.files} files`
  say(`Saved ${made.rows} rows of ${made.tables} tables and ${stored} in ${made.folder}`)
  say('Personal data in it stays sealed: keep DATA_KEYS and INDEX_KEY as safe as the backup, and apart from it.')
})
