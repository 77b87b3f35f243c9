export { OfficersScreen as default } from '../../../features/roles/screens/officers.screen.tsx'
