export { ComplaintOrdersScreen as default } from '../../../features/complaints/screens/orders.screen.tsx'
