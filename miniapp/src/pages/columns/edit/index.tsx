export { ColumnsEditScreen as default } from '../../../features/columns/screens/columns.edit.screen.tsx'
