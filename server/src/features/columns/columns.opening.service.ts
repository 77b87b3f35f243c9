import { columnCodes } from '@liren/shared/columns'
import { columnNames } from '@liren/shared/columns.texts'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { insertColumns } from './columns.store.ts'

/** Gives a new community its eight columns, all switched on. The transaction must have entered the community. */
export async function openColumns(db: Db, communityId: string): Promise<void> {
  const rows = columnCodes.map((code, ordinal) => ({
    communityId,
    id: uuidv7(),
    code,
    name: columnNames[code]['zh-CN'],
    ordinal,
  }))
  await insertColumns(db, rows)
}
