export { HomesScreen as default } from '../../../features/binding/screens/homes.screen.tsx'
