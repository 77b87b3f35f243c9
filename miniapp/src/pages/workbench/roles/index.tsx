export { GrantsScreen as default } from '../../../features/roles/screens/grants.screen.tsx'
