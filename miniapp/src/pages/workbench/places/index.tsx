export { PlacesScreen as default } from '../../../features/workbench/screens/places.screen.tsx'
