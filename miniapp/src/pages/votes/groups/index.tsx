export { GroupsScreen as default } from '../../../features/votes/screens/groups.screen.tsx'
