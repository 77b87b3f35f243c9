export { ExportScreen as default } from '../../../features/privacy/screens/export.screen.tsx'
