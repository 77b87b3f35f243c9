export { columnNames, promiseOfColumn } from './columns.names.store.ts'
export type { ColumnName } from './columns.names.store.ts'
