export { PlacesScreen as default } from '../../../features/neighbourhood/screens/places.screen.tsx'
