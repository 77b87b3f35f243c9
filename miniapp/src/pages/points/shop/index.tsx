export { ShopScreen as default } from '../../../features/points/screens/shop.screen.tsx'
