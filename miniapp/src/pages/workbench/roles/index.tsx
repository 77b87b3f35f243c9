export { RolesScreen as default } from '../../../features/workbench/screens/roles.screen.tsx'
