export { ColumnScreen as default } from '../../../features/columns/screens/column.screen.tsx'
