export { ItemScreen as default } from '../../../features/points/screens/item.screen.tsx'
