export { GroupsScreen as default } from '../../../features/volunteering/screens/groups.screen.tsx'
