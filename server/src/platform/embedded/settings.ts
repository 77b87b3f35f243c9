/** What a cluster is asked to be: where it listens and whether its data may be lost with the machine's power. */
export interface ClusterSettings {
  port: number
  /** No fsync: for tests, whose data nobody needs after a crash of the machine. */
  fast: boolean
}

/** The `name=value` settings that PostgreSQL is started with; no value holds a space, so they fit any shell. */
export function postgresSettings({ port, fast }: ClusterSettings): string[] {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'password_encryption=scram-sha-256',
    'max_connections=200',
    'shared_buffers=128MB',
    'max_wal_size=512MB',
    'min_wal_size=80MB',
    // Nothing replicates from an embedded server: the smallest log there is.
    'wal_level=minimal',
    'max_wal_senders=0',
    'timezone=UTC',
    'log_timezone=UTC',
    // Compiling a plan costs more than the short queries of this product.
    'jit=off',
    // The log must not hold personal data: no statements, no values of rows that a constraint refused.
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
  ]
  // A commit still reaches the system's cache, so a killed process loses nothing; only a machine without power would.
  if (fast) settings.push('fsync=off', 'full_page_writes=off')
  return settings
}
