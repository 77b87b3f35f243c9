export { ComplaintSpotsScreen as default } from '../../../features/complaints/screens/spots.screen.tsx'
