export { ComplaintScreen as default } from '../../../features/complaints/screens/detail.screen.tsx'
