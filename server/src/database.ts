import pg from 'pg'
import type { Config, DatabaseUrls } from './config.ts'
import { openEmbedded, startEmbedded } from './platform/embedded/embedded.ts'

export interface Database {
  urls: DatabaseUrls
  /** Runs `work` while no other process does the same on this database; others wait. */
  alone(work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

const aloneKey = 7_203_120

/**
 * The database of the settings: a server's own, or the embedded one, started now. With `join`, an embedded one that is
 * running already is used as it is: for commands beside the server.
 */
export async function openDatabase(
  config: Config,
  say: (line: string) => void,
  { join = false }: { join?: boolean } = {},
): Promise<Database> {
  const start = join ? openEmbedded : startEmbedded
  const embedded = config.database ? null : await start({ dataDir: config.dataDir, log: say })
  const urls = config.database ?? {
    ...{ appUrl: embedded?.appUrl ?? '', ownerUrl: embedded?.ownerUrl ?? '', signerUrl: embedded?.signerUrl ?? null },
  }
  return {
    urls,
    alone: async (work) => {
      const client = new pg.Client({ connectionString: urls.ownerUrl })
      await client.connect()
      try {
        await client.query('SELECT pg_advisory_lock($1)', [aloneKey])
        await work()
      } finally {
        await client.end()
      }
    },
    close: async () => {
      await embedded?.stop()
    },
  }
}
