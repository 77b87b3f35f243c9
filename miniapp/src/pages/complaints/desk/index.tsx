export { ComplaintDeskScreen as default } from '../../../features/complaints/screens/desk.screen.tsx'
