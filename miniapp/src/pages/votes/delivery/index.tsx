export { DeliveryScreen as default } from '../../../features/votes/screens/delivery.screen.tsx'
