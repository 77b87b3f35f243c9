import type { TestApp } from './app.ts'

/**
 * Moves the clock to the beginning of the next window of so many seconds: limits count by the clock's hours and days, and
 * none may end in the middle of a test.
 */
export async function toNextWindow(test: TestApp, seconds: number): Promise<void> {
  const { rows } = await test.admin.query<{ left: number }>(
    'SELECT $1::int + 1 - (floor(extract(epoch FROM app.now()))::bigint % $1)::int AS left',
    [seconds],
  )
  await test.advance(rows[0]?.left ?? 0)
}
