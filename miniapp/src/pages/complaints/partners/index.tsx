export { ComplaintPartnersScreen as default } from '../../../features/complaints/screens/partners.screen.tsx'
