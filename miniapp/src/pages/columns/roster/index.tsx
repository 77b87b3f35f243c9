export { RosterScreen as default } from '../../../features/columns/screens/roster.screen.tsx'
