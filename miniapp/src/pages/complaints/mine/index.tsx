export { MyComplaintsScreen as default } from '../../../features/complaints/screens/mine.screen.tsx'
