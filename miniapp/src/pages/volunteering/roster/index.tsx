export { RosterScreen as default } from '../../../features/volunteering/screens/roster.screen.tsx'
