export { PlaceScreen as default } from '../../../features/neighbourhood/screens/place.screen.tsx'
