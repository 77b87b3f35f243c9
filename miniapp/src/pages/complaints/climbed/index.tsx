export { ClimbedComplaintsScreen as default } from '../../../features/complaints/screens/climbed.screen.tsx'
