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
