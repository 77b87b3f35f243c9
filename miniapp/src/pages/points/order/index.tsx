export { OrderScreen as default } from '../../../features/points/screens/order.screen.tsx'
