import { isStartFault } from './embedded/start.fault.ts'

const sentences: Record<string, (error: NodeJS.ErrnoException & { port?: number }) => string> = {
  EADDRINUSE: (error) =>
    `Port ${String(error.port)} is taken by another program; choose another with PORT=${String((error.port ?? 3000) + 1)}.`,
  EACCES: (error) => `The system does not allow this: ${error.message}.`,
  ECONNREFUSED: () => 'The database of DATABASE_URL does not answer; is PostgreSQL running there?',
  '28P01': () => 'The database refuses the password in DATABASE_URL or DATABASE_OWNER_URL.',
  '3D000': () => 'The database named in DATABASE_URL does not exist.',
}

/** What a person at the terminal should read: one plain sentence for what they can mend, all there is for the rest. */
export function plainFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (isStartFault(error) || error.name === 'ConfigFault') return error.message
  const code = 'code' in error ? String(error.code) : ''
  return sentences[code]?.(error) ?? error.stack ?? error.message
}
