export { OrdersScreen as default } from '../../../features/points/screens/orders.screen.tsx'
