import type { ColumnCode } from '@liren/shared/columns'
import type { Db, Hot } from '../../platform/db/context.ts'

export interface ColumnName {
  id: string
  code: ColumnCode
  name: string
  isOn: boolean
}

const namesStatement: Hot = {
  name: 'column_names',
  text: `SELECT id, code, name, is_on AS "isOn" FROM board_column WHERE community_id = $1 ORDER BY ordinal, id`,
}

/** The columns of a community by name alone, in its order. */
export const columnNames = (db: Db, communityId: string): Promise<ColumnName[]> =>
  db.hot<ColumnName>(namesStatement, [communityId])

const promiseStatement: Hot = {
  name: 'column_promise',
  text: `SELECT promised_reply_minutes AS minutes FROM board_column WHERE community_id = $1 AND id = $2 AND is_on`,
}

/** Within how many minutes a column promises a first reply; null where it promises nothing, or there is none. */
export async function promiseOfColumn(db: Db, communityId: string, columnId: string | null): Promise<number | null> {
  if (columnId === null) return null
  const [row] = await db.hot<{ minutes: number | null }>(promiseStatement, [communityId, columnId])
  return row?.minutes ?? null
}
